"""The organisations and the people of the sample world.

Organisations and the leader are real and appear with published facts only; everyone who acts is a sample person.
"""

import datetime as dt

from jiangfang.demo.world import World
from jiangfang.ledger.deeds import SYSTEM
from jiangfang.people import actions
from jiangfang.people.actions.accounts import open_account
from jiangfang.people.models import Grade, Person
from jiangfang.people.roles import Role
from jiangfang.records.models import Audience, Level

SINCE = dt.date(2021, 1, 4)

# slug, parent, level, Chinese name, English name, short, short in English, founded, sample
TREE = [
    ("nation", None, Level.NATION, "中华全国总工会", "All-China Federation of Trade Unions", "全总", "ACFTU", "1925-05-01", False),
    ("shandong", "nation", Level.PROVINCE, "山东省总工会", "Shandong Federation of Trade Unions", "山东省总", "Shandong", None, False),
    ("jinan", "shandong", Level.CITY, "济南市总工会", "Jinan Federation of Trade Unions", "济南市总", "Jinan", None, False),
    ("qingdao", "shandong", Level.CITY, "青岛市总工会", "Qingdao Federation of Trade Unions", "青岛市总", "Qingdao", None, False),
    (
        "huangtai", "jinan", Level.COMPANY, "华能济南黄台发电有限公司",
        "Huaneng Jinan Huangtai Power Generation Co., Ltd.", "黄台发电", "Huangtai Power", "1958-01-01", False,
    ),
    (
        "luan-jun", "huangtai", Level.STUDIO, "栾俊创新工作室", "Luan Jun Innovation Studio", "栾俊工作室", "Luan Jun Studio",
        None, False,
    ),
    ("boiler", "huangtai", Level.STUDIO, "示例·锅炉运行创新工作室", "Sample Boiler Operation Studio", "锅炉工作室", "Boiler Studio", None, True),
    ("springs", "jinan", Level.COMPANY, "示例·泉城重工有限公司", "Sample Springs Heavy Industry Co.", "泉城重工", "Springs Heavy", None, True),
    ("welding", "springs", Level.STUDIO, "示例·焊接创新工作室", "Sample Welding Studio", "焊接工作室", "Welding Studio", None, True),
    ("harbour", "qingdao", Level.COMPANY, "示例·胶州湾港务有限公司", "Sample Jiaozhou Bay Harbour Co.", "胶州湾港务", "Bay Harbour", None, True),
    ("crane", "harbour", Level.STUDIO, "示例·桥吊创新工作室", "Sample Quay Crane Studio", "桥吊工作室", "Crane Studio", None, True),
]  # fmt: skip

ABOUT = {
    "huangtai": (
        "1958年建厂，供热面积约4700万平方米。2014年、2016年先后完成7号、8号机组高背压供热改造，循环热效率由43%提高到91%以上。",
        "Founded in 1958; heats about 47 million square metres. High-back-pressure conversions of units 7 and 8 in 2014 and 2016 "
        "raised the cycle heat efficiency from 43 % to over 91 %.",
    ),
    "luan-jun": (
        "以汽轮机检修为主的劳模和工匠人才创新工作室，是技能提升、技术交流、创新实践、人才培养的平台。",
        "A model worker and craftsman talent innovation studio around steam turbine maintenance: a platform for skill upgrading, "
        "technical exchange, innovative practice and talent cultivation.",
    ),
}

# key, Chinese, English, home, seat at, role, trade, grade, user name (empty: no account)
OFFICERS = [
    ("officer", "林晓岚", "Lin Xiaolan", "jinan", "jinan", Role.FEDERATION_OFFICER, "", "", "officer"),
    ("province", "高明远", "Gao Mingyuan", "shandong", "shandong", Role.FEDERATION_OFFICER, "", "", "province"),
    ("expert", "顾思齐", "Gu Siqi", "jinan", "jinan", Role.EXPERT, "", "", "expert"),
    ("union", "王慧芳", "Wang Huifang", "huangtai", "huangtai", Role.UNION_OFFICER, "", "", "union"),
    ("finance", "钱静", "Qian Jing", "huangtai", "huangtai", Role.FINANCE_OFFICER, "", "", "finance"),
    ("finance2", "金文博", "Jin Wenbo", "huangtai", "huangtai", Role.FINANCE_OFFICER, "", "", "finance2"),
    ("department", "郑立新", "Zheng Lixin", "huangtai", "huangtai", Role.DEPARTMENT_HEAD, "", "", "department"),
    ("clerk", "文秀英", "Wen Xiuying", "huangtai", "huangtai", Role.CLERK, "", "", "clerk"),
    ("worker", "马建军", "Ma Jianjun", "huangtai", "huangtai", Role.EMPLOYEE, "汽机运行", Grade.INTERMEDIATE, "worker"),
    ("springs_union", "秦海燕", "Qin Haiyan", "springs", "springs", Role.UNION_OFFICER, "", "", ""),
    ("springs_finance", "方雅琴", "Fang Yaqin", "springs", "springs", Role.FINANCE_OFFICER, "", "", ""),
    ("springs_department", "石国强", "Shi Guoqiang", "springs", "springs", Role.DEPARTMENT_HEAD, "", "", ""),
    ("welding_leader", "孟铁成", "Meng Tiecheng", "springs", "welding", Role.LEADER, "焊工", Grade.CHIEF_TECHNICIAN, ""),
    ("harbour_union", "于春梅", "Yu Chunmei", "harbour", "harbour", Role.UNION_OFFICER, "", "", ""),
    ("harbour_finance", "曲丽华", "Qu Lihua", "harbour", "harbour", Role.FINANCE_OFFICER, "", "", ""),
    ("harbour_department", "姜涛", "Jiang Tao", "harbour", "harbour", Role.DEPARTMENT_HEAD, "", "", ""),
    ("stranger", "江海波", "Jiang Haibo", "harbour", "crane", Role.LEADER, "桥吊司机", Grade.SENIOR_TECHNICIAN, "stranger"),
    ("boiler_leader", "陆长明", "Lu Changming", "huangtai", "boiler", Role.LEADER, "锅炉运行", Grade.SENIOR_TECHNICIAN, ""),
]  # fmt: skip

