"""IP rights as rows: an application by its number, with what became of it shown beside it."""

from collections.abc import Hashable, Iterator, Mapping, Sequence
from typing import Any

from django.db.models import prefetch_related_objects
from django.utils.translation import gettext_lazy as _

from jiangfang.innovation import actions
from jiangfang.innovation.models import IPKind, IPRight
from jiangfang.innovation.reckoning.ip_numbers import parse_number
from jiangfang.innovation.reckoning.rights import RightKind
from jiangfang.innovation.rules import may_enter_ip_right, values
from jiangfang.innovation.rules.ip_facts import kind_error, row_errors
from jiangfang.innovation.sheets.known import CODE, HOME, STATE, about, by_code, given, nouns_at
from jiangfang.kernel.errors import Invalid
from jiangfang.kernel.sheets import Place, Row, Sheet, SheetColumn, sheets
from jiangfang.kernel.text import N_
from jiangfang.people.visibility import all_of, visible

ENTERED = ("type", "number", "title", "title_en", "owner", "filed_on", "priority_on", "inventors", "result")
CORRECTED = ("type", "number", "title", "title_en", "owner", "filed_on", "priority_on", "inventors")
BATCH = 400


def lossless_number(number: float) -> str:
    """A number that the spreadsheet program took for one: 202011258479 was 202011258479.0, whose check character is 0."""
    whole = number == int(number)
    return f"{int(number)}.0" if whole and len(str(int(number))) in (8, 12) else f"{number:.15g}"


COLUMNS = (
    CODE,
    SheetColumn(
        "type",
        _("Kind"),
        kind="choice",
        required=True,
        choices=IPKind.choices,
        synonyms={
            "发明": "invention", "发明授权": "invention", "实用新型": "utility_model", "新型": "utility_model",
            "外观设计": "design", "外观": "design", "PCT": "pct", "国际专利": "pct", "软著": "software",
            "软件著作权": "software", "计算机软件著作权": "software",
        },
        aliases=("专利类型", "类型", "知识产权类型", "专利类别", "种类"),
    ),
    SheetColumn(
        "number",
        _("Number"),
        kind="code",
        required=True,
        longest=40,
        help=_("As on the notice: 202011258000.3, ZL…, PCT/CN2023/012345, 2023SR1234567."),
        aliases=("申请号", "专利号", "登记号", "申请号/专利号", "专利申请号", "申请（专利）号", "patent number"),
        lossless=lossless_number,
        width=20,
    ),
    SheetColumn(
        "title",
        _("Title"),
        required=True,
        longest=200,
        aliases=("专利名称", "发明名称", "名称", "知识产权名称", "软件名称"),
        width=40,
    ),
    SheetColumn("title_en", _("Title in English"), longest=200, width=30),
    SheetColumn("owner", _("Owner"), required=True, longest=160, aliases=("专利权人", "申请人", "著作权人"), width=24),
    SheetColumn("filed_on", _("Filed on"), kind="date", required=True, aliases=("申请日", "申请时间", "申请日期"), width=12),
    SheetColumn("priority_on", _("Priority date"), kind="date", aliases=("优先权日", "最早优先权日"), width=12),
    SheetColumn(
        "inventors",
        _("Inventors"),
        kind="people",
        help=_("Names in the order of the application, with 、 between them."),
        aliases=("发明人", "设计人", "完成人", "发明（设计）人"),
        width=24,
    ),
    SheetColumn(
        "result",
        _("Result"),
        kind="record",
        of="result",
        help=_("Code or title of the result that it protects."),
        aliases=("所属成果", "成果", "成果编号", "对应成果"),
        width=14,
    ),
    SheetColumn("granted_on", _("Granted on"), kind="date", shown_only=True, width=12),
    STATE,
    HOME,
)  # fmt: skip


