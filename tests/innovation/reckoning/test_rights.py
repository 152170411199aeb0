from datetime import date

import pytest

from jiangfang.innovation.reckoning.rights import Right, RightKind
from jiangfang.kernel.errors import Invalid


def test_a_right_is_a_patent_from_the_day_of_its_grant():
    right = Right(RightKind.INVENTION, date(2020, 11, 12), granted_on=date(2022, 5, 10))
    assert not right.is_patent(date(2022, 5, 9))
    assert right.is_patent(date(2022, 5, 10))


def test_a_pct_application_is_never_granted():
    with pytest.raises(Invalid) as refusal:
        Right(RightKind.PCT, date(2020, 1, 1), granted_on=date(2022, 1, 1))
    assert refusal.value.field == "granted_on"


def test_days_out_of_order_are_refused_by_their_field():
    with pytest.raises(Invalid) as late_priority:
        Right(RightKind.INVENTION, date(2020, 1, 1), priority_on=date(2020, 1, 2))
    with pytest.raises(Invalid) as early_grant:
        Right(RightKind.INVENTION, date(2020, 1, 2), granted_on=date(2020, 1, 1))
    with pytest.raises(Invalid) as no_filing:
        Right(RightKind.INVENTION, None, granted_on=date(2020, 1, 1))
    assert [error.value.field for error in (late_priority, early_grant, no_filing)] == [
        "priority_on",
        "granted_on",
        "filed_on",
    ]