# The 24 sample members beside the published leader: key, Chinese, English, role, section, trade, grade, title, year of retirement
MEMBERS = [
    ("deputy", "孙立群", "Sun Liqun", Role.DEPUTY, "汽机检修一班", "汽机检修", Grade.SENIOR_TECHNICIAN, "高级工程师", 2034),
    ("laser", "李晨光", "Li Chenguang", Role.KEY_MEMBER, "汽机检修一班", "汽机检修", Grade.TECHNICIAN, "工程师", 2045),
    ("heating", "赵永年", "Zhao Yongnian", Role.KEY_MEMBER, "热力班", "汽机检修", Grade.SENIOR_TECHNICIAN, "高级工程师", 2031),
    ("rotor", "周正", "Zhou Zheng", Role.KEY_MEMBER, "汽机检修二班", "汽机检修", Grade.CHIEF_TECHNICIAN, "", 2025),
    ("valve", "吴刚", "Wu Gang", Role.KEY_MEMBER, "阀门班", "管阀检修", Grade.TECHNICIAN, "", 2038),
    ("control", "郭敏", "Guo Min", Role.KEY_MEMBER, "热控班", "热控检修", Grade.TECHNICIAN, "工程师", 2042),
    ("apprentice", "周小满", "Zhou Xiaoman", Role.APPRENTICE, "汽机检修一班", "汽机检修", Grade.INTERMEDIATE, "", 2059),
    ("apprentice2", "何新", "He Xin", Role.APPRENTICE, "汽机检修二班", "汽机检修", Grade.JUNIOR, "", 2060),
    ("apprentice3", "罗一鸣", "Luo Yiming", Role.APPRENTICE, "热力班", "汽机检修", Grade.JUNIOR, "", 2061),
    ("m10", "梁栋", "Liang Dong", Role.MEMBER, "汽机检修一班", "汽机检修", Grade.SENIOR, "", 2039),
    ("m11", "宋志远", "Song Zhiyuan", Role.MEMBER, "汽机检修一班", "汽机检修", Grade.SENIOR, "", 2040),
    ("m12", "唐宁", "Tang Ning", Role.MEMBER, "辅机班", "辅机检修", Grade.SENIOR, "", 2037),
    ("m13", "韩水生", "Han Shuisheng", Role.MEMBER, "辅机班", "辅机检修", Grade.TECHNICIAN, "工程师", 2035),
    ("m14", "冯振华", "Feng Zhenhua", Role.MEMBER, "点检部", "设备点检", Grade.TECHNICIAN, "高级工程师", 2036),
    ("m15", "曹平", "Cao Ping", Role.MEMBER, "点检部", "设备点检", Grade.SENIOR, "工程师", 2046),
    ("m16", "彭大力", "Peng Dali", Role.MEMBER, "起重班", "起重", Grade.SENIOR_TECHNICIAN, "", 2028),
    ("m17", "曾繁星", "Zeng Fanxing", Role.MEMBER, "焊接班", "焊工", Grade.SENIOR, "", 2041),
    ("m18", "萧寒", "Xiao Han", Role.MEMBER, "热力班", "汽机检修", Grade.SENIOR, "助理工程师", 2047),
    ("m19", "田暖", "Tian Nuan", Role.MEMBER, "热网部", "热网运行", Grade.SENIOR, "", 2043),
    ("m20", "董煜", "Dong Yu", Role.MEMBER, "热网部", "热网运行", Grade.INTERMEDIATE, "工程师", 2050),
    ("m21", "袁图南", "Yuan Tunan", Role.MEMBER, "技术部", "机械设计", "", "高级工程师", 2044),
    ("m22", "潘光", "Pan Guang", Role.MEMBER, "技术部", "机械设计", "", "工程师", 2052),
    ("m23", "蒋程", "Jiang Cheng", Role.MEMBER, "热控班", "热控检修", Grade.SENIOR, "工程师", 2053),
    ("m24", "蔡安", "Cai An", Role.MEMBER, "安监部", "安全", Grade.SENIOR, "注册安全工程师", 2033),
]  # fmt: skip
# Years in the trade after which a sample member reached a grade.
GRADE_YEARS = {
    Grade.JUNIOR: 1, Grade.INTERMEDIATE: 1, Grade.SENIOR: 8, Grade.TECHNICIAN: 12, Grade.SENIOR_TECHNICIAN: 16,
    Grade.CHIEF_TECHNICIAN: 20,
}  # fmt: skip
# Who came later: key and first day.
LATER = {"apprentice2": dt.date(2022, 7, 1), "apprentice3": dt.date(2023, 7, 3), "m20": dt.date(2022, 3, 1)}
# Sample honours of sample people: key, honour, level, awarded by, year.
HONOURS = (
    ("deputy", "济南市五一劳动奖章", "city", "济南市总工会", 2019),
    ("heating", "山东省技术能手", "province", "山东省人力资源和社会保障厅", 2018),
    ("rotor", "首席技师", "company", "黄台发电", 2016),
    ("boiler_leader", "济南工匠", "city", "济南市总工会", 2020),
    ("welding_leader", "齐鲁工匠", "province", "山东省总工会", 2019),
    ("stranger", "青岛工匠", "city", "青岛市总工会", 2020),
)


