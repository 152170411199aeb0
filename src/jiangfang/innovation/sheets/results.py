"""Results as rows: drafts with their contributors, to be submitted and accepted as any other."""

from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from typing import Any

from django.db.models import prefetch_related_objects
from django.utils.translation import gettext_lazy as _

from jiangfang.innovation import actions
from jiangfang.innovation.actions.results import REVISABLE
from jiangfang.innovation.models import Focus, Result, ResultType
from jiangfang.innovation.rules import may_draft_result, values
from jiangfang.innovation.rules.shares import WHOLE
from jiangfang.innovation.sheets.known import CODE, HOME, STATE, about, by_code, by_title, given, nouns_at, problems_of
from jiangfang.innovation.sheets.problems import FOCUS
from jiangfang.kernel.errors import Invalid
from jiangfang.kernel.sheets import Place, Row, Sheet, SheetColumn, sheets
from jiangfang.kernel.text import N_

COLUMNS = (
    CODE,
    SheetColumn(
        "title",
        _("Result"),
        required=True,
        longest=200,
        aliases=("成果名称", "名称", "项目名称", "title"),
        width=40,
    ),
    SheetColumn("title_en", _("Title in English"), longest=200, width=30),
    SheetColumn(
        "type",
        _("Type"),
        kind="choice",
        required=True,
        choices=ResultType.choices,
        synonyms={
            "发明": "invention", "创造": "creation", "革新": "renovation", "技术革新": "renovation", "技改": "renovation",
            "设计": "design", "建议": "suggestion", "操作法": "method", "论文": "paper", "标准": "paper",
        },
        aliases=("成果类型", "类别", "成果类别"),
    ),
    SheetColumn(
        "focus", _("Focus"), kind="choice", required=True, choices=Focus.choices, synonyms=FOCUS, aliases=("攻关方向", "方向")
    ),
    SheetColumn(
        "summary",
        _("What is new and what it does"),
        required=True,
        longest=10_000,
        aliases=("成果简介", "简介", "主要内容", "创新点", "内容"),
        width=50,
    ),
    SheetColumn("equipment", _("Equipment"), longest=120, aliases=("设备名称", "应用设备"), width=20),
    SheetColumn(
        "achieved_on",
        _("Achieved on"),
        kind="date",
        required=True,
        aliases=("完成时间", "完成日期", "取得时间", "日期"),
        width=12,
    ),
    SheetColumn(
        "shares",
        _("Contributors"),
        kind="shares",
        help=_("Names with their shares, for example 孙代强 60%、李四 40%. Without percentages the shares are equal."),
        aliases=("完成人", "主要完成人", "参与人", "贡献人", "成员"),
        width=30,
    ),
    SheetColumn(
        "previous",
        _("Previous generation"),
        kind="record",
        of="result",
        help=_("Code or title of the result that it follows."),
        aliases=("上一代", "前一代", "前代成果"),
        width=14,
    ),
    SheetColumn("project", _("Project"), kind="record", of="project", aliases=("课题", "攻关课题"), width=14),
    SheetColumn("accepted_on", _("Accepted on"), kind="date", shown_only=True, width=12),
    STATE,
    HOME,
)  # fmt: skip
SAID = ("title", "title_en", "type", "focus", "summary", "equipment", "achieved_on", "previous", "project")


def rows(nouns: Sequence[Result], place: Place | None) -> Iterator[Row]:
    """A handful of queries for any number of results."""
    prefetch_related_objects(nouns, "shares__person__record", "previous__record", "project__record")
    names = ("type", "focus", "summary", "equipment", "achieved_on", "accepted_on", "previous", "project")
    for noun in nouns:
        yield {
            **about(noun),
            **{name: getattr(noun, name) for name in names},
            "title": noun.record.title,
            "title_en": noun.record.title_en,
            "shares": tuple((share.person, share.basis_points) for share in noun.shares.all()),
        }


