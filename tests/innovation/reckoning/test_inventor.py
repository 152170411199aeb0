from datetime import date
from fractions import Fraction

import pytest

from jiangfang.innovation.reckoning.inventor import Use, entitlements, minimum_remuneration
from jiangfang.innovation.reckoning.rights import Right, RightKind
from jiangfang.kernel.errors import Invalid

LUAN_ALONE = {"Luan Jun": 1}


def bonus(kind, granted_on, inventors=LUAN_ALONE):
    right = Right(kind, date(2008, 1, 1), granted_on=granted_on)
    lines = entitlements(right, date(2025, 1, 1), inventors=inventors)
    return [(line.who, line.amount, line.due_by) for line in lines if line.amount is not None]


@pytest.mark.parametrize(
    ("kind", "granted_on", "yuan"),
    [
        (RightKind.INVENTION, date(2024, 1, 19), 3_000),
        (RightKind.INVENTION, date(2024, 1, 20), 4_000),
        (RightKind.UTILITY_MODEL, date(2024, 1, 19), 1_000),
        (RightKind.UTILITY_MODEL, date(2024, 1, 20), 1_500),
        (RightKind.DESIGN, date(2024, 1, 20), 1_500),
    ],
)
def test_the_bonus_follows_the_day_of_grant(kind, granted_on, yuan):
    assert [amount for _, amount, _ in bonus(kind, granted_on)] == [yuan * 100]


def test_the_bonus_is_due_within_three_months_of_the_grant():
    assert bonus(RightKind.INVENTION, date(2024, 11, 30)) == [("Luan Jun", 400_000, date(2025, 2, 28))]


def test_one_bonus_is_divided_among_the_inventors_to_the_last_fen():
    lines = bonus(RightKind.INVENTION, date(2024, 5, 1), {"first": 1, "second": 1, "third": 1})
    assert [amount for _, amount, _ in lines] == [133_334, 133_333, 133_333]


def test_a_grant_before_the_first_row_has_no_bonus_line():
    assert bonus(RightKind.INVENTION, date(2009, 12, 31)) == []


def test_remuneration_lines_are_those_in_force_on_the_day():
    right = Right(RightKind.DESIGN, date(2020, 1, 1), granted_on=date(2020, 9, 1))

    def on(day):
        lines = entitlements(right, day, inventors=LUAN_ALONE)
        return [line.label % line.params for line in lines if line.amount is None]

    assert on(date(2023, 6, 1)) == [
        "At least 10 % of the fees received for each licence",
        "At least 0.2 % of the operating profit from own use, every year while the right lasts",
    ]
    assert on(date(2024, 6, 1)) == [
        "At least 50 % of the net income from each transfer or licence",
        "At least 50 % of the shares the right is turned into",
        "At least 5 % of the operating profit from own use, every year for 3 to 5 years",
    ]


def test_nothing_is_owed_before_the_grant_nor_for_what_is_never_granted():
    pending = Right(RightKind.INVENTION, date(2022, 1, 1), granted_on=date(2024, 5, 1))
    assert entitlements(pending, date(2024, 4, 30), inventors=LUAN_ALONE) == []
    assert entitlements(Right(RightKind.PCT, date(2022, 1, 1)), date(2024, 5, 1), inventors=LUAN_ALONE) == []


def test_every_line_carries_its_source():
    right = Right(RightKind.INVENTION, date(2020, 1, 1), granted_on=date(2024, 5, 1))
    lines = entitlements(right, date(2024, 6, 1), inventors=LUAN_ALONE)
    assert len(lines) == 4
    assert all("2024" in line.source for line in lines)


def test_the_least_remuneration_is_rounded_up_to_the_fen():
    day = date(2024, 6, 1)
    assert minimum_remuneration(Use.OWN_USE, RightKind.INVENTION, 200_000_000, day) == 10_000_000
    assert minimum_remuneration(Use.OWN_USE, RightKind.INVENTION, 1, day) == 1
    assert minimum_remuneration(Use.OWN_USE, RightKind.DESIGN, 100_000, date(2023, 6, 1)) == 200
    assert minimum_remuneration(Use.TRANSFER, RightKind.INVENTION, 1_000_001, day) == 500_001


def test_unknown_days_and_losses_are_refused():
    with pytest.raises(Invalid):
        minimum_remuneration(Use.OWN_USE, RightKind.INVENTION, -1, date(2024, 6, 1))
    with pytest.raises(Invalid) as refusal:
        minimum_remuneration(Use.SHARES, RightKind.INVENTION, 1, date(2023, 6, 1))
    assert refusal.value.field == "use"


def test_percentages_stay_exact():
    right = Right(RightKind.DESIGN, date(2020, 1, 1), granted_on=date(2020, 9, 1))
    percents = [line.percent for line in entitlements(right, date(2023, 6, 1), inventors=LUAN_ALONE) if line.percent]
    assert percents == [Fraction(10), Fraction(1, 5)]
