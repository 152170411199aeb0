"""What may be said about an IP right: its number against its kind and its filing day, and who holds the number already."""

from typing import Any

from jiangfang.innovation.models import IPKind, IPRight
from jiangfang.innovation.reckoning.ip_numbers import IPNumber, SoftwareNumber, parse_number
from jiangfang.innovation.reckoning.rights import RightKind
from jiangfang.innovation.rules import values
from jiangfang.kernel.errors import Invalid, InvalidMany
from jiangfang.kernel.text import N_
from jiangfang.people.visibility import visible


def canonical_number(ip_right: IPRight) -> str:
    """The number as it is stored, read for the declared kind and held against the filing day.

    Divisional applications, whose number carries a later year than the filing day they keep, are not known here.
    """
    number = parse_number(ip_right.number, RightKind(ip_right.type))
    values.check_many({"filed_on": _year_error(number, ip_right)})
    return number.text


def _year_error(number: IPNumber, ip_right: IPRight) -> Invalid | None:
    """The year in the number is the filing year; software is registered in that year or later."""
    filed = ip_right.filed_on.year
    fits = number.year == filed
    if isinstance(number, SoftwareNumber):
        fits = number.year is None or number.year >= filed
    if fits:
        return None
    return Invalid(
        N_("The number says %(year)s, the filing day says %(filed)s."),
        field="filed_on",
        code="year",
        help=N_("Compare both with the paper: one of them is wrong."),
        year=number.year,
        filed=filed,
    )


def row_errors(ip_right: IPRight, title: str, title_en: str = "") -> dict[str, Invalid]:
    """What is wrong with an application by itself, by field; where nothing is, its number is canonical from here on.

    Asks nothing of the database.
    """
    try:
        values.check(
            ip_right,
            **values.title_errors(title, title_en),
            filed_on=values.past_error(ip_right.filed_on, "filed_on"),
            priority_on=values.order_error(ip_right.priority_on, ip_right.filed_on, "priority_on"),
        )
        ip_right.number = canonical_number(ip_right)
    except InvalidMany as found:
        return dict(found.errors)
    except Invalid as error:
        return {error.field or "number": error}
    return {}


def kind_error(ip_right: IPRight) -> Invalid | None:
    """What was granted was no PCT application, whatever it is called now."""
    if ip_right.type == IPKind.PCT and ip_right.record.state in ("in_force", "lapsed"):
        return Invalid(N_("A right that was granted is no PCT application."), field="type")
    return None


def free_error(number: str, actor: Any, ip_right: IPRight) -> Invalid | None:
    """A number is entered once in the whole house. The record that holds it is named to those who may see it.

    ``holder`` among the error's params is that record's code.
    """
    held = IPRight.objects.filter(number=number).exclude(pk=ip_right.pk)
    if not held.exists():
        return None
    open_one = visible(held, actor).select_related("record").first()
    if open_one is None:
        return Invalid(
            N_("The number %(number)s is entered already, in a record that is not open to you."),
            field="number",
            code="taken",
            number=number,
        )
    return Invalid(
        N_("The number %(number)s is entered already: %(holder)s %(title)s."),
        field="number",
        code="taken",
        number=number,
        holder=open_one.record.code,
        title=open_one.record.title,
    )
