"""A member's record sheet: who, what they can, where they sit and sat, what they are named in, as far as the drawer reads it."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jiangfang.kernel.blocks import Block, Column, Fact, Facts, Heading, Row, Table
from jiangfang.kernel.declarations import Commission, Dossier, dossiers
from jiangfang.kernel.rules import rule
from jiangfang.kernel.text import N_
from jiangfang.people.honours import HONOUR_LEVELS
from jiangfang.people.models import Person
from jiangfang.people.queries.persons import named_in, seats_of
from jiangfang.people.rules import is_real_actor
from jiangfang.people.visibility import visible_records
from jiangfang.records.kinds import kind_of


@rule(N_("This person is not open to you."))
def reads_person(actor: Any, subject: Any) -> bool:
    return isinstance(actor, Person) and visible_records(actor).filter(pk=subject.pk).exists()


def blocks_of_record_sheet(commission: Commission) -> Iterator[Block]:
    """The page of a person on paper."""
    person, reader = commission.subject, commission.reader
    yield Facts(tuple(fact for fact in _facts(person) if fact.value))
    yield _seats(person, reader)
    yield _grades(person)
    yield _honours(person)
    yield from _named(person, reader)


def _facts(person: Person) -> Iterator[Fact]:
    yield Fact(_("Company"), person.organisation.record.name)
    yield Fact(_("Skill grade"), str(person.get_grade_display()) if person.grade else "")
    yield Fact(_("Trade"), person.trade)
    yield Fact(_("Team or section"), person.section)
    yield Fact(_("Post"), person.post)
    yield Fact(_("Professional title"), person.professional_title)
    yield Fact(_("Education"), person.education)
    yield Fact(_("In the trade since"), person.joined_trade_on, "date")


def _seats(person: Person, reader: Any) -> Table:
    columns = (
        Column(_("Role")),
        Column(_("Organisation"), wide=True),
        Column(_("From"), "date"),
        Column(_("Until"), "date"),
    )
    rows = tuple(
        Row(
            (str(seat.get_role_display()), seat.organisation.record.name, seat.starts_on, seat.ends_on),
            seat.record.code,
        )
        for seat in seats_of(person, reader)
    )
    return Table(_("Seats"), columns, rows, _("None."))


def _grades(person: Person) -> Table:
    columns = (
        Column(_("Skill grade"), wide=True),
        Column(_("Reached on"), "date"),
        Column(_("Certificate number"), "code"),
    )
    rows = tuple(
        Row((str(event.get_grade_display()), event.reached_on, event.certificate))
        for event in person.grade_events.all()
    )
    return Table(_("Way through the skill grades"), columns, rows, _("None."))


def _honours(person: Person) -> Table:
    columns = (Column(_("Honour"), wide=True), Column(_("Level")), Column(_("Awarded by")), Column(_("Year"), "code"))
    rows = tuple(
        Row((one.title, str(HONOUR_LEVELS.get(one.level, one.level)), one.authority, str(one.year or "")))
        for one in person.honours.all()
    )
    return Table(_("Honours"), columns, rows, _("None."))


def _named(person: Person, reader: Any) -> Iterator[Block]:
    columns = (
        Column(_("Code"), "code"),
        Column(_("Record"), wide=True),
        Column(_("Kind")),
        Column(_("Part in it")),
        Column(_("Organisation")),
    )
    found = [one for one in named_in(person, reader) if one.record.kind != "dossier"]
    rows = tuple(
        Row(
            (
                one.record.code,
                one.record.name,
                str(kind_of(one.record.kind).label),
                " · ".join(str(role) for role in one.roles),
                one.record.organisation.short,
            ),
            one.record.code,
        )
        for one in found
    )
    yield Heading(_("Records that name the person"), 1)
    yield Table("", columns, rows, _("None."))


dossiers.register(
    "people.record_sheet",
    Dossier(
        key="people.record_sheet",
        label=gettext_lazy("Record sheet"),
        sentence=gettext_lazy(
            "Who a member is, what they can, and the records that name them, as far as the drawer reads them."
        ),
        blocks=blocks_of_record_sheet,
        may=is_real_actor & reads_person,
        about="person",
    ),
)
