"""The benefits of the story: every rung of the ladder, a return, a correction, a reduction, a revocation, a second signature."""

import datetime as dt
from dataclasses import dataclass, field
from decimal import Decimal

from jiangfang.demo import papers
from jiangfang.demo.story import fresh
from jiangfang.demo.world import World
from jiangfang.innovation import actions
from jiangfang.innovation.reckoning.claims import CostLine, Input
from jiangfang.records.models import Audience


@dataclass(frozen=True)
class Claim:
    """A claim: adoption, window, type, formula with inputs (value, source), costs, and how far it climbs."""

    adoption: str
    starts_on: str
    type: str
    claimed_yuan: int
    formula: str
    inputs: dict[str, tuple[str, str]]
    reaches: str
    claimant: str = "deputy"
    costs: tuple[CostLine, ...] = field(default_factory=tuple)
    ends_on: str = ""
    # Other studios with a part in it: (place, per cent).
    shared: tuple[tuple[str, int], ...] = ()


COAL_PRICE = ("1000", "年度入炉标煤单价（示例）")
COAL = {"B": ("1200", "冷却塔改造前后性能试验与统计月报（示例）"), "p": COAL_PRICE}
TOWER_COST = (CostLine("填料与配水改造", 180_000_000, 5, "竣工决算（示例）"),)

CLAIMS = (
    Claim("tower:0", "2018-11-01", "energy", 1_000_000, "coal_money", COAL, "spot_checked", "m18", TOWER_COST),
    Claim("tower:0", "2019-11-01", "energy", 1_000_000, "coal_money", COAL, "verified", "m18"),
    Claim("tower:0", "2020-11-01", "energy", 1_000_000, "coal_money", COAL, "verified", "m18"),
    Claim("tower:0", "2021-11-01", "energy", 1_000_000, "coal_money", COAL, "verified", "m18"),
    Claim("tower:0", "2022-11-01", "energy", 1_000_000, "coal_money", COAL, "confirmed", "m18"),
    Claim(
        "hbp7:1", "2020-11-15", "energy", 9_000_000, "coal_money",
        {"B": ("8600", "供热季统计月报（示例）"), "p": COAL_PRICE}, "verified", "heating",
        ends_on="2021-11-14", shared=(("boiler", 20),),
    ),
    Claim(
        "laser1:0", "2021-03-15", "outsourcing", 60_000, "contractor_days",
        {"d_old": ("180", "2018—2020年外委清洗结算（示例）"), "d_new": ("96", "2021年外委结算（示例）"), "p": ("650", "外委合同（示例）")},
        "reduced", "laser",
    ),
    Claim(
        "laser2:0", "2022-05-16", "outage", 300_000, "shorter_outage",
        {
            "t_old": ("240", "前次揭缸工期（示例）"), "t_new": ("216", "本次揭缸工期（示例）"), "P": ("210", "同期平均负荷（示例）"),
            "p": ("0.3949", "上网电价文件（示例）"), "v": ("0.3349", "月度成本分析（示例）"),
        },
        "verified", "laser", (CostLine("二代样机材料", 4_800_000, 3, "领料单（示例）"),),
    ),
    Claim(
        "laser3:0", "2023-10-16", "outage", 400_000, "shorter_outage",
        {
            "t_old": ("240", "前次揭缸工期（示例）"), "t_new": ("208", "本次揭缸工期（示例）"), "P": ("205", "同期平均负荷（示例）"),
            "p": ("0.3949", "上网电价文件（示例）"), "v": ("0.3349", "月度成本分析（示例）"),
        },
        "calculated", "laser",
    ),
    Claim(
        "feedpump:0", "2022-07-11", "outage", 100_000, "contractor_days",
        {"d_old": ("120", "检修结算（示例）"), "d_new": ("40", "检修结算（示例）"), "p": ("700", "外委合同（示例）")}, "revoked", "m13",
    ),
    Claim(
        "valve:0", "2022-09-26", "outsourcing", 150_000, "contractor_days",
        {"d_old": ("260", "返厂研磨结算（示例）"), "d_new": ("60", "就地研磨工时（示例）"), "p": ("720", "外委合同（示例）")}, "verified", "valve",
    ),
    Claim(
        "drain:0", "2023-12-11", "material", 220_000, "water_steam_chemicals",
        {"w_old": ("0.42", "补水率统计（示例）"), "w_new": ("0.37", "补水率统计（示例）"), "n": ("1500000", "供热量月报（示例）"), "p": ("4.2", "除盐水成本（示例）")},
        "claimed", "m19",
    ),
    Claim(
        "lowheat:0", "2020-11-15", "energy", 16_000_000, "coal_money",
        {"B": ("15400", "余热回收热量折算（示例）"), "p": COAL_PRICE}, "second_signed", "heating",
        ends_on="2021-11-14",
    ),
    Claim(
        "hoist:0", "2023-06-19", "avoided_loss", 208_000, "avoided_loss",
        {"w": ("0.08", "近五年吊装未遂统计（示例）"), "L": ("2600000", "转子叶片修复报价（示例）")}, "verified", "m16",
    ),
)  # fmt: skip

