"""One hundred and twenty IP rights of mixed kind and status, with check characters that are valid and serials that are samples.

The newspaper adds up "international patents, invention patents and utility model patents"; here each is what it is.
"""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from jiangfang.demo import papers
from jiangfang.demo.cast import SINCE
from jiangfang.demo.results import RESULTS
from jiangfang.demo.story import fresh
from jiangfang.demo.world import World
from jiangfang.innovation import actions
from jiangfang.innovation.queries import ip_rights_for
from jiangfang.innovation.reckoning.annuities import fee_due
from jiangfang.innovation.reckoning.annuity_rules import EXAMPLE_RULES
from jiangfang.innovation.reckoning.holidays import CALENDAR
from jiangfang.innovation.reckoning.ip_numbers import make_number
from jiangfang.innovation.reckoning.months import add_months
from jiangfang.innovation.reckoning.rights import Right, RightKind
from jiangfang.kernel import ids
from jiangfang.ledger.deeds import SYSTEM
from jiangfang.people import actions as people
from jiangfang.people.roles import Role
from jiangfang.records.models import Audience

OWNER = "华能济南黄台发电有限公司"
# What is protected, result by result in the order of RESULTS.
THINGS = (
    ("高背压转子快换工装", "Fixture for changing a back-pressure rotor"),
    ("热网加热器管束清洗机", "Cleaner for heater tube bundles"),
    ("冷却塔配水装置", "Water distributor for cooling towers"),
    ("余热回收换热器", "Heat exchanger for low-grade heat"),
    ("激光清洗扫描头", "Scanning head for laser cleaning"),
    ("激光清洗光路分体结构", "Split light path for laser cleaning"),
    ("激光清洗行走机构", "Travelling gear for laser cleaning"),
    ("转子找中心支架", "Bracket for rotor alignment"),
    ("轴瓦着色检查板", "Blueing plate for bearings"),
    ("汽封间隙测量规", "Gauge for gland seal clearance"),
    ("凝汽器查漏装置", "Leak finder for condensers"),
    ("给水泵机封抽装工装", "Fixture for feed pump seals"),
    ("阀座研磨机", "Grinder for valve seats"),
    ("调速系统仿真台", "Simulation bench for governing systems"),
    ("轴系振动测点支架", "Bracket for shaft vibration probes"),
    ("动平衡配重块", "Balancing weight"),
    ("吊装防碰撞装置", "Collision guard for lifting"),
    ("小径管充氩工装", "Argon fixture for small tubes"),
    ("热网疏水回收装置", "Condensate recovery for heating networks"),
    ("检修隔离挂锁装置", "Lock-out device for repairs"),
)
PARTS = (
    ("", ""), ("的定位结构", ": locating structure"), ("的控制方法", ": control method"), ("的防护罩", ": guard"),
    ("的夹持机构", ": clamping mechanism"), ("的检测方法", ": test method"),
)  # fmt: skip
SOFTWARE = ("软件", ": software")
FIRST, LAST = dt.date(2015, 3, 2), dt.date(2024, 4, 25)
# kind, how many, how many of them are: granted, lapsed after grant, refused or withdrawn; the rest is filed.
MIX = (
    ("invention", 36, 17, 2, 3),
    ("utility_model", 68, 61, 6, 0),
    ("design", 3, 3, 0, 0),
    ("pct", 8, 0, 0, 1),
    ("software", 5, 5, 0, 0),
)


# The applications that protect the three generations of the laser device: kind and place -> result, day of filing.
PINNED = {
    ("invention", 0): ("laser1", dt.date(2020, 12, 21)),
    ("utility_model", 0): ("laser1", dt.date(2020, 12, 22)),
    ("invention", 1): ("laser2", dt.date(2022, 4, 25)),
    ("utility_model", 1): ("laser2", dt.date(2022, 4, 26)),
    ("invention", 35): ("laser3", dt.date(2023, 9, 15)),
    ("pct", 7): ("laser3", dt.date(2023, 11, 10)),
}


@dataclass(frozen=True)
class RightLine:
    """One right of the sample: kind, number, title, day of filing, and what becomes of it (granted, lapsed, ended, filed)."""

    kind: str
    number: str
    title: str
    title_en: str
    filed_on: dt.date
    fate: str
    result: str
    inventors: tuple[str, ...]


