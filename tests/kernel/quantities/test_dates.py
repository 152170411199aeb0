"""Dates as people type them: one day, or a refusal that helps."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiangfang.kernel.errors import Invalid
from jiangfang.kernel.quantities import Ambiguous, parse_date


@pytest.mark.parametrize(
    "text",
    [
        "2024.5.20", "2024-5-20", "2024-05-20", "2024/05/20", "2024 5 20", "20240520", "2024年5月20日", "2024年5月20",
        "2024 年 5 月 20 日", "2024年5月20号", "２０２４．５．２０", "２０２４年５月２０日", "二〇二四年五月二十日",
        "二零二四年五月二十日", "20/05/2024", "20.5.2024", "05/20/2024", "20 May 2024", "May 20, 2024", "20th May 2024",
        "2024/5/20 0:00:00", "2024-05-20T00:00:00", " 2024-05-20\n",
    ],
)  # fmt: skip
def test_one_day_in_many_spellings(text):
    assert parse_date(text) == dt.date(2024, 5, 20)


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("05/06/2024", ["2024-05-06", "2024-06-05"]),
        ("5-6-2024", ["2024-05-06", "2024-06-05"]),
        ("24.5.20", ["2024-05-20", "2020-05-24"]),
        ("10/11/12", ["2010-11-12", "2012-11-10", "2012-10-11"]),
    ],
)
def test_a_date_of_two_meanings_is_refused_with_its_readings(text, readings):
    with pytest.raises(Ambiguous) as refusal:
        parse_date(text)
    assert refusal.value.readings == tuple(map(dt.date.fromisoformat, readings))
    assert " / ".join(readings) in str(refusal.value)
    assert parse_date("05/05/2024") == dt.date(2024, 5, 5)


@pytest.mark.parametrize(
    ("code", "texts"),
    [
        ("empty", ["", "  "]),
        ("too_long", ["2024-05-20 " * 1000]),
        ("no_such_day", ["2024-02-30", "2023年2月29日", "13/13/2024", "20241301", "2024-05-2024", "0/0/2024"]),
        ("short_year", ["24年5月20日", "99.5.20"]),
        ("year", ["1850-1-1", "2999年1月1日", "00010101"]),
        ("strange_character", ["٢٠٢٤-٥-٢٠", "2024-5-2²"]),
        (
            "unreadable",
            [
                "2024", "2024年5月", "202405", "2024520", "45432", "2024-5/20", "2024.5.20.1", "hello", "20 Sepx 2024",
                "20 Ma y 2024", "2024-05-20 08:30", "2024年五十月百日", "202.5.20", "昨天", "2024年5月1.5日",
            ],
        ),
    ],
)  # fmt: skip
def test_what_is_no_day_is_refused_with_the_reason(code, texts):
    for text in texts:
        with pytest.raises(Invalid) as refusal:
            parse_date(text)
        assert (text, refusal.value.code) == (text, code)
        assert refusal.value.help


@given(st.dates(min_value=dt.date(1900, 1, 1), max_value=dt.date(2199, 12, 31)))
def test_every_day_reads_back_in_every_unambiguous_form(day):
    year, month, number = day.year, day.month, day.day
    forms = (
        day.isoformat(),
        f"{year}.{month}.{number}",
        f"{day:%Y%m%d}",
        f"{year}年{month}月{number}日",
        f"{day:%d %B %Y}",
    )
    assert [parse_date(form) for form in forms] == [day] * len(forms)


def reading_or_refusal(text):
    try:
        return parse_date(text)
    except Invalid as refusal:
        return refusal


@given(st.one_of(st.text(max_size=40), st.text(alphabet="0123456789-./年月日 二十", max_size=12)))
def test_any_text_is_either_a_day_or_a_refusal(text):
    outcome = reading_or_refusal(text)
    if isinstance(outcome, Ambiguous):
        assert len(set(outcome.readings)) > 1
    elif isinstance(outcome, Invalid):
        assert outcome.help
    else:
        assert 1900 <= outcome.year <= 2199
