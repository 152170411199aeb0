"""The family of a result as one picture: problem → project → generations → IP rights and methods → users → money."""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from jiangfang.innovation.models import Adoption, Benefit, IPRight, Method, Result
from jiangfang.kernel.lifecycles import lifecycles
from jiangfang.kernel.quantities import format_money
from jiangfang.people.models import Person
from jiangfang.people.visibility import visible, visible_records
from jiangfang.records.addresses import url_of
from jiangfang.records.models import Record
from jiangfang.ui.charts import Chart, Edge, Node, flow

PROBLEM, PROJECT, RESULT, RIGHT, USER, MONEY = range(6)
# Rights of one generation that stand in the picture each by itself; the others are one box that leads to all of them.
SHOWN_RIGHTS = 3


class _Picture:
    """Nodes and edges while they are collected; a record stands in the picture once."""

    def __init__(self, *, public: bool) -> None:
        self.public = public
        self.nodes: dict[Any, Node] = {}
        self.edges: list[Edge] = []

    def add(self, record: Record, column: int, note: str = "", tone: str = "neutral", label: str = "") -> str:
        key = str(record.pk)
        if key not in self.nodes:
            self.nodes[key] = Node(key, label or record.name, self._url(record), note, tone, column)
        return key

    def add_rest(self, record: Record, column: int, label: str) -> str:
        """A box for what is not shown one by one, leading to the picture with all of it."""
        key = f"{record.pk} {column}"
        url = reverse("press:result" if self.public else "innovation:result_family", args=[record.code]) + "?all=1"
        self.nodes[key] = Node(key, label, url, "", "info", column)
        return key

    def _url(self, record: Record) -> str:
        if not self.public:
            return url_of(record)
        return reverse("press:result" if record.kind == "result" else "press:record", args=[record.code])

    def join(self, source: Any, target: Any, label: str = "") -> None:
        self.edges.append(Edge(str(source), str(target), label))


def family_tree(result: Result, reader: Person | None, *, public: bool = False, everything: bool = False) -> Chart:
    """The whole family of ``result`` as far as it is open to ``reader``; six queries. ``public`` links public pages only.

    A generation with many IP rights shows the first of them and how many more there are, unless ``everything`` is asked for.
    """
    picture = _Picture(public=public)
    generations = list(
        _open(Result.objects.filter(family=result.family_id), reader, "project__record", "project__problem__record")
    )
    keys = [generation.pk for generation in generations]
    origins = _visible_keys(generations, reader)
    for generation in sorted(generations, key=lambda one: one.generation):
        _add_generation(picture, generation, origins)
    rights = list(_open(IPRight.objects.filter(result__in=keys), reader))
    for generation in generations:
        own = [right for right in rights if right.result_id == generation.pk]
        _add_rights(picture, generation, own, len(own) if everything else SHOWN_RIGHTS)
    for method in _open(Method.objects.filter(result__in=keys), reader):
        picture.join(method.result_id, picture.add(method.record, RIGHT, str(Method.kind.label)))
    for adoption in _open(Adoption.objects.filter(result__in=keys), reader, "user__record"):
        note = f"{adoption.since:%Y} · {_state(adoption.record)}"
        picture.join(
            adoption.result_id,
            picture.add(adoption.record, USER, note, "good", f"{adoption.user.short} {adoption.where}"),
        )
    for benefit in _open(Benefit.objects.filter(result__in=keys), reader):
        _add_benefit(picture, benefit)
    return flow(
        _("The family of this result"),
        list(picture.nodes.values()),
        picture.edges,
        sentence=_(
            "From the problem to the project, its generations, what protects and teaches them, who uses them, and what it pays."
        ),
    )


def _open(found: QuerySet, reader: Person | None, *related: str) -> Iterable[Any]:
    return visible(found, reader).select_related("record", *related).order_by("record_id")


def _visible_keys(generations: list[Result], reader: Person | None) -> set[Any]:
    """Which problems and projects behind the generations are open to the reader."""
    keys = {one.project_id for one in generations} | {
        one.project.problem_id for one in generations if one.project is not None
    }
    from_people = visible_records(reader).filter(pk__in=keys - {None})
    return set(from_people.values_list("pk", flat=True))


def _add_generation(picture: _Picture, generation: Result, origins: set[Any]) -> None:
    note = _("generation %(number)s · %(year)s") % {
        "number": generation.generation,
        "year": generation.achieved_on.year,
    }
    key = picture.add(generation.record, RESULT, note, "seal")
    if generation.previous_id:
        picture.join(generation.previous_id, key, _("further developed"))
    project = generation.project
    if project is None or project.pk not in origins:
        return
    picture.join(picture.add(project.record, PROJECT, str(_state(project.record))), key)
    if project.problem is not None and project.problem_id in origins:
        problem = picture.add(project.problem.record, PROBLEM, str(_state(project.problem.record)), "warn")
        picture.join(problem, project.pk)


def _add_rights(picture: _Picture, generation: Result, rights: list[IPRight], shown: int) -> None:
    """The first ``shown`` rights of a generation; a single one more is shown too rather than counted."""
    shown = len(rights) if len(rights) <= shown + 1 else shown
    for right in rights[:shown]:
        note = f"{right.get_type_display()} · {_state(right.record)}"
        picture.join(generation.pk, picture.add(right.record, RIGHT, note, "info"))
    if rights[shown:]:
        more = _("%(number)s more IP rights") % {"number": len(rights) - shown}
        picture.join(generation.pk, picture.add_rest(generation.record, RIGHT, more))


def _add_benefit(picture: _Picture, benefit: Benefit) -> None:
    amount = format_money(benefit.amount_fen, get_language() or "zh-hans")
    key = picture.add(benefit.record, MONEY, f"{_state(benefit.record)} · {benefit.starts_on:%Y}", "good", amount)
    picture.join(benefit.adoption_id or benefit.result_id, key)


def _state(record: Record) -> Any:
    return lifecycles[record.kind].state(record.state).label