def lines() -> list[RightLine]:
    """The 120 rights, always the same ones."""
    draw = ids.steady(20240520)
    found: list[RightLine] = []
    for kind, count, granted, lapsed, ended in MIX:
        fates = ["granted"] * (granted - lapsed) + ["lapsed"] * lapsed + ["ended"] * ended
        fates += ["filed"] * (count - len(fates))
        for place, fate in enumerate(fates):
            found.append(_line(draw, kind, place, fate, len(found)))
    return found


def _line(draw: Any, kind: str, place: int, fate: str, number: int) -> RightLine:
    # What was granted was filed early enough for it; what is only filed is young.
    first = dt.date(2022, 9, 1) if fate == "filed" else FIRST
    last = dt.date(2022, 6, 30) if fate in {"granted", "lapsed", "ended"} else LAST
    if fate == "lapsed":
        last = dt.date(2019, 12, 31)
    filed_on = first + dt.timedelta(days=draw.randrange((last - first).days))
    while filed_on.weekday() > 4:
        filed_on -= dt.timedelta(days=1)
    part = SOFTWARE if kind == "software" else PARTS[(number // len(THINGS)) % len(PARTS)]
    title, title_en = (thing + more for thing, more in zip(THINGS[number % len(THINGS)], part, strict=True))
    line = RESULTS[number % len(RESULTS)]
    early = dt.date.fromisoformat(line.achieved_on) <= filed_on + dt.timedelta(days=700)
    if (kind, place) in PINNED:
        key, filed_on = PINNED[(kind, place)]
        line, early = next(one for one in RESULTS if one.key == key), True
        title, title_en = line.title, line.title_en
    return RightLine(
        kind, _number(kind, filed_on, 1000 + number * 7 + draw.randrange(5)), title, title_en, filed_on, fate,
        line.key if early else "", tuple(who for who, _share in line.shares),
    )  # fmt: skip


def _number(kind: str, filed_on: dt.date, serial: int) -> str:
    if kind == "pct":
        return f"PCT/CN{filed_on.year}/{90000 + serial:06d}"
    if kind == "software":
        return f"{filed_on.year}SR{serial + 9_000_000}"
    kinds = {"invention": RightKind.INVENTION, "utility_model": RightKind.UTILITY_MODEL, "design": RightKind.DESIGN}
    return make_number(filed_on.year, kinds[kind], 9_900_000 + serial).text


def enter_tables(world: World) -> None:
    """The officer at the top of the tree, who loads the fees and days off that deadlines are reckoned with."""
    nation = world.places["nation"]
    keeper = people.register_person(nation, actor=SYSTEM, name="方立", name_en="Fang Li", sample=True)
    people.give_seat(nation, actor=SYSTEM, person=keeper, role=Role.FEDERATION_OFFICER, starts_on=SINCE)
    people.open_account(keeper, actor=SYSTEM, username="nation")
    world.people["keeper"] = keeper
    actions.load_example_tables(nation, actor=keeper)


def tell_rights(world: World) -> None:
    """Put every right on the agenda: entered when filed (the old ones in the first weeks), granted, kept up, lapsed."""
    for place, line in enumerate(lines()):
        backlog = dt.date(2021, 1, 18) + dt.timedelta(days=place % 12)
        entered = max(line.filed_on + dt.timedelta(days=5), backlog)
        entered = max(entered, _result_day(line))
        world.on(entered.isoformat(), lambda n=place, line=line: _enter(world, n, line), hour=18)
        if line.fate in {"granted", "lapsed"}:
            granted = granted_on(line)
            world.on(max(granted, entered).isoformat(), lambda n=place, line=line: _grant(world, n, line), hour=19)
            _keep_up(world, place, line, granted, entered)
        if line.fate == "ended":
            over = add_months(line.filed_on, 20)
            world.on(max(over, entered).isoformat(), lambda n=place, over=over: _end(world, n, over), hour=19)
    for day, bill in world.things.get("bills", {}).items():
        world.on(day.isoformat(), lambda bill=bill: _pay_bill(world, bill), hour=20)
    for day, key in (("2021-03-22", "laser1"), ("2022-05-23", "laser2"), ("2023-10-23", "laser3")):
        world.on(day, lambda key=key: _publish(world, key), hour=20)


def _result_day(line: RightLine) -> dt.date:
    """A right is linked to its result, so it is entered once the result is there."""
    entered = next((one.entered_on for one in RESULTS if one.key == line.result), "2021-01-04")
    return dt.date.fromisoformat(entered)


def granted_on(line: RightLine) -> dt.date:
    """The day of grant: about two years for an invention, ten months for a utility model, days for software."""
    months = {"invention": 23, "utility_model": 10, "design": 7, "software": 2}[line.kind]
    return add_months(line.filed_on, months)


def _enter(world: World, place: int, line: RightLine) -> None:
    result = world.things.get(f"result:{line.result}")
    world.things[f"right:{place}"] = actions.enter_ip_right(
        world.places["luan-jun"], actor=world.people["deputy"], type=line.kind, number=line.number, title=line.title,
        title_en=line.title_en,        owner=OWNER, filed_on=line.filed_on, inventors=[world.people[who] for who in line.inventors if who in world.people],
        result=fresh(result) if result else None, audience=Audience.PUBLIC,
    )  # fmt: skip


def _grant(world: World, place: int, line: RightLine) -> None:
    actions.grant_ip_right(fresh(world.things[f"right:{place}"]), actor=world.people["deputy"], on=granted_on(line))


def _keep_up(world: World, place: int, line: RightLine, granted: dt.date, entered: dt.date) -> None:
    """Pay each yearly fee shortly before it is due; a lapsed right is one whose last fee was not paid."""
    if line.kind == "software":
        return
    right = Right(RightKind(line.kind), line.filed_on, granted_on=granted)
    first = _patent_year(line.filed_on, granted) + 1
    last = first + 1 if line.fate == "lapsed" else EXAMPLE_RULES.term_years(right.kind, line.filed_on)
    for year in range(first, last + 1):
        fee = fee_due(right, year, calendar=CALENDAR, rules=EXAMPLE_RULES)
        if fee.pay_by > dt.date(2024, 6, 20):
            return
        paid = fee.pay_by - dt.timedelta(days=12)
        day = max(paid, entered + dt.timedelta(days=1), granted)
        # An agent's bill comes once a month; it is entered on the 25th, all fees of the month in one deed.
        world.things.setdefault("bills", {}).setdefault(_bill_day(day), []).append((place, year, paid, fee.fee))
    if line.fate == "lapsed":
        gone = fee_due(right, last + 1, calendar=CALENDAR, rules=EXAMPLE_RULES).due_on
        day = max(gone + dt.timedelta(days=190), entered + dt.timedelta(days=40))
        world.on(
            day.isoformat(),
            lambda n=place, gone=gone: actions.lapse_ip_right(
                fresh(world.things[f"right:{n}"]),
                actor=world.people["deputy"],
                on=gone,
                note="年费未缴，权利终止（示例）。",
            ),
            hour=21,
        )


def _bill_day(day: dt.date) -> dt.date:
    return day.replace(day=25) if day.day <= 25 else (day.replace(day=1) + dt.timedelta(days=32)).replace(day=25)


def _pay_bill(world: World, lines: list[tuple[int, int, dt.date, int]]) -> None:
    """Enter a month's fees; a right with two open years is entered in two goes, the earlier year first."""
    while lines:
        now = {place: (year, paid, fee) for place, year, paid, fee in sorted(lines, reverse=True)}
        keys = {world.things[f"right:{place}"].pk: paid for place, paid in now.items()}
        rights = list(ip_rights_for(world.people["deputy"]).filter(pk__in=keys).prefetch_related("events"))
        actions.pay_fees(rights, actor=world.people["deputy"], payments=[keys[right.pk] for right in rights])
        lines = [line for line in lines if now[line[0]][0] != line[1]]


def _patent_year(filed_on: dt.date, day: dt.date) -> int:
    """The patent year that a day lies in, counted from the filing."""
    years = day.year - filed_on.year
    return years if (day.month, day.day) < (filed_on.month, filed_on.day) else years + 1


def _end(world: World, place: int, over: dt.date) -> None:
    actions.withdraw_ip_right(fresh(world.things[f"right:{place}"]), actor=world.people["deputy"], on=over)


def _publish(world: World, key: str) -> None:
    """A result that could be patented is opened once an application for it is filed; the guard would refuse it before."""
    papers.hand_in_drawing(world, fresh(world.things[f"result:{key}"]), world.people["laser"], int(key[-1]))
    actions.set_openness(fresh(world.things[f"result:{key}"]), actor=world.people["union"], audience=Audience.PUBLIC)
