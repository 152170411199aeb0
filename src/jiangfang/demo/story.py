"""What the people of the studio do from 2021 to 2024: report, work, hand in, use, meet. Told by line, played in order of time."""

import datetime as dt

from jiangfang.demo import papers
from jiangfang.demo.results import RESULTS, ResultLine
from jiangfang.demo.world import World
from jiangfang.innovation import actions
from jiangfang.innovation.models import Benefit, Problem, Project, Result
from jiangfang.records.models import Audience

# key, reporter, day, title, English, equipment, focus, description, what becomes of it
PROBLEMS = [
    ("blades", "apprentice", "2021-05-18", "二代前激光装置太重，缸内搬不动", "The first laser device is too heavy to carry into the casing",
     "汽轮机叶片", "new_equipment", "一代装置两百多公斤，揭缸后要四人抬，扫描头常报警停机。", "project:laser2"),
    ("manual", "apprentice", "2022-10-11", "叶根部位激光清洗有死角", "Blade roots stay dirty after laser cleaning", "汽轮机叶片", "new_technology",
     "二代扫描头伸不进叶根，仍要人工补洗，每次检修多用两个班。", "project:laser3"),
    ("seal", "m13", "2021-11-22", "给水泵机封更换工期长", "Replacing the feed pump seal takes too long", "给水泵", "new_process",
     "散件装配对中差，三天换一次机封。", "project:feedpump"),
    ("drainwater", "m20", "2022-12-05", "热网疏水直接排放", "Heating condensate is drained away", "热网疏水", "new_technology",
     "水质合格的疏水也排地沟，补水量偏大。", "project:drain"),
    ("oil", "worker", "2023-02-08", "8号机小机油站渗油", "Oil seeps at the unit 8 feed turbine", "小汽轮机油站", "safe_production",
     "法兰处每班擦一次，地面湿滑。", "solved"),
    ("noise", "worker", "2023-06-20", "循环泵房噪声大", "The circulating pump house is too loud", "循环水泵", "safe_production",
     "巡检时对讲听不清。", "declined"),
    ("noise2", "m12", "2023-07-03", "循环水泵房噪声超限", "Noise above the limit in the pump house", "循环水泵", "safe_production",
     "实测超过限值。", "accepted"),
    ("noise3", "apprentice2", "2023-07-10", "循环泵房里听不见对讲机", "Radios can't be heard in the pump house", "循环水泵", "safe_production",
     "同前，夜班也是。", "merged:noise2"),
    ("bolt", "apprentice3", "2024-04-22", "高压缸螺栓热紧后伸长量离散", "Bolt elongation scatters after hot tightening", "高压缸螺栓", "new_process",
     "同一批螺栓热紧后伸长量差别大，怀疑加热棒功率不一致。", "accepted"),
    ("vacuum", "apprentice", "2024-05-13", "8号机真空严密性变差", "Vacuum tightness of unit 8 has worsened", "8号机凝汽器", "safe_production",
     "近一周真空下降率由180升到310帕每分钟，夜班更明显。", ""),
    ("gauge", "worker", "2024-05-21", "7号机轴封压力表晃动", "The gland pressure gauge of unit 7 swings", "轴封系统", "safe_production",
     "表针上下晃动，无法读数。", ""),
]  # fmt: skip

# key, leader, title, English, start, end, handed in, budget in yuan, focus, goal, team
PROJECTS = [
    ("laser2", "laser", "激光清洗装置轻量化攻关", "Making the laser cleaning device lighter", "2021-06-01", "2022-04-30", "2022-04-25", 380_000,
     "new_equipment", "整机重量减半以上，连续工作不少于4小时。", ("m22", "m23", "apprentice")),
    ("laser3", "laser", "激光清洗装置自动行走攻关", "Letting the laser device walk by itself", "2022-11-01", "2023-09-30", "2023-09-20", 460_000,
     "new_equipment", "叶根可达，单级叶片清洗时间缩短三分之一。", ("m22", "m23", "apprentice")),
    ("feedpump", "m13", "给水泵机封整体抽装攻关", "Replacing feed pump seals as a whole", "2021-12-15", "2022-07-15", "2022-07-04", 60_000,
     "new_process", "机封更换由三天缩短到一天。", ("m10",)),
    ("drain", "m19", "热网疏水回收攻关", "Recovering heating network condensate", "2023-01-10", "2023-12-10", "2023-12-01", 220_000,
     "new_technology", "采暖季日回收疏水不少于300吨。", ("m20",)),
    ("lowload", "heating", "低负荷下高背压机组供热稳定性攻关", "Stable heating of back-pressure units at low load", "2024-01-15", "2024-12-20", "", 520_000,
     "major_project", "30%负荷下热网供水温度波动不超过2摄氏度。", ("deputy", "control")),
    ("bolts", "rotor", "高压缸螺栓热紧工艺攻关", "Hot tightening of casing bolts", "2024-06-01", "2025-03-31", "", 150_000,
     "new_process", "同批螺栓伸长量离散不超过5%。", ("apprentice3", "m10")),
]  # fmt: skip

