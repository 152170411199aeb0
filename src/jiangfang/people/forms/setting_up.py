"""The form with which a house begins."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import password_validators_help_texts, validate_password
from django.core.exceptions import ValidationError
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from pypinyin import lazy_pinyin

from jiangfang.people.actions.organisations import TOPS
from jiangfang.people.models import Account
from jiangfang.people.offers import DeedForm

OF_THE_ORGANISATION = ("title", "title_en", "level", "slug")


def _new_password() -> forms.PasswordInput:
    return forms.PasswordInput(attrs={"autocomplete": "new-password"})


class SetUpForm(DeedForm):
    """The top organisation (left out where there is one), the first officer, and a password."""

    title = forms.CharField(
        label=_("Organisation at the top"),
        max_length=200,
        help_text=_("The federation or the company that this house serves; everything else is entered below it."),
    )
    title_en = forms.CharField(label=_("Its name in English"), max_length=200, required=False)
    level = forms.ChoiceField(label=_("Level"))
    slug = forms.SlugField(
        label=_("Short name in addresses"),
        max_length=60,
        required=False,
        help_text=_("Small letters, digits and hyphens; it stays. Left empty, it is made of the name."),
    )
    name = forms.CharField(label=_("Your name"), max_length=200, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    username = forms.CharField(
        label=_("User name"),
        max_length=60,
        widget=forms.TextInput(attrs={"autocapitalize": "none", "autocomplete": "username", "spellcheck": "false"}),
        help_text=_("What you type to sign in: letters, digits and . @ + - _"),
    )
    password = forms.CharField(
        label=_("Password"), strip=False, widget=forms.PasswordInput(attrs={"autocomplete": "new-password"})
    )
    again = forms.CharField(
        label=_("The password again"), strip=False, widget=forms.PasswordInput(attrs={"autocomplete": "new-password"})
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"].help_text = " ".join(str(text) for text in password_validators_help_texts()[1:2])
        self.fields["level"].choices = [("", "—"), *[(level.value, level.label) for level in TOPS]]
        if self.subject is not None:
            for field in OF_THE_ORGANISATION:
                del self.fields[field]

    def clean(self) -> dict[str, Any]:
        """The two passwords agree and are worth something."""
        cleaned = super().clean()
        password = cleaned.get("password", "")
        if password and "again" in cleaned and password != cleaned["again"]:
            self.add_error("again", ValidationError(_("The two passwords differ."), code="differ"))
        elif password:
            try:
                validate_password(password, Account(username=cleaned.get("username", "")))
            except ValidationError as error:
                self.add_error("password", error)
        return cleaned

    def values(self) -> dict[str, Any]:
        """What the deed asks for: the officer, and the organisation as one value (None where it stands already)."""
        typed = super().values()
        officer = {key: typed[key] for key in ("name", "username", "password")}
        if self.subject is not None:
            return {**officer, "organisation": None}
        organisation = {key: typed[key] for key in OF_THE_ORGANISATION}
        organisation["slug"] = organisation["slug"] or address_of(organisation["title_en"] or organisation["title"])
        return {**officer, "organisation": organisation}


def address_of(name: str) -> str:
    """A short name for addresses made of a name, Chinese ones by their sound: 济南市总工会 → ji-nan-shi-zong-gong-hui."""
    return slugify(" ".join(lazy_pinyin(name)))[:60].strip("-") or "top"
