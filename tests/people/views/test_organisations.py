"""The forms that move an organisation and keep the members of an alliance."""

import datetime as dt

import pytest

from jiangfang.ledger.deeds import SYSTEM
from jiangfang.people import actions as people
from jiangfang.people.roles import Role
from jiangfang.records.models import AllianceMember, Level, Organisation
from tests.cast import found, seat
from tests.people.soundness import findings


@pytest.fixture
def province(cast):
    """The officer who keeps both cities."""
    return seat(cast.shandong, cast.shandong, "省总干部", Role.FEDERATION_OFFICER)


@pytest.fixture
def alliance(cast):
    return found(cast.shandong, "turbines", Level.ALLIANCE, "汽轮机创新工作室联盟")


def deed(organisation, name):
    return f"/people/organisations/{organisation.record.code}/deeds/{name}/"


def test_a_company_moves_to_another_city_and_its_page_says_where_it_stood(cast, province, browser_of):
    path, typed = deed(cast.company, "placed"), {"parent": "青岛市总工会", "since": "2024-02-01"}
    assert browser_of(cast.deputy).post(path, typed).status_code == 403
    assert browser_of(cast.officer).post(path, typed).status_code == 422
    browser = browser_of(province)
    form = browser.get(path).content.decode()
    assert "all figures, those of past years too" in form and "青岛市总工会" in form
    assert browser.post(path, typed).status_code == 302
    page = browser.get("/organisations/huangtai/").content.decode()
    assert "Place in the tree" in page and "4 January 2021" in page and "1 February 2024" in page
    assert page.index("/organisations/qingdao/") < page.index("/organisations/jinan/")
    told = browser.get("/organisations/huangtai/history/").content.decode()
    assert "moved the organisation in the tree" in told and "省总干部" in told
    assert findings() == []


def test_a_loop_and_a_day_to_come_are_refused_at_their_field_and_nothing_typed_is_lost(cast, province, browser_of):
    found(cast.company, "works", Level.COMPANY, "检修公司")
    browser, path = browser_of(province), deed(cast.company, "placed")
    answer = browser.post(path, {"parent": "检修公司", "since": "2024-02-01"})
    text = answer.content.decode()
    assert (answer.status_code, "An organisation cannot stand below itself." in text) == (422, True)
    assert 'value="检修公司"' in text and "field--wrong" in text
    answer = browser.post(path, {"parent": "青岛市总工会", "since": "2024-04-01"})
    assert (answer.status_code, "This day has not come yet." in answer.content.decode()) == (422, True)
    assert Organisation.objects.get(slug="huangtai").parent_id == cast.jinan.pk


def test_the_top_of_the_tree_is_not_offered_a_move(cast, browser_of):
    nation = seat(cast.nation, cast.nation, "全总干部", Role.FEDERATION_OFFICER)
    browser = browser_of(nation)
    assert deed(cast.nation, "placed") not in browser.get("/organisations/nation/").content.decode()
    assert deed(cast.shandong, "placed") in browser.get("/organisations/shandong/").content.decode()


def test_studios_join_and_leave_by_form(cast, province, alliance, browser_of):
    typed = {"member": "创新工作室", "since": "2024-02-01"}
    assert browser_of(cast.union).post(deed(alliance, "alliance-joined"), typed).status_code == 403
    browser = browser_of(province)
    assert browser.post(deed(alliance, "alliance-joined"), typed).status_code == 302
    assert browser.post(deed(alliance, "alliance-joined"), {**typed, "member": "harbour-studio"}).status_code == 302
    page = browser.get("/organisations/turbines/").content.decode()
    assert "港口创新工作室" in page and f"{deed(alliance, 'alliance-left')}?member=studio" in page
    assert "/organisations/turbines/" in browser_of(cast.apprentice).get("/organisations/studio/").content.decode()
    form = browser.get(f"{deed(alliance, 'alliance-left')}?member=studio").content.decode()
    assert 'value="studio"' in form
    assert browser.post(deed(alliance, "alliance-left"), {"member": "studio", "on": "2024-03-01"}).status_code == 302
    assert AllianceMember.objects.get(member=cast.studio).ends_on == dt.date(2024, 3, 1)
    assert "/organisations/turbines/" not in browser_of(cast.apprentice).get("/organisations/studio/").content.decode()
    assert "Other times of membership" in browser.get("/organisations/turbines/").content.decode()
    assert findings() == []


def test_what_an_alliance_refuses_is_told_at_its_field(cast, province, alliance, browser_of):
    browser, path = browser_of(province), deed(alliance, "alliance-joined")
    for member, told in (
        ("黄台电厂", "no such organisation among those that you keep"),
        ("没有的工作室", "no such organisation among those that you keep"),
        ("", "This field is required."),
    ):
        answer = browser.post(path, {"member": member, "since": "2024-02-01"})
        assert (answer.status_code, told in answer.content.decode()) == (422, True), member
    found(cast.company, "twin", Level.STUDIO, "创新工作室")
    answer = browser.post(path, {"member": "创新工作室", "since": "2024-02-01"})
    assert "Several organisations have this name" in answer.content.decode()
    assert cast.studio.record.code in answer.content.decode()


def test_names_are_suggested_from_what_the_reader_knows_only(cast, browser_of):
    suggested = browser_of(cast.officer).get(deed(cast.company, "seat-given")).content.decode()
    assert "王主席" in suggested and "李工" not in suggested
    assert "李工" in browser_of(cast.union).get(deed(cast.company, "seat-given")).content.decode()


def test_the_list_of_alliances_leads_to_each(cast, alliance, browser_of):
    browser = browser_of(cast.member)
    people.join_alliance(alliance, actor=SYSTEM, member=cast.studio, since=dt.date(2024, 1, 1))
    page = browser.get("/alliances/").content.decode()
    assert "/organisations/turbines/" in page and "汽轮机创新工作室联盟" in page
    assert "/alliances/" in browser.get("/organisations/shandong/").content.decode()
