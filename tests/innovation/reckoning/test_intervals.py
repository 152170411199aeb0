"""Stretches of days: united without loss, and the life of a right without gap or overlap."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from jiangfang.innovation.reckoning.intervals import Interval, Status, Stretch, stretches, united

DAY_ONE, FOREVER = date(2020, 1, 1), date(9999, 12, 31)


def day(number):
    return DAY_ONE + timedelta(days=number)


spans = st.lists(
    st.tuples(st.integers(0, 60), st.integers(0, 60)).map(lambda ends: Interval(day(ends[0]), day(ends[1]))),
    max_size=12,
)


def covered(intervals):
    return {n for n in range(61) if any(one.first <= day(n) < one.end for one in intervals)}


@given(spans)
def test_what_is_united_covers_the_same_days_once(intervals):
    merged = united(intervals)
    assert covered(merged) == covered(intervals)
    assert all(before.end < after.first for before, after in zip(merged, merged[1:], strict=False))
    assert united(reversed(merged)) == merged


def test_neighbours_become_one_and_a_gap_stays():
    assert united([Interval(day(5), day(9)), Interval(day(0), day(5)), Interval(day(11), day(12))]) == [
        Interval(day(0), day(9)),
        Interval(day(11), day(12)),
    ]


turns = st.lists(st.tuples(st.integers(0, 50), st.sampled_from(list(Status)[1:])), max_size=6).map(
    lambda rows: [(day(n), status) for n, status in sorted(rows, key=lambda row: row[0])]
)


@given(turns, st.none() | st.integers(1, 60).map(day))
def test_the_life_of_a_right_has_neither_gap_nor_overlap(turns, term):
    life = stretches(DAY_ONE, turns, term_ends_on=term, forever=FOREVER)
    assert (life[0].first, life[-1].end) == (DAY_ONE, FOREVER)
    assert all(before.end == after.first for before, after in zip(life, life[1:], strict=False))
    assert all(one.first < one.end for one in life)
    for one in life:
        said = [status for on, status in [(DAY_ONE, Status.FILED), *turns] if on <= one.first][-1]
        over = said == Status.IN_FORCE and term is not None and one.first >= term
        assert one.status == (Status.LAPSED if over else said)
        assert one.status != Status.IN_FORCE or term is None or one.end <= term


def test_a_right_in_force_lapses_at_the_end_of_its_term_by_itself():
    granted = [(day(10), Status.IN_FORCE)]
    assert stretches(DAY_ONE, granted, term_ends_on=day(40), forever=FOREVER) == [
        Stretch(Status.FILED, DAY_ONE, day(10)),
        Stretch(Status.IN_FORCE, day(10), day(40)),
        Stretch(Status.LAPSED, day(40), FOREVER),
    ]