# A year's rhythm: (month, day, type, title, English, content, output)
RHYTHM = [
    (1, 15, "plan", "年度工作计划", "Plan of the year", "确定年度课题、培训和师带徒安排。", "计划一份，已上墙"),
    (3, 12, "meeting", "一季度例会", "Meeting of the first quarter", "通报课题进度，讨论检修难题。", "会议纪要"),
    (4, 20, "training", "检修技能培训", "Training in repair skills", "转子找中心与轴瓦研刮实操。", "实操考核记录"),
    (6, 18, "exchange", "跨企业技术交流", "Exchange with other companies", "与兄弟电厂交流激光清洗应用。", "交流纪要，借用意向一项"),
    (9, 10, "site_work", "揭缸检修现场攻关", "Work on the opened cylinder", "激光清洗叶片，测量汽封间隙。", "检修数据与照片"),
    (11, 26, "meeting", "四季度例会", "Meeting of the fourth quarter", "成果评议，下年度选题。", "会议纪要"),
]  # fmt: skip


def tell_problems(world: World) -> None:
    """Reports from the floor and what becomes of them; projects take theirs up themselves."""
    for key, who, day, title, title_en, equipment, focus, text, fate in PROBLEMS:

        def report(
            key=key, who=who, title=title, title_en=title_en, equipment=equipment, focus=focus, text=text
        ) -> None:
            world.things[key] = actions.report_problem(
                world.places["luan-jun"], actor=world.people[who], title=title, title_en=title_en, equipment=equipment,
                focus=focus, description=text,
            )  # fmt: skip

        world.on(day, report)
        later = (dt.date.fromisoformat(day) + dt.timedelta(days=2)).isoformat()
        if fate:
            world.on(later, lambda key=key, fate=fate: _decide(world, key, fate))


def tell_suggestions(world: World) -> None:
    """Three suggestions: one carried out, one accepted, one waiting."""
    lines = (
        ("工具间增设力矩扳手校验台", "A bench to check torque wrenches", "m10", "2022-04-11", "carried_out"),
        ("揭缸检修备件二维码领用", "QR codes for spare parts", "m21", "2023-11-13", "accepted"),
        ("夜班检修照明改用磁吸灯", "Magnetic lamps for night work", "apprentice3", "2024-05-16", ""),
    )
    for title, title_en, who, day, fate in lines:

        def make(title=title, title_en=title_en, who=who, fate=fate) -> None:
            suggestion = actions.make_suggestion(
                world.places["luan-jun"], actor=world.people[who], title=title, title_en=title_en,
                proposal=f"{title}（示例）。", focus="safe_production",
            )  # fmt: skip
            if fate:
                actions.accept_suggestion(_fresh(suggestion), actor=world.people["deputy"])
            if fate == "carried_out":
                actions.carry_out_suggestion(_fresh(suggestion), actor=world.people["deputy"], answer="已落实。")

        world.on(day, make, hour=10)


def _fresh(thing: object) -> object:
    """The thing as it is stored now: whoever acts opens the page again."""
    return type(thing).objects.select_related("record", "organisation__record").get(pk=thing.pk)


def _decide(world: World, key: str, fate: str) -> None:
    problem: Problem = _fresh(world.things[key])
    deputy = world.people["deputy"]
    if fate == "declined":
        actions.decline_problem(problem, actor=deputy, reason="属基建降噪工程，已转设备部列入2024年技改。")
    elif fate.startswith("merged:"):
        actions.merge_problem(problem, actor=deputy, into=_fresh(world.things[fate.partition(":")[2]]))
    else:
        actions.accept_problem(problem, actor=deputy)
        if fate == "solved":
            actions.solve_problem(_fresh(problem), actor=deputy, answer="更换法兰垫片并改用缠绕垫，跟踪一个月无渗漏。")


