"""Members as rows: who they are, and as what they sit at the organisation into which the file goes."""

import uuid
from collections import defaultdict
from collections.abc import Collection, Hashable, Iterator, Mapping, Sequence
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from jiangfang.kernel import clock
from jiangfang.kernel.errors import Invalid
from jiangfang.kernel.ids import clean_code
from jiangfang.kernel.sheets import Place, Row, Sheet, SheetColumn, sheets
from jiangfang.kernel.text import N_
from jiangfang.people import actions
from jiangfang.people.models import Grade, GradeEvent, Person, Seat
from jiangfang.people.queries.persons import persons_near, working_at
from jiangfang.people.roles import MEMBER_ROLES, Role
from jiangfang.people.rules import may_manage, may_seat
from jiangfang.people.seating import held_on

PLAIN = ("section", "trade", "post", "professional_title", "education", "joined_trade_on", "retires_on")
NAMES = {"name": "title", "name_en": "title_en"}
COLUMNS = (
    SheetColumn(
        "code",
        _("System code"),
        kind="code",
        help=_("Empty for a new person. With a code the row changes the person who bears it."),
        aliases=("匠坊编号", "记录编号"),
        width=14,
    ),
    SheetColumn("name", _("Name"), required=True, longest=200, aliases=("员工姓名", "成员", "成员姓名"), width=14),
    SheetColumn("name_en", _("Name in English"), longest=200, width=18),
    SheetColumn(
        "role",
        _("Role"),
        kind="choice",
        choices=Role.choices,
        synonyms={
            "领军人": "leader", "负责人": "leader", "带头人": "leader", "骨干": "key_member", "核心成员": "key_member",
            "组员": "member", "成员": "member", "徒弟": "apprentice", "学徒": "apprentice", "职工": "employee",
        },
        help=_("As what the person sits at the organisation. A row without it enters no seat."),
        aliases=("工作室职务", "角色", "工作室角色"),
        width=12,
    ),
    SheetColumn("starts_on", _("Seat from"), kind="date", aliases=("加入时间", "加入日期", "任职时间"), width=12),
    SheetColumn("section", _("Team or section"), longest=60, aliases=("部门", "班组", "所在班组", "车间"), width=16),
    SheetColumn("trade", _("Trade"), longest=60, aliases=("工种", "专业"), width=14),
    SheetColumn("post", _("Post"), longest=80, aliases=("岗位", "职务"), width=16),
    SheetColumn("professional_title", _("Professional title"), longest=60, aliases=("职称", "专业技术职称"), width=14),
    SheetColumn("education", _("Education"), longest=60, aliases=("学历", "文化程度"), width=12),
    SheetColumn(
        "grade",
        _("Skill grade"),
        kind="choice",
        choices=Grade.choices,
        synonyms={
            "学徒工": "apprentice", "初级工": "junior", "中级工": "intermediate", "高级工": "senior", "技师": "technician",
            "高级技师": "senior_technician", "特级技师": "special_technician", "首席技师": "chief_technician",
        },
        aliases=("技能等级", "技术等级", "等级"),
        width=16,
    ),
    SheetColumn(
        "grade_on",
        _("Grade reached on"),
        kind="date",
        help=_("The day that the certificate bears; a grade without its day is not counted."),
        aliases=("取证日期", "取证时间", "评定时间"),
        width=12,
    ),
    SheetColumn("joined_trade_on", _("In the trade since"), kind="date", aliases=("参加工作时间", "从业时间"), width=12),
    SheetColumn("retires_on", _("Retires on"), kind="date", aliases=("退休时间", "退休日期"), width=12),
    SheetColumn("seats", _("Seats"), shown_only=True, width=30),
)  # fmt: skip


def rows(nouns: Sequence[Person], place: Place | None) -> Iterator[Row]:
    """Two queries: the seats held today, and the latest grades. The role is that at the place, where there is one."""
    keys = [noun.pk for noun in nouns]
    held: dict[Any, list[Seat]] = defaultdict(list)
    seats = Seat.objects.filter(held_on(clock.today()), person_id__in=keys).order_by("starts_on", "record_id")
    for seat in seats.select_related("organisation__record"):
        held[seat.person_id].append(seat)
    graded = {
        event.person_id: event for event in GradeEvent.objects.filter(person_id__in=keys).order_by("reached_on", "id")
    }
    for noun in nouns:
        here = [seat for seat in held[noun.pk] if place and seat.organisation_id == place.organisation.pk]
        event = graded.get(noun.pk)
        yield {
            "code": noun.record.code,
            "name": noun.record.title,
            "name_en": noun.record.title_en,
            **{name: getattr(noun, name) for name in PLAIN},
            "role": here[-1].role if here else "",
            "starts_on": here[-1].starts_on if here else None,
            "grade": noun.grade,
            "grade_on": event.reached_on if event and event.grade == noun.grade else None,
            "seats": "、".join(f"{seat.organisation.short} {seat.get_role_display()}" for seat in held[noun.pk]),
        }


def match(lines: Sequence[Row], place: Place) -> list[Any]:
    """By code, else by name among the people of the company. Two queries; a name that several bear asks for the code."""
    codes = {row["code"].strip().upper() for row in lines if row.get("code")}
    names = {row["name"] for row in lines if row.get("name")}
    near = persons_near(place.organisation, place.actor).filter(Q(record__code__in=codes) | Q(record__title__in=names))
    found = list(near.select_related("record", "organisation__record").distinct())
    by_code = {one.record.code: one for one in found}
    by_name: dict[str, list[Person]] = defaultdict(list)
    for one in found:
        by_name[one.record.title].append(one)
    return [_meant(row, by_code, by_name) for row in lines]


