"""An example for each value of a body, so that the documentation can be tried as it stands."""

from typing import Any, get_args

from django import forms

from jiangfang.people.fields import DayField, MoneyField, NamedOrganisationField, NamedPersonField, NumberField

# Values that read best when they are about the thing itself.
BY_NAME: dict[str, Any] = {
    "title": "三号机循环水泵振动偏大",
    "title_en": "Vibration of circulating pump 3",
    "name": "李工",
    "name_en": "Li Gong",
    "reason": "附件不全，请补充测量记录。",
    "equipment": "三号机循环水泵",
    "number": "202011258000.3",
    "owner": "黄台发电有限公司",
    "result": "RES-7Q2KX4M",
    "project": "PRJ-7Q2KX4M",
    "adoption": "ADO-7Q2KX4M",
    "into": "PRB-7Q2KX4M",
    "user": "huangtai",
    "username": "ligong",
    "email": "ligong@example.com",
    "slug": "huangtai-studio",
    "level": "studio",
    "role": "member",
    "credit_code": "91370000163456789X",
    "patent_year": 4,
    "year": 2023,
}


def example_of(name: str, field: forms.Field, annotation: Any) -> Any:
    """A value that the field takes, as far as a form alone can tell."""
    literals = [one for one in get_args(annotation) if isinstance(one, str)]
    if literals:
        return literals[0]
    if isinstance(field, forms.ModelMultipleChoiceField):
        return ["PER-7Q2KX4M"]
    if name in BY_NAME:
        return BY_NAME[name]
    return _by_type(field)


def _by_type(field: forms.Field) -> Any:
    for kind, example in (
        (forms.ModelChoiceField, "RES-7Q2KX4M"),
        (MoneyField, "12.5万元"),
        (NumberField, "60"),
        (DayField, "2024-02-20"),
        (forms.BooleanField, True),
        (forms.IntegerField, 1),
        (NamedPersonField, "李工"),
        (NamedOrganisationField, "huangtai"),
    ):
        if isinstance(field, kind):
            return example
    return "现场测量，见附件。"