def tell_projects(world: World) -> None:
    """Projects from draft to acceptance, with milestones, steps of the QC story, and a change on the way."""
    for row in PROJECTS:
        key, starts_on, handed_in = row[0], row[4], row[6]
        drafted = (dt.date.fromisoformat(starts_on) - dt.timedelta(days=6)).isoformat()
        drafted = min(drafted, "2024-05-20")
        world.on(drafted, lambda row=row: _draft(world, row))
        if key == "bolts":
            continue
        world.on(starts_on, lambda key=key: _approve(world, key))
        middle = (dt.date.fromisoformat(starts_on) + dt.timedelta(days=70)).isoformat()
        world.on(middle, lambda key=key: _first_half(world, key))
        if handed_in:
            world.on(handed_in, lambda key=key, row=row: _finish(world, key, row))
    world.on("2023-06-05", lambda: _ask_for_change(world, "laser3", dt.date(2023, 9, 30)))


def _draft(world: World, row: tuple) -> None:
    key, leader, title, title_en, starts_on, ends_on, _handed, budget, focus, goal, team = row
    source = next((_fresh(world.things[p[0]]) for p in PROBLEMS if p[8] == f"project:{key}"), None)
    world.things[f"project:{key}"] = project = actions.draft_project(
        world.places["luan-jun"], actor=world.people["deputy"], title=title, title_en=title_en,
        leader=world.people[leader], starts_on=dt.date.fromisoformat(starts_on), ends_on=dt.date.fromisoformat(ends_on),
        team=[world.people[one] for one in team], problem=source, focus=focus, goal=goal, budget_fen=budget * 100,
        equipment=source.equipment if source else "",
    )  # fmt: skip
    half = dt.date.fromisoformat(starts_on) + dt.timedelta(days=90)
    for title, due in (("方案评审", half), ("样机或现场验证", dt.date.fromisoformat(ends_on) - dt.timedelta(days=20))):
        actions.plan_milestone(_fresh(project), actor=world.people["deputy"], title=title, due_on=due)
    actions.submit_project(_fresh(project), actor=world.people["deputy"])


def _approve(world: World, key: str) -> None:
    project = _fresh(world.things[f"project:{key}"])
    year = project.starts_on.year
    actions.approve_project(
        project, actor=world.people["union"], approval_document=f"示例〔{year}〕第{len(world.things)}号"
    )


def _first_half(world: World, key: str) -> None:
    project: Project = _fresh(world.things[f"project:{key}"])
    who = project.leader
    for step, text in (
        ("topic", "由现场问题转化选题。"), ("present", "统计近三年检修记录。"), ("target", "目标值已写入任务书。"),
        ("causes", "人、机、料、法、环五个方面分析。"), ("main_causes", "确认两条主因。"), ("measures", "制定对策表。"),
    ):  # fmt: skip
        actions.write_step(_fresh(project), actor=who, step=step, text=text)
    first = project.milestones.order_by("due_on").first()
    actions.reach_milestone(_fresh(project), actor=who, milestone=first)


def _ask_for_change(world: World, key: str, new_end: dt.date) -> None:
    project: Project = _fresh(world.things[f"project:{key}"])
    asked = actions.request_change(
        project, actor=project.leader, reason="扫描头导轨供货推迟，申请增加加工费。", new_budget_fen=48_000_000
    )
    actions.answer_change(_fresh(project), actor=world.people["union"], request=asked, granted=True, note="同意。")


def _finish(world: World, key: str, row: tuple) -> None:
    project: Project = _fresh(world.things[f"project:{key}"])
    who = project.leader
    for step, text in (
        ("carry_out", "按对策表实施。"), ("check", "目标达成。"), ("consolidate", "写入检修作业指导书。"),
        ("summary", "总结并提出下一课题。"), ("deploy", "推广到同型机组和兄弟单位。"),
    ):  # fmt: skip
        actions.write_step(_fresh(project), actor=who, step=step, text=text)
    for milestone in project.milestones.filter(done_on__isnull=True):
        actions.reach_milestone(_fresh(project), actor=who, milestone=milestone)
    actions.hand_in_project(_fresh(project), actor=who)
    actions.accept_project(_fresh(project), actor=world.people["union"], conclusion=f"达到目标：{row[9]}")
    if project.problem_id:
        actions.solve_problem(
            _fresh(project.problem), actor=world.people["deputy"], answer=f"由课题“{project.record.title}”解决。"
        )


def tell_results(world: World) -> None:
    """The twenty results: drafted by the deputy, accepted by the company, in use and confirmed by the user."""
    for line in RESULTS:
        world.on(line.entered_on, lambda line=line: _enter_result(world, line), hour=14)
        for number, (place, since) in enumerate(line.used):
            day = max(since, line.entered_on)
            world.on(
                day, lambda line=line, place=place, since=since, n=number: _adopt(world, line, place, since, n), hour=15
            )


