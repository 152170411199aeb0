"""IP rights by kind and standing, on any day: what is filed is no right yet, and a PCT application never a patent."""

import datetime as dt

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jiangfang.figures.folding import fold
from jiangfang.innovation import actions
from jiangfang.innovation.models import IPKind, IPRight
from jiangfang.innovation.reckoning.ip_numbers import NumberKind
from jiangfang.kernel import clock
from jiangfang.kernel.declarations import figures
from jiangfang.records.models import Audience
from tests.innovation import harvest, works

PATENTS = ("invention", "utility_model", "design")


def count(organisation, on=None, **facet):
    return works.number("innovation.ip_rights", organisation, on, **facet)


def test_each_right_stands_under_one_kind_and_one_status(cast):
    harvest.filed(cast)
    harvest.granted(cast, number=harvest.number_of(2020, serial=2))
    harvest.filed(cast, type=IPKind.PCT, number="PCT/CN2023/012345", filed_on=dt.date(2023, 3, 3))
    lapsed = harvest.granted(cast, number=harvest.number_of(2020, serial=3))
    actions.lapse_ip_right(lapsed, actor=cast.deputy, on=dt.date(2023, 11, 12))
    ended = harvest.filed(cast, number=harvest.number_of(2020, serial=4))
    actions.refuse_ip_right(ended, actor=cast.deputy, on=dt.date(2023, 4, 5))
    statuses = {name: count(cast.nation, status=name) for name in ("filed", "in_force", "lapsed", "ended")}
    assert statuses == {"filed": 2, "in_force": 1, "lapsed": 1, "ended": 1}
    assert count(cast.nation) == sum(statuses.values())  # the facets make up the total
    assert count(cast.nation, kind="pct") == 1
    assert sum(count(cast.nation, kind=kind) for kind in PATENTS) == 4
    assert works.number("innovation.ip_granted", cast.nation) == 2
    works.assert_all_agrees(cast)


def test_a_pct_application_is_in_no_count_of_patents_and_never_granted(cast):
    harvest.filed(cast, type=IPKind.PCT, number="PCT/CN2023/012345", filed_on=dt.date(2023, 3, 3))
    assert [count(cast.studio, kind=kind) for kind in (*PATENTS, "pct")] == [0, 0, 0, 1]
    assert works.number("innovation.ip_granted", cast.studio) == 0
    assert "pct" not in figures["innovation.ip_granted"].facets["kind"]
    works.assert_all_agrees(cast)


def test_past_days_are_answered_by_what_was_recorded_by_then(cast, sample_clock):
    filed_on = clock.today()
    ip_right = harvest.filed(cast, number=harvest.number_of(2024), filed_on=filed_on)
    sample_clock.advance(days=100)
    actions.grant_ip_right(ip_right, actor=cast.deputy, on=clock.today())
    granted_on = clock.today()
    sample_clock.advance(days=400)
    actions.lapse_ip_right(ip_right, actor=cast.deputy, on=clock.today())
    fold()
    seen = {
        "the day before": filed_on - dt.timedelta(days=1),
        "filed": filed_on,
        "still filed": granted_on - dt.timedelta(days=1),
        "in force": granted_on,
        "still in force": clock.today() - dt.timedelta(days=1),
        "lapsed": clock.today(),
    }
    told = {
        name: [count(cast.company, on, status=s) for s in ("filed", "in_force", "lapsed")] for name, on in seen.items()
    }
    assert told == {
        "the day before": [0, 0, 0],
        "filed": [1, 0, 0],
        "still filed": [1, 0, 0],
        "in force": [0, 1, 0],
        "still in force": [0, 1, 0],
        "lapsed": [0, 0, 1],
    }
    assert works.number("innovation.ip_granted", cast.company) == 1
    works.assert_all_agrees(cast)


def test_a_patent_lapses_at_the_end_of_its_term_without_a_deed(cast, sample_clock):
    kind = {"type": IPKind.UTILITY_MODEL, "number": harvest.number_of(2014, NumberKind.UTILITY_MODEL)}
    ip_right = harvest.granted(cast, on=dt.date(2014, 12, 1), filed_on=dt.date(2014, 3, 20), **kind)
    sample_clock.advance(days=18)
    assert (clock.today(), count(cast.company, status="in_force")) == (dt.date(2024, 3, 19), 1)
    sample_clock.advance(days=1)
    assert [count(cast.company, status=s) for s in ("in_force", "lapsed")] == [0, 1]
    assert works.again(ip_right).record.state == "in_force"
    works.assert_all_agrees(cast)


def test_only_what_is_open_is_counted_for_a_reader(cast):
    ip_right = harvest.filed(cast)
    actions.set_ip_right_openness(ip_right, actor=cast.deputy, audience=Audience.STUDIO)
    assert count(cast.studio) == 1
    works.assert_all_agrees(cast)


LIVES = st.lists(st.sampled_from(["grant", "refuse", "withdraw", "lapse", "restore", "wait"]), max_size=5)


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(LIVES)
def test_after_any_life_the_figure_says_what_the_record_says(cast, sample_clock, life):
    deeds = {
        "grant": (actions.grant_ip_right, "filed"),
        "refuse": (actions.refuse_ip_right, "filed"),
        "withdraw": (actions.withdraw_ip_right, "filed"),
        "lapse": (actions.lapse_ip_right, "in_force"),
        "restore": (actions.restore_ip_right, "lapsed"),
    }
    year = clock.today().year
    number = harvest.number_of(year, serial=IPRight.objects.count())
    ip_right = harvest.filed(cast, number=number, filed_on=dt.date(year, 1, 2))
    before = {status: count(cast.nation, status=status) for status in ("filed", "in_force", "lapsed", "ended")}
    for step in life:
        if step == "wait":
            sample_clock.advance(days=7)
        elif ip_right.record.state == deeds[step][1]:
            old = ip_right.record.state
            deeds[step][0](ip_right, actor=cast.deputy, on=clock.today())
            before[old] -= 1
            before[ip_right.record.state] += 1
    assert {status: count(cast.nation, status=status) for status in before} == before
    works.assert_all_agrees(cast)
