"""The desk and the pages of organisations: what they show, to whom, and that they cost the same at any height."""

import pytest

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


@pytest.mark.parametrize("slug", ["nation", "huangtai", "studio"])
def test_an_organisation_asks_twelve_questions_at_any_height(busy, slug, django_assert_num_queries):
    reader = browser(busy.member)
    with django_assert_num_queries(12):
        assert reader.get(f"/organisations/{slug}/").status_code == 200


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
