"""What we export imports back as unchanged, as a workbook and as CSV, in either language."""

import datetime as dt

import pytest
from django.utils.translation import override

from jiangfang.innovation import actions
from jiangfang.innovation.models import BenefitType
from jiangfang.kernel.sheets import Place, sheets
from jiangfang.people import actions as people
from jiangfang.people.visibility import visible
from jiangfang.sheets.writing.export import WRITERS, lines_of
from tests.innovation import harvest, works
from tests.sheets.books import brought

HOSTILE = '=HYPERLINK("x")'


@pytest.fixture
def full(cast):
    """One or two records of each kind, with whatever spreadsheets make trouble of."""
    harvest.filed(cast, title="+1 装置", owner="@黄台电厂")
    works.report(cast, title=HOSTILE, description="-5℃时\n漏汽", loss_fen=1_250_000_00, equipment="'旧'")
    works.report(cast, title="给水泵振动", found_on=dt.date(2024, 2, 1))
    result = harvest.accepted(cast)
    harvest.drafted(cast, title="草稿", previous=result, shares=[(cast.deputy, 3333, ""), (cast.member, 6667, "")])
    actions.report_benefit(
        result,
        actor=cast.member,
        unit=cast.company,
        type=BenefitType.ENERGY,
        amount_fen=99_999_99,
        starts_on=dt.date(2024, 2, 1),
    )
    people.record_grade(cast.member, actor=cast.union, grade="technician", reached_on=dt.date(2020, 5, 1))
    people.revise_person(cast.member, actor=cast.union, section="-汽机班", retires_on=dt.date(2040, 1, 1))
    return cast


@pytest.mark.parametrize("key", ["ip_rights", "problems", "results", "benefits", "members"])
@pytest.mark.parametrize(("ending", "language"), [("xlsx", "zh-hans"), ("csv", "en")])
def test_what_was_exported_is_unchanged(full, key, ending, language):
    sheet = sheets[key]
    place = Place(full.studio, full.deputy)
    with override(language):
        nouns = visible(sheet.nouns_at(full.studio), full.deputy)
        assert nouns.count()
        stream = WRITERS[ending][0](sheet, lines_of(sheet, nouns, place))
        with stream:
            found = brought(full, key, stream, actor=full.deputy)
    rows = list(found.rows.values_list("number", "verdict", "problems", "old"))
    assert [row[1] for row in rows] == ["unchanged"] * nouns.count(), rows
