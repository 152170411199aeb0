"""Pages along an index."""

import datetime as dt
from urllib.parse import parse_qs

import pytest
from django.contrib.sessions.models import Session
from django.core.exceptions import FieldDoesNotExist
from django.http import QueryDict
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from jiangfang.ui.paging import Page, keyset_page

NEWEST = ("-session_key",)
BY_DAY = ("-expire_date", "session_key")
MIDNIGHT = dt.datetime(2024, 5, 20, tzinfo=dt.UTC)


def fill(days: list[int]) -> None:
    Session.objects.bulk_create(
        Session(session_key=f"key{number:03}", session_data="", expire_date=MIDNIGHT + dt.timedelta(days=day))
        for number, day in enumerate(days)
    )


def page(url: str = "", *, order: tuple[str, ...] = NEWEST, size: int = 3) -> Page:
    return keyset_page(Session.objects.all(), QueryDict(url.lstrip("?")), order, size)


def names(found: Page) -> list[str]:
    return [row.session_key for row in found]


def walk(direction: str, start: Page, order: tuple[str, ...]) -> list[list[str]]:
    pages, here = [names(start)], start
    while url := getattr(here, f"{direction}_url"):
        here = page(url, order=order)
        pages.append(names(here))
    return pages


@pytest.mark.django_db
def test_the_first_page_has_no_page_before_it_and_links_to_the_next() -> None:
    fill([0] * 5)
    first = page()
    assert names(first) == ["key004", "key003", "key002"]
    assert (first.previous_url, first.next_url) == ("", "?after=key002")


@pytest.mark.django_db
def test_a_list_that_fits_has_no_links() -> None:
    fill([0] * 3)
    only = page()
    assert (len(only), only.previous_url, only.next_url) == (3, "", "")


@pytest.mark.django_db
def test_an_empty_list_is_an_empty_page() -> None:
    assert (names(page()), page().next_url) == ([], "")


@pytest.mark.django_db
def test_rows_that_arrive_meanwhile_do_not_shift_the_next_page() -> None:
    fill([0] * 5)
    link = page().next_url
    Session.objects.create(session_key="key999", session_data="", expire_date=MIDNIGHT)
    assert names(page(link)) == ["key001", "key000"]


@pytest.mark.django_db
def test_a_cursor_whose_row_is_gone_still_leads_on() -> None:
    fill([0] * 5)
    Session.objects.filter(session_key="key002").delete()
    assert names(page("?after=key002")) == ["key001", "key000"]


@pytest.mark.django_db
def test_walking_back_ends_on_a_whole_first_page() -> None:
    fill([0] * 5)
    assert names(page("?before=key003")) == ["key004", "key003", "key002"]


@pytest.mark.django_db
@pytest.mark.parametrize("cursor", ["", "a,b", "x" * 500, "%00", "key%2500"])
def test_what_is_no_cursor_is_answered_with_the_first_page(cursor: str) -> None:
    fill([0] * 5)
    assert names(page(f"?after={cursor}")) == names(page())


@pytest.mark.django_db
@pytest.mark.parametrize("cursor", ["yesterday,key001", "2024-13-40,key001", "key001", ",", "1,2,3"])
def test_a_cursor_must_fit_every_column_of_the_order(cursor: str) -> None:
    fill([0] * 5)
    assert names(page(f"?before={cursor}", order=BY_DAY)) == names(page(order=BY_DAY))


@pytest.mark.django_db
def test_links_keep_the_rest_of_the_question() -> None:
    fill([0] * 5)
    link = page("?state=open&state=new&q=%E6%B3%B5&after=zzz").next_url
    assert parse_qs(link.lstrip("?")) == {"state": ["open", "new"], "q": ["泵"], "after": ["key002"]}


@pytest.mark.django_db
def test_a_page_costs_one_query_and_counts_nothing(django_assert_num_queries) -> None:
    fill([0] * 9)
    with django_assert_num_queries(1) as asked:
        page("?after=key006")
    assert "COUNT" not in asked[0]["sql"].upper()


@pytest.mark.django_db
def test_an_order_by_a_column_that_does_not_exist_is_a_mistake_in_the_code() -> None:
    with pytest.raises(FieldDoesNotExist):
        page(order=("colour",))


class Walks(TestCase):
    """Properties that need fresh tables for every example."""

    @given(st.lists(st.integers(0, 3), max_size=12))
    @settings(max_examples=30)
    def test_walking_forwards_meets_every_row_once_in_order(self, days: list[int]) -> None:
        fill(days)
        pages = walk("next", page(order=BY_DAY), BY_DAY)
        expected = list(Session.objects.order_by(*BY_DAY).values_list("session_key", flat=True))
        assert [name for names_ in pages for name in names_] == expected

    @given(st.lists(st.integers(0, 3), min_size=1, max_size=12))
    @settings(max_examples=30)
    def test_walking_back_from_the_end_meets_every_row(self, days: list[int]) -> None:
        fill(days)
        last = page(order=BY_DAY)
        while last.next_url:
            last = page(last.next_url, order=BY_DAY)
        met = {name for names_ in walk("previous", last, BY_DAY) for name in names_}
        assert met == set(Session.objects.values_list("session_key", flat=True))
