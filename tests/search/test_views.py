"""The page of what was found and the list of what resembles, as a browser gets them."""

import pytest
from django.urls import reverse

from jiangfang.innovation.models import Focus, Problem
from jiangfang.ledger.deeds import SYSTEM
from jiangfang.people import actions as people
from jiangfang.search.views import MOST
from tests import cast as story


@pytest.fixture
def visit(cast, client):
    """Opens an address as a person of the cast and hands back the page's text."""

    def visit(person, name, **query):
        client.force_login(
            story.account_of(person, person.record.code) if not hasattr(person, "account") else person.account
        )
        response = client.get(reverse(name), query, headers={"Accept-Language": "en"})
        assert response.status_code == 200
        return response.content.decode()

    return visit


def test_hits_stand_under_their_kind_for_those_who_may_see_them(cast, visit):
    people.revise_person(cast.member, actor=cast.union, trade="港口检修")
    page = visit(cast.union, "search", q="港口")
    assert [page.count(f'id="found-{kind}"') for kind in ("organisation", "person")] == [1, 1]
    assert page.index("港口公司") < page.index("李工")
    assert "<mark>港口</mark>检修" in page
    assert "李工" not in visit(cast.stranger, "search", q="港口检修")


def test_a_chosen_kind_and_a_typed_text_stay_chosen(cast, visit):
    page = visit(cast.union, "search", q="港口", kind="organisation")
    assert '<option value="organisation" selected>' in page
    assert 'value="港口"' in page


@pytest.mark.parametrize(
    ("text", "says"),
    [("", "What are you looking for?"), ("没有的词", "Nothing was found"), ("<b>", "&lt;b&gt;")],
)
def test_a_page_without_hits_says_what_to_do(cast, visit, text, says):
    assert says in visit(cast.union, "search", q=text)


def test_a_page_shows_the_best_and_says_so(cast, visit):
    for number in range(MOST):
        people.register_person(cast.company, actor=SYSTEM, name=f"检修{number}", sample=True)
    page = visit(cast.union, "search", q="检修")
    assert page.count('class="hit__title"') == MOST
    assert "Only the best 50 are shown" in page


@pytest.mark.parametrize("found", [1, 3])
def test_the_page_asks_the_same_whatever_is_found(cast, visit, django_assert_max_num_queries, found):
    for number in range(found):
        people.register_person(cast.company, actor=SYSTEM, name=f"检修{number}", sample=True)
    visit(cast.union, "search")
    with django_assert_max_num_queries(12):
        assert visit(cast.union, "search", q="检修").count('class="hit__title"') == found


@pytest.mark.parametrize("name", ["text", "title"])
def test_what_resembles_is_listed_while_one_types(cast, visit, name):
    from jiangfang.innovation.actions import report_problem

    report_problem(
        cast.studio, actor=cast.member, title="汽轮机轴封漏汽", description="真空下降", equipment="3号机",
        focus=Focus.SAFE_PRODUCTION,
    )  # fmt: skip
    assert Problem.objects.count() == 1
    piece = visit(cast.apprentice, "search_similar", kind="problem", **{name: "三号机轴封处漏汽严重"})
    assert "汽轮机轴封漏汽" in piece
    assert "<html" not in piece
    assert visit(cast.stranger, "search_similar", kind="problem", **{name: "三号机轴封处漏汽严重"}).strip() == ""


def test_visitors_are_led_to_the_sign_in(client, cast):
    for name in ("search", "search_similar"):
        response = client.get(reverse(name), {"q": "港口", "text": "港口"})
        assert response.status_code == 302