def enter_tree(world: World) -> None:
    """Enter the organisations, the system's own hand."""
    for slug, parent, level, title, title_en, short, short_en, founded, sample in TREE:
        about, about_en = ABOUT.get(slug, ("", ""))
        world.places[slug] = actions.found_organisation(
            world.places.get(parent) if parent else None,
            actor=SYSTEM,
            slug=slug,
            level=level,
            title=title,
            title_en=title_en,
            short_name=short,
            short_name_en=short_en,
            founded_on=dt.date.fromisoformat(founded) if founded else None,
            about=about,
            about_en=about_en,
            since=SINCE,
            sample=sample,
        )


def enter_people(world: World) -> None:
    """Enter the published leader, the sample officers and the sample members."""
    studio, company = world.places["luan-jun"], world.places["huangtai"]
    leader = actions.register_person(
        company, actor=SYSTEM, name="栾俊", name_en="Luan Jun", sample=False, published=True, trade="汽机检修",
        section="汽机检修队", post="汽机检修队副队长；济南市总工会兼职副主席",
    )  # fmt: skip
    actions.give_seat(studio, actor=SYSTEM, person=leader, role=Role.LEADER, starts_on=SINCE)
    world.people["leader"] = leader
    for key, name, name_en, home, place, role, trade, grade, username in OFFICERS:
        person = actions.register_person(
            world.places[home], actor=SYSTEM, name=name, name_en=name_en, sample=True, trade=trade, grade=grade
        )
        actions.give_seat(world.places[place], actor=SYSTEM, person=person, role=role, starts_on=SINCE)
        world.people[key] = person
        _open_account(person, username)
    for row in MEMBERS:
        if row[0] not in LATER:
            enter_member(world, row)
    enter_honours(world)


def enter_honours(world: World) -> None:
    """Enter the honours that the sample people brought along."""
    for key, title, level, authority, year in HONOURS:
        person = world.people[key]
        actions.award_honour(
            person, actor=SYSTEM, title=title, level=level, authority=authority, year=year, source="示例"
        )


def enter_member(world: World, row: tuple) -> None:
    """Enter one sample member of the studio; the union officer does it once there is one."""
    key, name, name_en, role, section, trade, grade, title, retires = row
    studio, company, union = world.places["luan-jun"], world.places["huangtai"], world.people["union"]
    person = actions.register_person(
        company, actor=union, name=name, name_en=name_en, trade=trade, section=section, grade=grade,
        professional_title=title, retires_on=dt.date(retires, 7, 31),
    )  # fmt: skip
    # The studio shows its members to everyone, as the newspaper counted them.
    starts_on = LATER.get(key, SINCE)
    actions.give_seat(studio, actor=union, person=person, role=role, starts_on=starts_on, audience=Audience.PUBLIC)
    if grade:
        actions.record_grade(
            person, actor=union, grade=grade, reached_on=dt.date(retires - 38 + GRADE_YEARS[grade], 6, 30)
        )
    world.people[key] = person
    _open_account(person, key if key in {"deputy", "apprentice", "laser"} else "")


def enter_latecomers(world: World) -> None:
    """Put on the agenda who joins later."""
    for row in MEMBERS:
        if row[0] in LATER:
            world.on(LATER[row[0]].isoformat(), lambda row=row: enter_member(world, row))


def _open_account(person: Person, username: str) -> None:
    """An account that can only be entered by the demo's own links."""
    if username:
        open_account(person, actor=SYSTEM, username=username)
