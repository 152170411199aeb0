from dataclasses import replace
from datetime import date

import pytest

from jiangfang.innovation.reckoning.annuity_rules import EXAMPLE_RULES, FeeRow
from jiangfang.innovation.reckoning.rights import PATENTS, RightKind
from jiangfang.kernel.errors import Invalid

DAY = date(2024, 5, 20)


def test_every_year_of_every_term_has_exactly_one_fee():
    for kind in PATENTS:
        years = EXAMPLE_RULES.term_years(kind, DAY)
        assert all(EXAMPLE_RULES.fee(kind, year, DAY) > 0 for year in range(1, years + 1))


def test_a_changed_fee_holds_from_its_day():
    old = FeeRow(RightKind.DESIGN, 1, 15, 10_000, valid_to=date(2024, 5, 19))
    new = FeeRow(RightKind.DESIGN, 1, 15, 20_000, valid_from=DAY)
    rules = replace(EXAMPLE_RULES, fees=(old, new))
    assert [rules.fee(RightKind.DESIGN, 3, day) for day in (date(2024, 5, 19), DAY)] == [10_000, 20_000]


def test_missing_and_overlapping_rows_are_refused_rather_than_guessed():
    doubled = replace(EXAMPLE_RULES, fees=EXAMPLE_RULES.fees * 2)
    for rules in (doubled, replace(EXAMPLE_RULES, fees=())):
        with pytest.raises(Invalid) as refusal:
            rules.fee(RightKind.INVENTION, 4, DAY)
        assert "year 4" in str(refusal.value)


def test_a_design_lasts_fifteen_years_if_filed_since_june_2021():
    filings = (date(2021, 5, 31), date(2021, 6, 1))
    assert [EXAMPLE_RULES.term_years(RightKind.DESIGN, day) for day in filings] == [10, 15]


def test_what_is_no_patent_has_no_term():
    with pytest.raises(Invalid):
        EXAMPLE_RULES.term_years(RightKind.SOFTWARE, DAY)