# How many days after the claim each rung is climbed: people look at it one after the other.
PACE = {"claimed": 0, "calculated": 2, "confirmed": 7, "verified": 13, "after": 20}


def tell_money(world: World) -> None:
    """Put every claim on the agenda: claimed when its window is over (or it is worth claiming), then up the ladder."""
    for number, claim in enumerate(CLAIMS):
        over = dt.date.fromisoformat(claim.starts_on) + dt.timedelta(days=368)
        first = max(over, dt.date(2021, 3, 1) + dt.timedelta(days=number))
        day = min(first, dt.date(2024, 4, 8) + dt.timedelta(days=number))
        for rung, do in STEPS[: _steps_to(claim.reaches)]:
            on = day + dt.timedelta(days=PACE[rung])
            world.on(on.isoformat(), lambda do=do, n=number, claim=claim: do(world, n, claim), hour=17)
    world.on("2024-05-20", lambda: _report(world))


def _steps_to(reaches: str) -> int:
    """How many steps lead to a rung; what comes after the verification is one more."""
    rungs = [rung for rung, _do in STEPS]
    return rungs.index(reaches) + 1 if reaches in rungs else len(STEPS)


def _claim(world: World, number: int, claim: Claim) -> None:
    adoption = fresh(world.things[f"adoption:{claim.adoption}"])
    world.things[f"benefit:{number}"] = actions.claim_benefit(
        fresh(adoption.result), actor=world.people[claim.claimant], adoption=adoption, type=claim.type,
        amount_fen=claim.claimed_yuan * 100, starts_on=dt.date.fromisoformat(claim.starts_on),
        ends_on=dt.date.fromisoformat(claim.ends_on) if claim.ends_on else None, basis="见计算书与佐证材料（示例）。",
    )  # fmt: skip


def _calculate(world: World, number: int, claim: Claim) -> None:
    benefit, who = fresh(world.things[f"benefit:{number}"]), world.people[claim.claimant]
    inputs = {name: Input(Decimal(value), source) for name, (value, source) in claim.inputs.items()}
    shares = [(world.places[place], percent * 100) for place, percent in claim.shared]
    actions.calculate_benefit(
        benefit, actor=who, formula=claim.formula, inputs=inputs, costs=claim.costs, studio_shares=shares
    )
    papers.hand_in_readings(world, fresh(benefit), who)


def _confirm(world: World, number: int, claim: Claim) -> None:
    benefit = fresh(world.things[f"benefit:{number}"])
    actions.confirm_benefit(benefit, actor=world.people["department"], note="现场核对属实。")


def _verify(world: World, number: int, claim: Claim) -> None:
    benefit, people = fresh(world.things[f"benefit:{number}"]), world.people
    actions.verify_benefit(benefit, actor=people["finance"], note="凭证与台账核对一致。")
    if claim.type != "avoided_loss":
        actions.set_benefit_openness(fresh(benefit), actor=people["deputy"], audience=Audience.PUBLIC)


def _after(world: World, number: int, claim: Claim) -> None:
    """What comes after the verification."""
    benefit, people, reaches = fresh(world.things[f"benefit:{number}"]), world.people, claim.reaches
    if benefit.record.state == "second_sign":
        actions.second_sign_benefit(benefit, actor=people["finance2"], note="复核后第二签名。")
    elif reaches == "spot_checked":
        actions.spot_check_benefit(benefit, actor=people["officer"], note="抽查原始凭证三份，一致。")
    elif reaches == "reduced":
        actions.reduce_benefit(
            benefit, actor=people["finance2"], amount_fen=4_200_000, reason="其中一次清洗属合同外项目，核减。"
        )
    elif reaches == "revoked":
        actions.revoke_benefit(benefit, actor=people["finance2"], reason="与年度外委总额结算重复，撤销。")


STEPS = (
    ("claimed", _claim),
    ("calculated", _calculate),
    ("confirmed", _confirm),
    ("verified", _verify),
    ("after", _after),
)


def _report(world: World) -> None:
    """Something that a member only reports: nobody stands for it yet."""
    actions.report_benefit(
        fresh(world.things["result:weld"]), actor=world.people["m17"], type="material", amount_fen=3_000_000,
        starts_on=dt.date(2023, 9, 4), basis="每年大概省三万元氩气。", unit=world.places["huangtai"],
    )  # fmt: skip
