"""The lists that documents are made of: records of a branch as far as the reader sees them, row by row."""

from collections.abc import Callable, Sequence
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from jiangfang.innovation.models import Adoption, Benefit, IPRight, Method, Problem, Project, Result
from jiangfang.kernel.blocks import Cell, Column, Row, Table
from jiangfang.kernel.declarations import Commission
from jiangfang.kernel.lifecycles import lifecycles
from jiangfang.people.models import Person
from jiangfang.people.visibility import visible
from jiangfang.records.models import Record
from jiangfang.records.tree import branch_of


def found(model: Any, commission: Commission, *related: str, states: Sequence[str] = ()) -> QuerySet[Any]:
    """The records of a noun in the branch, oldest first."""
    rows = visible(model.objects.filter(organisation_id__in=branch_of(commission.subject.pk)), commission.reader)
    rows = rows.filter(record__state__in=states) if states else rows
    return rows.select_related("record", *related).order_by("record_id")


def state_of(record: Record) -> str:
    """The record's state in words."""
    return str(lifecycles[record.kind].state(record.state).label)


def listed(
    title: str, columns: Sequence[Column], nouns: Sequence[Any], cells: Callable[[Any], Sequence[Cell]]
) -> Table:
    """A table with a row for each noun, its code in front."""
    rows = tuple(Row((noun.record.code, *cells(noun)), noun.record.code) for noun in nouns)
    return Table(title, (Column(_("Code"), "code"), *columns), rows, _("None."))


def problems(nouns: Sequence[Problem]) -> Table:
    columns = [Column(_("Problem"), wide=True), Column(_("Focus")), Column(_("Found on"), "date"), Column(_("State"))]
    return listed(
        _("Problems"),
        columns,
        nouns,
        lambda one: (one.record.name, str(one.get_focus_display()), one.found_on, state_of(one.record)),
    )


def projects(nouns: Sequence[Project]) -> Table:
    columns = [
        Column(_("Project"), wide=True),
        Column(_("From"), "date"),
        Column(_("Until"), "date"),
        Column(_("State")),
    ]
    return listed(
        _("Projects"),
        columns,
        nouns,
        lambda one: (one.record.name, one.starts_on, one.ends_on, state_of(one.record)),
    )


def results(nouns: Sequence[Result], reader: Any) -> Table:
    """Results with those contributors who are open to the reader."""
    known = known_names({share.person_id for one in nouns for share in one.shares.all()}, reader)
    columns = [
        Column(_("Result"), wide=True),
        Column(_("Type")),
        Column(_("Contributors")),
        Column(_("Achieved on"), "date"),
    ]
    return listed(
        _("Results"),
        columns,
        nouns,
        lambda one: (
            one.record.name,
            str(one.get_type_display()),
            _list([known[share.person_id] for share in one.shares.all() if share.person_id in known]),
            one.achieved_on,
        ),
    )


def adoptions(nouns: Sequence[Adoption]) -> Table:
    columns = [
        Column(_("Result in use"), wide=True),
        Column(_("Unit that uses it")),
        Column(_("Since"), "date"),
        Column(_("State")),
    ]
    return listed(
        _("Where results are in use"),
        columns,
        nouns,
        lambda one: (one.record.name, f"{one.user.short} {one.where}", one.since, state_of(one.record)),
    )


def methods(nouns: Sequence[Method]) -> Table:
    columns = [Column(_("Method"), wide=True), Column(_("Practised since"), "date"), Column(_("Named on"), "date")]
    return listed(_("Methods"), columns, nouns, lambda one: (one.record.name, one.practised_since, one.named_on))


def ip_rights(nouns: Sequence[IPRight]) -> Table:
    columns = [
        Column(_("IP right"), wide=True),
        Column(_("Kind")),
        Column(_("Number"), "code"),
        Column(_("Filed on"), "date"),
        Column(_("State")),
    ]
    return listed(
        _("IP rights"),
        columns,
        nouns,
        lambda one: (one.record.name, str(one.get_type_display()), one.number, one.filed_on, state_of(one.record)),
    )


def benefits(nouns: Sequence[Benefit]) -> Table:
    columns = [
        Column(_("Benefit"), wide=True),
        Column(_("From"), "date"),
        Column(_("Until"), "date"),
        Column(_("Rung")),
        Column(_("Certificate"), "code"),
        Column(_("Amount that counts"), "money"),
    ]
    return listed(
        _("Benefits"),
        columns,
        nouns,
        lambda one: (
            one.record.name,
            one.starts_on,
            one.ends_on,
            state_of(one.record),
            one.certificate,
            0 if one.record.state in ("refused", "revoked") else one.amount_fen,
        ),
    )


def known_names(keys: Any, reader: Any) -> dict[Any, str]:
    """The names of those persons who are open to the reader."""
    rows = visible(Person.objects.filter(pk__in=list(keys)), reader).select_related("record")
    return {person.pk: person.record.name for person in rows}


def _list(names: Sequence[str]) -> str:
    return _(", ").join(names)