def _enter_result(world: World, line: ResultLine) -> None:
    deputy, union = world.people["deputy"], world.people["union"]
    result = actions.draft_result(
        world.places["luan-jun"], actor=deputy, title=line.title, title_en=line.title_en, type=line.type, focus=line.focus,
        summary=line.summary, achieved_on=dt.date.fromisoformat(line.achieved_on), equipment=line.equipment,
        project=_fresh(world.things[f"project:{line.project}"]) if line.project else None,
        previous=_fresh(world.things[f"result:{line.previous}"]) if line.previous else None,
        shares=[(world.people[who], share * 100, "") for who, share in line.shares], patentable=line.patentable,
    )  # fmt: skip
    actions.submit_result(_fresh(result), actor=deputy)
    world.things[f"result:{line.key}"] = result = actions.accept_result(_fresh(result), actor=union)
    if line.public and not line.patentable:
        actions.set_openness(_fresh(result), actor=union, audience=Audience.PUBLIC)


def _adopt(world: World, line: ResultLine, place: str, since: str, number: int) -> None:
    user = world.places.get(place, world.places["huangtai"])
    where = {"springs": "汽轮机维修车间", "harbour": "自备热电站"}.get(place, place)
    confirmer = {"springs": "springs_department", "harbour": "harbour_department"}.get(place, "department")
    result: Result = _fresh(world.things[f"result:{line.key}"])
    adoption = actions.enter_adoption(
        result, actor=world.people["deputy"], user=user, where=where, since=dt.date.fromisoformat(since)
    )
    if line.key != "isolation":
        adoption = actions.confirm_adoption(
            _fresh(adoption), actor=world.people[confirmer], effect="使用正常，效果属实。"
        )
    world.things[f"adoption:{line.key}:{number}"] = adoption
    if number == 0 and line.key != "isolation":
        papers.hand_in_user_certificate(world, _fresh(adoption), world.people[confirmer])


def tell_activities(world: World) -> None:
    """The rhythm of each year; members take part in turn. What is still to come in the last year stands in its plan."""
    names = [key for key in world.people if key.startswith("m1")] + ["deputy", "laser", "heating", "apprentice"]
    for year in (2021, 2022, 2023, 2024):
        for place, row in enumerate(RHYTHM):
            held_on = dt.date(year, row[0], row[1])
            held = held_on <= dt.date(2024, 5, 26)
            people = [names[(place * 3 + step) % len(names)] for step in range(6)] if held else []
            told_on = held_on if held else dt.date(2024, 1, 16)
            world.on(
                told_on.isoformat(),
                lambda row=row, held_on=held_on, people=people: _record_activity(world, row, held_on, people),
                hour=16,
            )


def _record_activity(world: World, row: tuple, held_on: dt.date, people: list[str]) -> None:
    _month, _day, kind, title, title_en, content, output = row
    actions.record_activity(
        world.places["luan-jun"], actor=world.people["deputy"], type=kind, held_on=held_on, held=bool(people),
        title=f"{held_on.year}年{title}", title_en=f"{title_en}, {held_on.year}", place="工作室", content=content,
        attendees=[world.people[one] for one in people], output=output if people else "",
    )  # fmt: skip


def tell_methods(world: World) -> None:
    """Two named operating methods, one of them still waiting for its year of practice."""

    def first() -> None:
        method = actions.draft_method(
            world.places["luan-jun"], actor=world.people["deputy"], title="转子找中心快速操作法", author=world.people["rotor"],
            title_en="Quick method of rotor alignment",
            steps="一、装支架；二、盘转子四点测量；三、按表计算加减垫；四、复测确认。", practised_since=dt.date(2021, 6, 21),
            result=_fresh(world.things["result:align"]), indicator="找中心用时由两班缩短为半班",
        )  # fmt: skip
        actions.submit_method(_fresh(method), actor=world.people["deputy"])
        actions.name_method(
            _fresh(method),
            actor=world.people["union"],
            title="周正转子找中心操作法",
            title_en="Zhou Zheng method of rotor alignment",
        )

    def second() -> None:
        actions.draft_method(
            world.places["luan-jun"], actor=world.people["deputy"], title="现场动平衡一次加准操作法", author=world.people["m15"],
            title_en="Balancing on site in one go",
            steps="一、查同型转子影响系数；二、估算配重；三、一次加装；四、复测。", practised_since=dt.date(2023, 5, 4),
        )  # fmt: skip

    world.on("2022-08-15", first)
    world.on("2023-10-20", second)


def fresh(thing: Benefit | Result) -> Benefit | Result:
    """See :func:`_fresh`; for the other tellers."""
    return _fresh(thing)
