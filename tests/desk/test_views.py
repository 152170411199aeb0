"""The desk and the pages of organisations: what they show, to whom, and that they cost the same at any height."""

import datetime as dt

import pytest

from jiangfang.innovation import actions
from jiangfang.ledger.deeds import SYSTEM
from jiangfang.people import actions as people
from jiangfang.records.models import Level, Organisation
from tests.cast import found
from tests.innovation import money, works
from tests.innovation.pages.visits import at, browser, text_of

READERS = ("deputy", "member", "apprentice", "union", "finance", "department", "clerk", "officer", "stranger")


@pytest.fixture
def busy(cast):
    """Something on every desk."""
    works.report(cast)
    works.suggest(cast)
    works.running(cast)
    works.meeting(cast)
    used = money.adoption(cast)
    money.claimed(cast, used)
    money.calculated(cast, money.claimed(cast, used, type="labour"))
    money.confirmed(cast, money.calculated(cast, money.claimed(cast, used, type="material")))
    return cast


def test_the_desk_asks_at_most_twelve_questions_of_anyone(busy, django_assert_max_num_queries):
    for name in READERS:
        reader = browser(getattr(busy, name))
        with django_assert_max_num_queries(12):
            assert reader.get("/").status_code == 200, name


def test_the_desk_shows_what_awaits_me_and_what_became_of_my_reports(busy):
    assert "Answer the problem" in text_of(browser(busy.deputy).get("/"))
    assert "Verify the money" in text_of(browser(busy.finance).get("/"))
    assert "Verify the money" not in text_of(browser(busy.department).get("/"))
    assert "2号汽轮机轴封漏汽" in text_of(browser(busy.apprentice).get("/"))
    stranger = text_of(browser(busy.stranger).get("/"))
    assert "Nothing waits for you" in stranger and "轴封" not in stranger


@pytest.fixture
def told(busy):
    """Everything that an organisation's page can show: a statement, a leader, an alliance, a former place."""
    people.change_leader(busy.studio, actor=busy.union, successor=busy.deputy, on=dt.date(2024, 1, 1))
    alliance = found(busy.shandong, "turbines", Level.ALLIANCE, "汽轮机创新工作室联盟")
    for member in (busy.studio, busy.harbour_studio):
        people.join_alliance(alliance, actor=SYSTEM, member=member, since=dt.date(2023, 1, 1))
    for home in (busy.studio, busy.company, busy.nation):
        claims = [
            ("innovation.results", "20项成果", 20),
            ("innovation.adoptions", "10处", 10),
            ("innovation.benefit", "4.3亿元", 430),
        ]
        actions.enter_statement(
            home,
            actor=SYSTEM,
            source="日报",
            published_on=dt.date(2024, 2, 1),
            title="报道",
            summary="报道",
            claims=claims,
        )
    return busy


@pytest.mark.parametrize("query", ["", "?period=3y", "?period=2023", "?as_of=2024-02-15"])
@pytest.mark.parametrize("slug", ["nation", "shandong", "huangtai", "studio"])
def test_an_organisation_asks_twelve_questions_of_anyone_at_any_height(told, slug, query, django_assert_num_queries):
    for name in READERS:
        reader = browser(getattr(told, name))
        with django_assert_num_queries(12):
            assert reader.get(f"/organisations/{slug}/{query}").status_code == 200, name


@pytest.mark.parametrize("query", ["", "?period=2023", "?as_of=2024-02-15"])
def test_an_alliance_asks_ten_questions_however_many_belong_to_it(told, query, django_assert_num_queries):
    studio = found(told.company, "boiler", Level.STUDIO, "锅炉创新工作室")
    for name in READERS:
        reader = browser(getattr(told, name))
        with django_assert_num_queries(10):
            page = text_of(reader.get(f"/organisations/turbines/{query}"))
        assert told.studio.record.title in page and "港口创新工作室" in page
    alliance = Organisation.objects.select_related("record").get(slug="turbines")
    people.join_alliance(alliance, actor=SYSTEM, member=studio, since=dt.date(2024, 1, 1))
    reader = browser(told.member)
    with django_assert_num_queries(10):
        assert "锅炉创新工作室" in text_of(reader.get(f"/organisations/turbines/{query}"))


@pytest.mark.parametrize("more", [0, 2])
def test_the_list_of_alliances_asks_three_questions(told, more, django_assert_num_queries):
    for place in range(more):
        found(told.jinan, f"alliance-{place}", Level.ALLIANCE, f"联盟{place}")
    reader = browser(told.member)
    with django_assert_num_queries(3):
        assert reader.get("/alliances/").status_code == 200


def test_what_was_said_is_set_beside_all_the_time_until_then(told):
    reader = browser(told.member)
    heading = "What was said, and what is counted"
    for query, is_shown in (
        ("", True),
        ("?period=2023", False),
        ("?as_of=2024-02-15", True),
        ("?as_of=2024-01-15", False),
    ):
        assert (heading in text_of(reader.get(f"/organisations/studio/{query}"))) is is_shown, query


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_an_organisation_shows_what_stands_above_below_and_how_it_lives(busy, language):
    page = text_of(browser(busy.member, language).get("/organisations/huangtai/"))
    assert 'href="/organisations/jinan/"' in page and 'href="/organisations/studio/"' in page
    assert {"zh-hans": "运行情况", "en": "Signs of life"}[language] in page
    assert page.index("/organisations/nation/") < page.index("/organisations/jinan/")


def test_an_organisation_is_found_by_its_code_and_an_unknown_one_is_not(busy):
    reader = browser(busy.member)
    assert busy.studio.record.title in text_of(reader.get(f"/organisations/{busy.studio.record.code}/"))
    assert reader.get("/organisations/nowhere/").status_code == 404
    assert reader.get("/organisations/")["Location"] == "/organisations/nation/"
    assert reader.get(at("benefits")).status_code == 200
