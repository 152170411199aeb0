"""Three more sample studios, so that roll-ups and comparisons mean something, and their alliance."""

import datetime as dt
from decimal import Decimal

from jiangfang.demo.story import fresh
from jiangfang.demo.world import World
from jiangfang.innovation import actions
from jiangfang.innovation.reckoning.claims import Input
from jiangfang.kernel import clock
from jiangfang.ledger.deeds import SYSTEM
from jiangfang.people import actions as people
from jiangfang.people.roles import Role
from jiangfang.records.models import Audience, Level

# studio, leader, union, department, finance, members, results (title, English, type, focus, day), yearly saving in yuan
STUDIOS = (
    ("boiler", "boiler_leader", "union", "department", "finance", ("许强", "邓伟", "傅明"), (
        ("锅炉低氮燃烧调整法", "Low-NOx combustion tuning", "method", "new_process", "2022-03-10"),
        ("吹灰器卡涩快速处理工装", "Tool for stuck sootblowers", "creation", "new_equipment", "2023-04-12"),
    ), 180_000),
    ("welding", "welding_leader", "springs_union", "springs_department", "springs_finance", ("任远", "卢芳", "范磊", "石磊"), (
        ("厚板窄间隙焊接工艺", "Narrow-gap welding of thick plates", "renovation", "new_process", "2021-09-16"),
        ("焊接变形反变形胎具", "Counter-deformation fixture", "design", "new_process", "2022-10-20"),
        ("焊材二维码追溯台", "QR tracing of welding material", "software", "new_technology", "2023-11-08"),
    ), 620_000),
    ("crane", "stranger", "harbour_union", "harbour_department", "harbour_finance", ("丁宁", "沈洁", "夏天"), (
        ("桥吊钢丝绳快速更换法", "Quick rope change on quay cranes", "method", "new_process", "2022-05-18"),
        ("集装箱锁销自动识别", "Recognition of twist locks", "invention", "new_technology", "2023-08-09"),
    ), 340_000),
)  # fmt: skip

# Who joined the alliance, and when.
JOINED = (("boiler", "2022-06-20"), ("welding", "2022-06-20"), ("crane", "2023-03-15"))


def tell_others(world: World) -> None:
    """Members at the start, then results, their use and one verified benefit for each studio."""
    for row in STUDIOS:
        world.on("2021-02-01", lambda row=row: _enter_members(world, row))
        for number, result in enumerate(row[6]):
            world.on(result[4], lambda row=row, n=number: _enter_result(world, row, n), hour=11)
        claimed = dt.date.fromisoformat(row[6][0][4]) + dt.timedelta(days=372)
        world.on(claimed.isoformat(), lambda row=row: _claim(world, row), hour=12)
        world.on("2024-05-14", lambda row=row: _report(world, row), hour=10)
    world.on("2022-06-10", lambda: _found_alliance(world), hour=15)
    for slug, day in JOINED:
        world.on(day, lambda slug=slug, day=day: _join(world, slug, day), hour=16)


def _found_alliance(world: World) -> None:
    alliance = people.found_organisation(
        world.places["shandong"], actor=world.people["province"], slug="skills-alliance", level=Level.ALLIANCE,
        title="示例·装备检修创新工作室联盟", title_en="Sample Alliance of Maintenance Studios", short_name="检修联盟",
        short_name_en="Maintenance Alliance", founded_on=clock.today(), since=clock.today(), sample=True,
        about="三家示例工作室跨企业、跨城市交流检修工装和操作法，每季度轮流主办一次现场交流。",
        about_en="Three sample studios of different companies and cities that exchange tools and methods of maintenance; each "
        "quarter another one is the host.",
    )  # fmt: skip
    world.places["skills-alliance"] = alliance


def _join(world: World, slug: str, day: str) -> None:
    people.join_alliance(
        fresh(world.places["skills-alliance"]),
        actor=world.people["province"],
        member=fresh(world.places[slug]),
        since=dt.date.fromisoformat(day),
    )


def _enter_members(world: World, row: tuple) -> None:
    studio = world.places[row[0]]
    for name in row[5]:
        person = people.register_person(studio.parent, actor=SYSTEM, name=name, sample=True)
        people.give_seat(studio, actor=SYSTEM, person=person, role=Role.MEMBER, starts_on=dt.date(2021, 2, 1))
        world.people[f"{row[0]}:{name}"] = person


def _enter_result(world: World, row: tuple, number: int) -> None:
    slug, leader, union, department, _finance, members, results, _saving = row
    title, title_en, kind, focus, day = results[number]
    lead = world.people[leader]
    result = actions.draft_result(
        world.places[slug], actor=lead, title=title, title_en=title_en, type=kind, focus=focus,
        summary=f"{title}（示例）。", achieved_on=dt.date.fromisoformat(day),
        shares=[(lead, 6000, ""), (world.people[f"{slug}:{members[0]}"], 4000, "")],
    )  # fmt: skip
    actions.submit_result(fresh(result), actor=lead)
    actions.accept_result(fresh(result), actor=world.people[union])
    actions.set_openness(fresh(result), actor=world.people[union], audience=Audience.PUBLIC)
    adoption = actions.enter_adoption(
        fresh(result), actor=lead, user=world.places[slug].parent, where="生产车间", since=dt.date.fromisoformat(day)
    )
    actions.confirm_adoption(fresh(adoption), actor=world.people[department], effect="使用正常。")
    world.things[f"{slug}:adoption:{number}"] = adoption


def _claim(world: World, row: tuple) -> None:
    slug, leader, _union, department, finance, _members, _results, saving = row
    adoption = fresh(world.things[f"{slug}:adoption:0"])
    benefit = actions.claim_benefit(
        fresh(adoption.result), actor=world.people[leader], adoption=adoption, type="outsourcing", amount_fen=saving * 100,
        basis="见计算书（示例）。",
    )  # fmt: skip
    inputs = {
        "d_old": Input(Decimal(saving // 500 + 100), "外委结算（示例）"),
        "d_new": Input(Decimal(100), "外委结算（示例）"),
        "p": Input(Decimal(500), "外委合同（示例）"),
    }
    actions.calculate_benefit(fresh(benefit), actor=world.people[leader], formula="contractor_days", inputs=inputs)
    actions.confirm_benefit(fresh(benefit), actor=world.people[department])
    actions.verify_benefit(fresh(benefit), actor=world.people[finance])
    actions.set_benefit_openness(fresh(benefit), actor=world.people[leader], audience=Audience.PUBLIC)


def _report(world: World, row: tuple) -> None:
    slug, members = row[0], row[5]
    actions.report_problem(
        world.places[slug], actor=world.people[f"{slug}:{members[-1]}"], title="工具间照明不足，夜班找工具困难",
        title_en="Poor light in the tool room at night", equipment="工具间", focus="safe_production",
    )  # fmt: skip
