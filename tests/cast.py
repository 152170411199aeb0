"""The cast: people whose access differs, the same in every test.

    nation > shandong > jinan > huangtai (company) > studio, and qingdao > harbour (company) > harbour studio

Apprentice, deputy leader, finance officer … of the studio; Stranger has everything of that kind in another city.
"""

import datetime as dt
from types import SimpleNamespace

from jiangfang.kernel import clock
from jiangfang.ledger.deeds import SYSTEM
from jiangfang.people import actions as people
from jiangfang.people.models import Account, Person
from jiangfang.people.roles import Role
from jiangfang.records.models import Level, Organisation

START = dt.datetime(2024, 3, 1, 1, 0, tzinfo=dt.UTC)
SEATED_ON = dt.date(2021, 1, 4)


class Cast(SimpleNamespace):
    """Names of the story: organisations and persons as attributes."""


def found(parent: Organisation | None, slug: str, level: str, title: str) -> Organisation:
    return people.found_organisation(parent, actor=SYSTEM, slug=slug, level=level, title=title, since=SEATED_ON)


def seat(organisation: Organisation, home: Organisation, name: str, role: str) -> Person:
    """Register a person at ``home`` and give them a role at ``organisation``."""
    person = people.register_person(home, actor=SYSTEM, name=name, sample=True)
    people.give_seat(organisation, actor=SYSTEM, person=person, role=role, starts_on=SEATED_ON)
    return person


def account_of(person: Person, username: str) -> Account:
    """An account with the password ``correct horse``."""
    account = Account(username=username, person=person, created_at=clock.now())
    account.set_password("correct horse")
    account.save()
    return account


def assemble() -> Cast:
    """Build the cast by the real actions."""
    nation = found(None, "nation", Level.NATION, "全国总工会")
    shandong = found(nation, "shandong", Level.PROVINCE, "山东省总工会")
    jinan = found(shandong, "jinan", Level.CITY, "济南市总工会")
    qingdao = found(shandong, "qingdao", Level.CITY, "青岛市总工会")
    company = found(jinan, "huangtai", Level.COMPANY, "黄台电厂")
    studio = found(company, "studio", Level.STUDIO, "创新工作室")
    harbour = found(qingdao, "harbour", Level.COMPANY, "港口公司")
    harbour_studio = found(harbour, "harbour-studio", Level.STUDIO, "港口创新工作室")
    return Cast(
        nation=nation,
        shandong=shandong,
        jinan=jinan,
        qingdao=qingdao,
        company=company,
        studio=studio,
        harbour=harbour,
        harbour_studio=harbour_studio,
        deputy=seat(studio, company, "孙代强", Role.DEPUTY),
        member=seat(studio, company, "李工", Role.MEMBER),
        apprentice=seat(studio, company, "小周", Role.APPRENTICE),
        union=seat(company, company, "王主席", Role.UNION_OFFICER),
        finance=seat(company, company, "钱会计", Role.FINANCE_OFFICER),
        second_finance=seat(company, company, "账主任", Role.FINANCE_OFFICER),
        department=seat(company, company, "赵主任", Role.DEPARTMENT_HEAD),
        clerk=seat(company, company, "文书记", Role.CLERK),
        officer=seat(jinan, jinan, "市总干部", Role.FEDERATION_OFFICER),
        stranger=seat(harbour_studio, harbour, "外人", Role.DEPUTY),
        stranger_finance=seat(harbour, harbour, "港口会计", Role.FINANCE_OFFICER),
    )
