"""What all sheets of the house share: the column of codes, and finding a record by its code."""

from collections.abc import Callable, Sequence
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from jiangfang.kernel.errors import Invalid, InvalidMany
from jiangfang.kernel.ids import clean_code
from jiangfang.kernel.lifecycles import lifecycles
from jiangfang.kernel.sheets import Place, Row, SheetColumn
from jiangfang.kernel.text import N_
from jiangfang.people.visibility import all_of, visible
from jiangfang.records.models import Noun
from jiangfang.records.tree import branch_of

CODE = SheetColumn(
    "code",
    _("System code"),
    kind="code",
    help=_("Empty for a new record. With a code the row changes the record that bears it."),
    aliases=("匠坊编号", "记录编号"),
    width=14,
)
STATE = SheetColumn("state", _("State"), shown_only=True, width=12)
HOME = SheetColumn("home", _("Organisation"), shown_only=True, width=24)


def by_code(kind: str, rows: Sequence[Row], place: Place, *related: str) -> list[Any]:
    """For each row the record that its code names, None where it has none, Invalid for a code that leads nowhere here."""
    codes = [_cleaned(row.get("code")) for row in rows]
    home = branch_of(place.organisation.pk)
    known = visible(all_of(kind, *related), place.actor).filter(organisation_id__in=home)
    wanted = {code for code in codes if isinstance(code, str)}
    found = {noun.record.code: noun for noun in known.filter(record__code__in=wanted)} if wanted else {}
    return [found.get(code, _unknown()) if isinstance(code, str) else code for code in codes]


def _cleaned(code: str | None) -> Any:
    """The code in its one form; None where there is none, Invalid for what can't be one."""
    if not code:
        return None
    try:
        return clean_code(code)
    except Invalid as error:
        error.field = "code"
        return error


def _unknown() -> Invalid:
    return Invalid(
        N_("There is no such record here that is open to you."),
        field="code",
        help=N_("Leave the code empty for a new record; codes are given by the house."),
        code="unknown",
    )


def by_title(kind: str, rows: Sequence[Row], place: Place) -> QuerySet:
    """The nouns of the place whose titles stand in the rows, as far as they still count and are open to the actor."""
    titles = {row["title"] for row in rows if row.get("title") and not row.get("code")}
    here = visible(all_of(kind), place.actor).filter(organisation_id=place.organisation.pk, record__title__in=titles)
    return here.exclude(record__state__in=("struck", "refused", "declined", "merged", "withdrawn")).order_by(
        "record_id"
    )


def about(noun: Noun) -> dict[str, Any]:
    """The columns that are the same for every noun."""
    state = lifecycles[noun.kind.key].state(noun.record.state).label
    return {"code": noun.record.code, "home": noun.organisation.short, "state": str(state)}


def nouns_at(kind: str, *related: str) -> Callable[[Any], QuerySet]:
    """The nouns of a kind in the branch of an organisation, but for those struck out."""

    def found(organisation: Any) -> QuerySet:
        here = all_of(kind, *related).filter(organisation_id__in=branch_of(organisation.pk))
        return here.exclude(record__state="struck").order_by("-record_id")

    return found


def given(row: Row, *names: str) -> dict[str, Any]:
    """The values that a row has under some names."""
    return {name: row[name] for name in names if name in row}


def problems_of(check: Callable[[], None]) -> dict[str, Invalid]:
    """What a check of the house raises, by field."""
    try:
        check()
    except InvalidMany as found:
        return dict(found.errors)
    except Invalid as error:
        return {error.field: error}
    return {}
