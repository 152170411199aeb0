"""The band beyond which a benefit needs a second signature."""

import datetime as dt

import pytest

from jiangfang.innovation.reckoning.plausibility import REFERENCES, Reference, judge, reference_on

DAY = dt.date(2024, 3, 1)
# 50 times 31.756 billion yuan over 131,800 results is 12,047,040.97… yuan.
LAST_INSIDE = 1_204_704_097


def test_the_average_result_of_the_province_is_worth_a_quarter_of_a_million_yuan():
    assert round(reference_on(DAY).average_fen) == 24_094_082


def test_the_band_ends_at_fifty_times_the_average_to_the_fen():
    assert not judge(LAST_INSIDE, DAY).needs_second_signature
    assert judge(LAST_INSIDE + 1, DAY).needs_second_signature


@pytest.mark.parametrize(("fen", "times"), [(430_000_000_000, 892), (43_000_000_000, 89)])
def test_the_two_readings_of_one_number_over_twenty_results(fen, times):
    assert judge(fen, DAY, results=20).times == times
    assert judge(fen, DAY, results=20).needs_second_signature


def test_a_reference_holds_for_its_days():
    old = Reference(100, 1, 50, "旧", valid_to=dt.date(2022, 12, 31))
    new = Reference(200, 1, 10, "新", valid_from=dt.date(2023, 1, 1))
    assert reference_on(dt.date(2022, 12, 31), (old, new)) is old
    assert reference_on(dt.date(2023, 1, 1), (old, new)) is new
    assert not judge(5_000, dt.date(2022, 6, 1), references=(old, new)).needs_second_signature
    assert judge(5_000, DAY, references=(old, new)).needs_second_signature


def test_no_reference_and_two_are_both_a_mistake():
    with pytest.raises(LookupError):
        reference_on(DAY, ())
    with pytest.raises(LookupError):
        reference_on(DAY, (*REFERENCES, *REFERENCES))
