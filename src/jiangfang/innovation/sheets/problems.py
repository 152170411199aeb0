"""Problems as rows: what was found, when and by whom."""

import datetime as dt
from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from typing import Any

from django.db.models import prefetch_related_objects
from django.utils.translation import gettext_lazy as _

from jiangfang.innovation import actions
from jiangfang.innovation.actions.problems import REVISABLE
from jiangfang.innovation.models import Focus, Problem, Urgency
from jiangfang.innovation.rules import may_report, values
from jiangfang.innovation.rules.problems import may_report_for
from jiangfang.innovation.sheets.known import CODE, HOME, STATE, about, by_code, by_title, given, nouns_at, problems_of
from jiangfang.kernel import clock
from jiangfang.kernel.errors import Invalid
from jiangfang.kernel.sheets import Place, Row, Sheet, SheetColumn, sheets
from jiangfang.kernel.text import N_

FOCUS = {
    "安全": "safe_production", "安全生产类": "safe_production", "重点工程": "major_project", "重大项目": "major_project",
    "新技术应用": "new_technology", "新设备应用": "new_equipment", "新工艺应用": "new_process",
}  # fmt: skip
COLUMNS = (
    CODE,
    SheetColumn(
        "title",
        _("Problem"),
        required=True,
        longest=200,
        aliases=("难题名称", "问题", "难题", "问题描述", "攻关难题", "title", "what is wrong?"),
        width=40,
    ),
    SheetColumn("title_en", _("Title in English"), longest=200, width=30),
    SheetColumn("description", _("What happens"), longest=10_000, aliases=("现象", "详细描述", "情况说明"), width=50),
    SheetColumn("equipment", _("Equipment"), longest=120, aliases=("设备名称", "所属设备", "机组"), width=20),
    SheetColumn(
        "focus",
        _("Focus"),
        kind="choice",
        required=True,
        choices=Focus.choices,
        synonyms=FOCUS,
        aliases=("类别", "类型", "难题类别", "分类"),
    ),
    SheetColumn(
        "urgency",
        _("Urgency"),
        kind="choice",
        choices=Urgency.choices,
        synonyms={"急": "high", "高": "high", "中": "normal", "一般": "normal", "低": "low", "不急": "low"},
        aliases=("紧急", "优先级"),
        width=12,
    ),
    SheetColumn("loss", _("Loss per year"), kind="money", aliases=("损失", "年损失金额", "预计损失"), width=16),
    SheetColumn("found_on", _("Found on"), kind="date", aliases=("发现时间", "提出日期", "提出时间", "日期"), width=12),
    SheetColumn(
        "reporter",
        _("Reported by"),
        kind="person",
        help=_("Empty where it is yourself. Those who lead enter what others have reported."),
        aliases=("提出人", "上报人", "发现人"),
        width=14,
    ),
    SheetColumn("solved_on", _("Solved on"), kind="date", shown_only=True, width=12),
    SheetColumn("answer", _("What became of it"), shown_only=True, width=40),
    STATE,
    HOME,
)
SAID = ("title", "title_en", "description", "equipment", "focus", "urgency", "found_on")


def rows(nouns: Sequence[Problem], place: Place | None) -> Iterator[Row]:
    """One query for the reporters."""
    prefetch_related_objects(nouns, "reporter__record")
    for noun in nouns:
        names = ("description", "equipment", "focus", "urgency", "found_on", "reporter", "solved_on", "answer")
        yield {
            **about(noun),
            **{name: getattr(noun, name) for name in names},
            "title": noun.record.title,
            "title_en": noun.record.title_en,
            "loss": noun.loss_fen,
        }


def match(lines: Sequence[Row], place: Place) -> list[Any]:
    """By code, else by title among the problems of the place; of several the one that was found on the same day."""
    titled: dict[str, list[Problem]] = defaultdict(list)
    for noun in by_title("problem", lines, place):
        titled[noun.record.title].append(noun)
    return [
        named if named is not None else _same(titled.get(row.get("title", ""), []), row.get("found_on"))
        for named, row in zip(by_code("problem", lines, place), lines, strict=True)
    ]


def _same(found: list[Problem], day: dt.date | None) -> Problem | None:
    if len(found) > 1:
        found = [noun for noun in found if noun.found_on == day]
    return found[0] if found else None


def key_of(row: Row) -> Hashable:
    """Two rows of one title and day tell of the same."""
    return (row["title"], row.get("found_on")) if "title" in row else None


def check(row: Row, noun: Problem | None, place: Place) -> Mapping[str, Invalid | None]:
    """The rules of the house on the problem as it would be."""
    if noun is not None and "reporter" in row:
        return {"reporter": Invalid(N_("Who reported a problem is not changed afterwards."))}
    proposed = values.revised(noun, _changes(row), REVISABLE) if noun else _new(row, place)
    record = noun.record if noun else None
    title, title_en = (row.get(name, getattr(record, name, "")) for name in ("title", "title_en"))

    def run() -> None:
        values.check(
            proposed,
            **values.title_errors(title, title_en),
            found_on=values.past_error(proposed.found_on, "found_on")
            or values.order_error(proposed.found_on, proposed.solved_on, "found_on"),
            reporter=None if noun else _reporter_error(row, place),
        )

    return problems_of(run)


def _new(row: Row, place: Place) -> Problem:
    day = row.get("found_on") or clock.today()
    said = {"urgency": Urgency.NORMAL, **given(row, "description", "equipment", "focus", "urgency")}
    return Problem(**said, found_on=day, loss_fen=row.get("loss"), reporter=row.get("reporter", place.actor))


def _reporter_error(row: Row, place: Place) -> Invalid | None:
    if row.get("reporter", place.actor).pk == place.actor.pk:
        return None
    verdict = may_report_for(place.actor, place.organisation)
    return None if verdict else Invalid(verdict.reason, help=verdict.help, field="reporter")


def enter(lines: Sequence[Row], place: Place) -> list[Problem]:
    """Each by the deed that reports it."""
    return [
        actions.report_problem(
            place.organisation,
            actor=place.actor,
            **given(row, *SAID, "reporter"),
            loss_fen=row.get("loss"),
        )
        for row in lines
    ]


def _changes(row: Row) -> dict[str, Any]:
    return {**given(row, *SAID), **({"loss_fen": row["loss"]} if "loss" in row else {})}


def correct(noun: Problem, row: Row, place: Place, reason: str) -> Problem:
    """What the problem says, by the deed that revises it."""
    return actions.revise_problem(noun, actor=place.actor, **_changes(row))


def strike(noun: Problem, actor: Any, reason: str) -> Problem:
    """Take back a problem that an import has entered."""
    return actions.strike_problem(noun, actor=actor, reason=reason)


sheets.register(
    "problems",
    Sheet(
        key="problems",
        label=_("Problems"),
        sentence=_("What is wrong on the floor: the running list of a team or a studio."),
        kind="problem",
        columns=COLUMNS,
        may=may_report,
        rows=rows,
        match=match,
        key_of=key_of,
        check=check,
        enter=enter,
        correct=correct,
        strike=strike,
        nouns_at=nouns_at("problem", "reporter__record"),
    ),
)