def rows(nouns: Sequence[IPRight], place: Place | None) -> Iterator[Row]:
    """Three queries for any number of rights."""
    prefetch_related_objects(nouns, "inventors__person__record", "result__record")
    for noun in nouns:
        yield {
            **about(noun),
            **{
                name: getattr(noun, name)
                for name in ("type", "number", "owner", "filed_on", "priority_on", "granted_on")
            },
            "title": noun.record.title,
            "title_en": noun.record.title_en,
            "inventors": tuple(one.person for one in noun.inventors.all()),
            "result": noun.result,
        }


def canonical(row: Row) -> str:
    """The number in the form in which it is stored; empty where it can't be read yet."""
    try:
        return parse_number(row["number"], RightKind(row["type"])).text
    except (KeyError, ValueError, Invalid):
        return ""


def tidy(row: dict[str, Any]) -> None:
    """The number in the form in which it is stored."""
    row.update({"number": number} if (number := canonical(row)) else {})


def match(lines: Sequence[Row], place: Place) -> list[Any]:
    """By code, else by number, which stands once in the whole house. Two queries per few hundred rows."""
    found = by_code("ip_right", lines, place)
    numbers = {canonical(row) for row in lines} - {""}
    known = {right.number: right for right in all_of("ip_right").filter(number__in=numbers)}
    seen = set(visible(all_of("ip_right").filter(number__in=numbers), place.actor).values_list("pk", flat=True))
    return [
        named if named is not None else _held(known.get(canonical(row)), seen, place)
        for named, row in zip(found, lines, strict=True)
    ]


def _held(right: IPRight | None, seen: set[Any], place: Place) -> Any:
    """The right that bears the number, where it is at home here and open to the actor."""
    if right is None:
        return None
    if right.pk not in seen:
        return Invalid(
            N_("The number %(number)s is entered already, in a record that is not open to you."),
            field="number",
            code="taken",
            number=right.number,
        )
    if right.organisation_id != place.organisation.pk and not may_enter_ip_right(place.actor, right.organisation):
        return Invalid(
            N_("The number %(number)s is entered already: %(holder)s %(title)s."),
            field="number",
            code="taken",
            number=right.number,
            holder=right.record.code,
            title=right.record.title,
        )
    return right


def check(row: Row, noun: IPRight | None, place: Place) -> Mapping[str, Invalid | None]:
    """The rules of the house on the right as it would be."""
    if noun is None:
        right = IPRight(**given(row, "type", "number", "owner", "filed_on", "priority_on", "result"))
        return row_errors(right, row["title"], row.get("title_en", ""))
    proposed = values.revised(noun, given(row, *CORRECTED[:-1]), CORRECTED)
    title, title_en = row.get("title", noun.record.title), row.get("title_en", noun.record.title_en)
    return {**row_errors(proposed, title, title_en), "type": kind_error(proposed)}


def enter(lines: Sequence[Row], place: Place) -> list[IPRight]:
    """All in one deed."""
    entries = [given(row, *ENTERED) for row in lines]
    return actions.enter_ip_rights(place.organisation, actor=place.actor, entries=entries)


def correct(noun: IPRight, row: Row, place: Place, reason: str) -> IPRight:
    """What was entered wrongly by the deed of correction, the result by the deed that links it."""
    changes = given(row, *CORRECTED)
    if changes:
        actions.correct_ip_right(noun, actor=place.actor, reason=reason, **changes)
    if "result" in row:
        actions.link_ip_right(noun, actor=place.actor, result=row["result"])
    return noun


def strike(noun: IPRight, actor: Any, reason: str) -> IPRight:
    """Take back an application that an import has entered."""
    return actions.strike_ip_right(noun, actor=actor, reason=reason)


def key_of(row: Row) -> Hashable:
    """One number, one right."""
    return canonical(row) or None


sheets.register(
    "ip_rights",
    Sheet(
        key="ip_rights",
        label=_("IP rights"),
        sentence=_("Patents, applications and software copyrights by their numbers, with inventors and days."),
        kind="ip_right",
        columns=COLUMNS,
        may=may_enter_ip_right,
        rows=rows,
        match=match,
        key_of=key_of,
        check=check,
        enter=enter,
        correct=correct,
        strike=strike,
        tidy=tidy,
        nouns_at=nouns_at("ip_right", "result__record"),
    ),
)