def match(lines: Sequence[Row], place: Place) -> list[Any]:
    """By code, else by title among the results of the place; the latest generation of that title."""
    titled: dict[str, list[Result]] = defaultdict(list)
    for noun in by_title("result", lines, place):
        titled[noun.record.title].append(noun)
    return [
        named if named is not None else max(titled.get(row.get("title", ""), []), key=_generation, default=None)
        for named, row in zip(by_code("result", lines, place), lines, strict=True)
    ]


def _generation(noun: Result) -> int:
    return noun.generation


def key_of(row: Row) -> Hashable:
    """Two rows of one title tell of the same."""
    return row.get("title")


def check(row: Row, noun: Result | None, place: Place) -> Mapping[str, Invalid | None]:
    """The rules of the house on the draft as it would be."""
    if noun is not None and noun.record.state != "draft":
        return {
            "": Invalid(
                N_("Only a draft can be revised."),
                help=N_("Ask the company to return it, or to correct what it holds."),
            )
        }
    said = given(row, *SAID)
    proposed = (
        values.revised(noun, said, REVISABLE)
        if noun
        else Result(**{name: value for name, value in said.items() if not name.startswith("title")})
    )
    record = noun.record if noun else None
    title, title_en = (row.get(name, getattr(record, name, "")) for name in ("title", "title_en"))
    people = [person.pk for person, _points in row.get("shares", ())]

    def run() -> None:
        values.check(
            proposed,
            **values.title_errors(title, title_en),
            achieved_on=values.past_error(proposed.achieved_on, "achieved_on"),
            shares=Invalid(N_("Nobody stands in the list of contributors twice."), field="shares")
            if len(set(people)) < len(people)
            else _points_error(row.get("shares", ())),
        )

    return problems_of(run)


def _points_error(shares: Sequence[tuple[Any, int | None]]) -> Invalid | None:
    points = [given for _person, given in shares if given is not None]
    if points and len(points) < len(shares):
        return Invalid(N_("Either each contributor has a share in per cent, or none has."), field="shares")
    if any(not 0 < share <= WHOLE for share in points):
        return Invalid(N_("Each share is above 0 %% and at most %(most)s %%."), field="shares", most="100")
    return None


def lines_of(
    shares: Sequence[tuple[Any, int | None]], known: Mapping[Any, str] | None = None
) -> list[tuple[Any, int, str]]:
    """Contributors as the deed takes them; without percentages their shares are equal, the first one taking what is left."""
    part = WHOLE // max(1, len(shares))
    left = WHOLE - part * len(shares)
    said = known or {}
    return [
        (person, points if points is not None else part + (left if place == 0 else 0), said.get(person.pk, ""))
        for place, (person, points) in enumerate(shares)
    ]


def enter(lines: Sequence[Row], place: Place) -> list[Result]:
    """Each by the deed that drafts it."""
    return [
        actions.draft_result(
            place.organisation, actor=place.actor, shares=lines_of(row.get("shares", ())), **given(row, *SAID)
        )
        for row in lines
    ]


def correct(noun: Result, row: Row, place: Place, reason: str) -> Result:
    """What the draft says, by the deed that revises it; the parts that contributors played stay."""
    shares = None
    if "shares" in row:
        played = {share.person_id: share.part_played for share in noun.shares.all()}
        shares = lines_of(row["shares"], played)
    return actions.revise_result(noun, actor=place.actor, shares=shares, **given(row, *SAID))


def strike(noun: Result, actor: Any, reason: str) -> Result:
    """Take back a draft that an import has entered."""
    return actions.strike_result(noun, actor=actor, reason=reason)


sheets.register(
    "results",
    Sheet(
        key="results",
        label=_("Results"),
        sentence=_("Drafts of results with their contributors; they are submitted and accepted as any other."),
        kind="result",
        columns=COLUMNS,
        may=may_draft_result,
        rows=rows,
        match=match,
        key_of=key_of,
        check=check,
        enter=enter,
        correct=correct,
        strike=strike,
        nouns_at=nouns_at("result"),
    ),
)
