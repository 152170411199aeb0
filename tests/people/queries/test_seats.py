"""Questions about seats."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiangfang.people import actions as people
from jiangfang.people.queries import places_near, roster, structure
from jiangfang.people.queries.seats import months_until

DAYS = st.dates(dt.date(2000, 1, 1), dt.date(2060, 12, 31))


@pytest.mark.parametrize(
    ("day", "months"),
    [("2024-03-01", 0), ("2024-03-31", 0), ("2024-04-01", 1), ("2025-05-20", 14), ("2024-02-29", -1)],
)
def test_months_are_whole(day, months):
    assert months_until(dt.date.fromisoformat(day), dt.date(2024, 3, 1)) == months


@given(DAYS, DAYS, DAYS)
def test_a_later_day_is_never_fewer_months_away(today, one, other):
    first, last = sorted((one, other))
    assert months_until(first, today) <= months_until(last, today)


def test_two_roles_of_one_person_are_two_categories_and_one_person(cast):
    people.give_seat(
        cast.studio, actor=cast.union, person=cast.member, role="key_member", starts_on=dt.date(2024, 1, 1)
    )
    people.revise_person(cast.member, actor=cast.union, professional_title="工程师")
    found = roster(cast.studio, cast.deputy, dt.date(2024, 3, 1))
    parts = {division.key: {part.value: part.persons for part in division.parts} for division in structure(found)}
    assert parts["role"] == {"deputy": 1, "key_member": 1, "member": 1, "apprentice": 1}
    assert parts["title"] == {"工程师": 1, "-": 2}
    assert "education" not in parts


def test_a_grade_without_a_day_is_told_of_today_only(cast):
    people.revise_person(cast.member, actor=cast.union, grade="senior")
    today, before = (roster(cast.studio, cast.deputy, dt.date(*day)).rows for day in ((2024, 3, 1), (2024, 2, 1)))
    assert {row.grade for row in today if row.person == cast.member} == {"senior"}
    assert {row.grade for row in before} == {""}


def test_places_near_are_one_s_company_and_its_studios_and_what_was_asked_for(cast):
    assert set(places_near(cast.member)) == {cast.company, cast.studio}
    assert cast.harbour in places_near(cast.member, "harbour")
    assert set(places_near(cast.officer)) == {cast.jinan, cast.company}
