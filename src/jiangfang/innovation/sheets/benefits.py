"""Benefits as rows: what somebody said, put on record. Nobody stands for it yet, and it is added to nothing."""

from collections.abc import Hashable, Iterator, Mapping, Sequence
from typing import Any

from django.db.models import prefetch_related_objects
from django.utils.translation import gettext_lazy as _

from jiangfang.innovation import actions
from jiangfang.innovation.models import Benefit, BenefitType
from jiangfang.innovation.queries.benefit_windows import said_window
from jiangfang.innovation.rules import may_report_benefit, values
from jiangfang.innovation.rules.benefits import gain_error
from jiangfang.innovation.sheets.known import CODE, HOME, STATE, about, by_code, given, nouns_at, problems_of
from jiangfang.kernel.errors import Invalid
from jiangfang.kernel.sheets import Place, Row, Sheet, SheetColumn, sheets
from jiangfang.kernel.text import N_
from jiangfang.people.visibility import all_of, visible

COLUMNS = (
    CODE,
    SheetColumn(
        "result",
        _("Result"),
        kind="record",
        of="result",
        required=True,
        help=_("Code or title of the result that brings it."),
        aliases=("成果名称", "成果编号", "所属成果", "项目名称"),
        width=16,
    ),
    SheetColumn(
        "unit",
        _("Benefiting unit"),
        kind="organisation",
        required=True,
        help=_("The company or studio in which it is saved or earned."),
        aliases=("应用单位", "使用单位", "单位"),
        width=24,
    ),
    SheetColumn(
        "type",
        _("Benefit type"),
        kind="choice",
        required=True,
        choices=BenefitType.choices,
        synonyms={"节能": "energy", "节材": "material", "人工": "labour", "增收": "income", "避免损失": "avoided_loss"},
        aliases=("效益类别", "效益类型", "类别", "类型"),
    ),
    SheetColumn(
        "amount", _("Amount"), kind="money", required=True, aliases=("效益金额", "经济效益", "年效益", "效益"), width=18
    ),
    SheetColumn(
        "starts_on", _("From"), kind="date", required=True, aliases=("从", "起始日期", "开始日期", "开始时间"), width=12
    ),
    SheetColumn("ends_on", _("Until (last day)"), kind="date", aliases=("终止日期", "结束日期", "截止日期"), width=12),
    SheetColumn("title", _("Title"), longest=200, aliases=("效益名称",), width=40),
    SheetColumn("basis", _("Basis"), longest=10_000, aliases=("依据", "计算依据", "计算说明"), width=40),
    STATE,
    HOME,
)


def rows(nouns: Sequence[Benefit], place: Place | None) -> Iterator[Row]:
    """Two queries for any number of benefits."""
    prefetch_related_objects(nouns, "result__record", "unit__record")
    names = ("result", "unit", "type", "starts_on", "ends_on", "basis")
    for noun in nouns:
        said = {name: getattr(noun, name) for name in names}
        yield {**about(noun), **said, "title": noun.record.title, "amount": noun.amount_fen}


def _identity(result_id: Any, unit_id: Any, type: str, starts_on: Any) -> Hashable:
    return result_id, unit_id, type, starts_on


def key_of(row: Row) -> Hashable:
    """One result, unit, type and first day."""
    if not {"result", "unit", "type", "starts_on"} <= row.keys():
        return None
    return _identity(row["result"].pk, row["unit"].pk, row["type"], row["starts_on"])


def match(lines: Sequence[Row], place: Place) -> list[Any]:
    """By code, else by result, unit, type and first day. Two queries."""
    results = {row["result"].pk for row in lines if "result" in row}
    known = visible(all_of("benefit", "result__record"), place.actor).filter(result_id__in=results)
    standing = known.exclude(record__state__in=("struck", "refused", "revoked")).order_by("record_id")
    found = {_identity(one.result_id, one.unit_id, one.type, one.starts_on): one for one in standing}
    return [
        named if named is not None else found.get(key_of(row))
        for named, row in zip(by_code("benefit", lines, place, "result__record"), lines, strict=True)
    ]


def check(row: Row, noun: Benefit | None, place: Place) -> Mapping[str, Invalid | None]:
    """The rules of the house on a report; what stands on the ladder is not changed from a sheet."""
    if noun is not None:
        return {
            "": Invalid(
                N_("A benefit that is on record is not changed from a spreadsheet."),
                help=N_("Claim, return or reduce it on its page, so that its signatures stay true."),
            )
        }
    verdict = may_report_benefit(place.actor, row["result"])
    if not verdict:
        return {"result": Invalid(verdict.reason, help=verdict.help)}

    def run() -> None:
        said_window(row["starts_on"], row.get("ends_on"))
        values.check_many(
            {
                "amount": gain_error(row["amount"], "amount"),
                "starts_on": values.past_error(row["starts_on"], "starts_on"),
                "title": values.text_error(row.get("title", ""), "title", longest=values.TITLE_LENGTH, optional=True),
            }
        )

    return problems_of(run)


def enter(lines: Sequence[Row], place: Place) -> list[Benefit]:
    """Each by the deed that puts on record what was said."""
    return [
        actions.report_benefit(
            row["result"],
            actor=place.actor,
            unit=row["unit"],
            amount_fen=row["amount"],
            **given(row, "type", "starts_on", "ends_on", "title", "basis"),
        )
        for row in lines
    ]


def correct(noun: Benefit, row: Row, place: Place, reason: str) -> Benefit:
    """Never: raises Invalid."""
    raise Invalid(N_("A benefit that is on record is not changed from a spreadsheet."))


def strike(noun: Benefit, actor: Any, reason: str) -> Benefit:
    """Take back a report that an import has entered."""
    return actions.strike_benefit(noun, actor=actor, reason=reason)


sheets.register(
    "benefits",
    Sheet(
        key="benefits",
        label=_("Benefits"),
        sentence=_("What was said to be saved or earned: put on record as reported, for claimants to stand for."),
        kind="benefit",
        columns=COLUMNS,
        may=may_report_benefit,
        rows=rows,
        match=match,
        key_of=key_of,
        check=check,
        enter=enter,
        correct=correct,
        strike=strike,
        nouns_at=nouns_at("benefit"),
    ),
)