def _meant(row: Row, by_code: Mapping[str, Person], by_name: Mapping[str, list[Person]]) -> Any:
    if row.get("code"):
        try:
            code = clean_code(row["code"])
        except Invalid as error:
            error.field = "code"
            return error
        unknown = Invalid(N_("There is no such person here who is open to you."), field="code", code="unknown")
        return by_code.get(code, unknown)
    found = by_name.get(row.get("name", ""), [])
    if len(found) > 1:
        return Invalid(
            N_("Several are called “%(name)s”: %(codes)s."),
            field="name",
            help=N_("Write the code into the column of codes."),
            code="ambiguous",
            name=row["name"],
            codes=", ".join(one.record.code for one in found),
        )
    return found[0] if found else None


def key_of(row: Row) -> Hashable:
    """Two new people of one name are told apart by their section."""
    return (row["name"], row.get("section", "")) if "name" in row else None


def check(row: Row, noun: Person | None, place: Place) -> Mapping[str, Invalid | None]:
    """What can be said without looking further; who may give which seat, the deed itself decides as well."""
    today = clock.today()
    grade = {"grade", "grade_on"} & row.keys()
    office = row.get("role") and row["role"] not in MEMBER_ROLES
    verdict = may_manage(place.actor, place.organisation) if office else None
    joined = row.get("joined_trade_on")
    data = row.keys() & {*NAMES, *PLAIN, "grade", "grade_on"}
    keeps = may_seat(place.actor, noun) if noun is not None and data else None
    return {
        "": Invalid(keeps.reason, help=keeps.help) if keeps is not None and not keeps else None,
        "role": Invalid(verdict.reason, help=verdict.help) if verdict is not None and not verdict else None,
        "grade_on": _future(row.get("grade_on"), today)
        or (Invalid(N_("A grade needs the day on which it was reached.")) if grade == {"grade"} else None),
        "grade": Invalid(N_("Which grade was reached on this day?")) if grade == {"grade_on"} and not noun else None,
        "joined_trade_on": _future(joined, today),
        "starts_on": Invalid(N_("A seat needs its role."))
        if "starts_on" in row and not row.get("role") and noun is None
        else None,
    }


def _future(day: Any, today: Any) -> Invalid | None:
    return Invalid(N_("This day lies in the future.")) if day is not None and day > today else None


def enter(lines: Sequence[Row], place: Place) -> list[Person]:
    """Each by the deed that registers a person, and the one that records the grade."""
    return [_registered(row, place) for row in lines]


def _registered(row: Row, place: Place) -> Person:
    person = actions.register_person(
        place.organisation,
        actor=place.actor,
        name=row["name"],
        name_en=row.get("name_en", ""),
        role=row.get("role", ""),
        starts_on=row.get("starts_on"),
        **{name: row[name] for name in PLAIN if name in row},
    )
    if row.get("grade"):
        actions.record_grade(person, actor=place.actor, grade=row["grade"], reached_on=row["grade_on"])
    return person


def correct(noun: Person, row: Row, place: Place, reason: str) -> Person:
    """The data by the deed that revises it; a seat is given, a grade recorded. An empty role takes a seat back."""
    data = {NAMES.get(name, name): row[name] for name in (*NAMES, *PLAIN) if name in row}
    if data:
        actions.revise_person(noun, actor=place.actor, **data)
    if "role" in row or "starts_on" in row:
        _reseat(noun, row, place, reason)
    if row.get("grade") or row.get("grade_on"):
        actions.record_grade(
            noun,
            actor=place.actor,
            grade=row.get("grade") or noun.grade,
            reached_on=row.get("grade_on") or clock.today(),
        )
    elif "grade" in row:
        raise Invalid(N_("A grade that was recorded is not taken back."), field="grade")
    return noun


def _reseat(noun: Person, row: Row, place: Place, reason: str) -> None:
    """The seat at the place as the row says: another one is struck out, so that the new one stands alone."""
    held = Seat.objects.filter(held_on(clock.today()), person=noun, organisation=place.organisation)
    present = held.select_related("record", "person").order_by("starts_on", "record_id").last()
    role = row.get("role", present.role if present else "")
    starts_on = row.get("starts_on") or (present.starts_on if present else clock.today())
    if present is not None:
        actions.strike_seat(present, actor=place.actor, reason=reason)
    if role:
        actions.give_seat(place.organisation, actor=place.actor, person=noun, role=role, starts_on=starts_on)


def strike(noun: Person, actor: Any, reason: str) -> Person:
    """Take back a person whom an import has registered, with the seat."""
    return actions.strike_person(noun, actor=actor, reason=reason)


def along(keys: Collection[uuid.UUID]) -> QuerySet:
    """The seats that were given with the persons and not touched since."""
    return Seat.objects.filter(person_id__in=keys, record__version=1).values_list("pk", flat=True)


def nouns_at(organisation: Any) -> QuerySet:
    """Who is at home there or sits there."""
    known = Person.objects.exclude(record__state="struck").filter(published=False)
    here = working_at(known.select_related("record", "organisation__record"), organisation.slug)
    return here.order_by("-record_id")


def narrow(queryset: QuerySet, params: Mapping[str, str]) -> QuerySet:
    """The choices above the list of people that depend on its reader."""
    if params.get("at"):
        queryset = working_at(queryset, params["at"])
    return queryset.filter(trade=params["trade"]) if params.get("trade") else queryset


sheets.register(
    "members",
    Sheet(
        key="members",
        label=_("Members"),
        sentence=_("The people of a studio or company, with their seats and skill grades."),
        kind="person",
        columns=COLUMNS,
        may=may_seat,
        rows=rows,
        match=match,
        key_of=key_of,
        check=check,
        enter=enter,
        correct=correct,
        strike=strike,
        nouns_at=nouns_at,
        narrow=narrow,
        along=along,
    ),
)
