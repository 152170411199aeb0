"""Public holidays of mainland China from 2021 to 2026, as the State Council's yearly notices set them.

A seed: the records hold the rows that count, and an officer enters each year's notice, which appears in the autumn
before. Names are Chinese because the notices' are.
"""

from collections.abc import Iterator
from datetime import date

from jiangfang.innovation.reckoning.working_days import Calendar, DayRow, calendar_of

ENGLISH_NAMES = {
    "元旦": "New Year's Day",
    "春节": "Spring Festival",
    "清明节": "Qingming Festival",
    "劳动节": "Labour Day",
    "端午节": "Dragon Boat Festival",
    "中秋节": "Mid-Autumn Festival",
    "国庆节": "National Day",
    "调休上班": "worked for a holiday",
}

# Per year: the notice; days off as (first, last, name); worked weekends. Days are MMDD, or YYYYMMDD outside the year.
_NOTICES: tuple[tuple[int, str, tuple[tuple[str, str, str], ...], tuple[str, ...]], ...] = (
    (
        2021,
        "国办发明电〔2020〕27号",
        (
            ("0101", "0103", "元旦"),
            ("0211", "0217", "春节"),
            ("0403", "0405", "清明节"),
            ("0501", "0505", "劳动节"),
            ("0612", "0614", "端午节"),
            ("0919", "0921", "中秋节"),
            ("1001", "1007", "国庆节"),
        ),
        ("0207", "0220", "0425", "0508", "0918", "0926", "1009"),
    ),
    (
        2022,
        "国办发明电〔2021〕11号",
        (
            ("0101", "0103", "元旦"),
            ("0131", "0206", "春节"),
            ("0403", "0405", "清明节"),
            ("0430", "0504", "劳动节"),
            ("0603", "0605", "端午节"),
            ("0910", "0912", "中秋节"),
            ("1001", "1007", "国庆节"),
        ),
        ("0129", "0130", "0402", "0424", "0507", "1008", "1009"),
    ),
    (
        2023,
        "国务院办公厅2022年12月8日通知",
        (
            ("20221231", "0102", "元旦"),
            ("0121", "0127", "春节"),
            ("0405", "0405", "清明节"),
            ("0429", "0503", "劳动节"),
            ("0622", "0624", "端午节"),
            ("0929", "1006", "中秋节、国庆节"),
        ),
        ("0128", "0129", "0423", "0506", "0625", "1007", "1008"),
    ),
    (
        2024,
        "国办发明电〔2023〕7号",
        (
            ("0101", "0101", "元旦"),
            ("0210", "0217", "春节"),
            ("0404", "0406", "清明节"),
            ("0501", "0505", "劳动节"),
            ("0610", "0610", "端午节"),
            ("0915", "0917", "中秋节"),
            ("1001", "1007", "国庆节"),
        ),
        ("0204", "0218", "0407", "0428", "0511", "0914", "0929", "1012"),
    ),
    (
        2025,
        "国办发明电〔2024〕12号",
        (
            ("0101", "0101", "元旦"),
            ("0128", "0204", "春节"),
            ("0404", "0406", "清明节"),
            ("0501", "0505", "劳动节"),
            ("0531", "0602", "端午节"),
            ("1001", "1008", "国庆节、中秋节"),
        ),
        ("0126", "0208", "0427", "0928", "1011"),
    ),
    (
        2026,
        "国务院办公厅2025年11月4日通知",
        (
            ("0101", "0103", "元旦"),
            ("0215", "0223", "春节"),
            ("0404", "0406", "清明节"),
            ("0501", "0505", "劳动节"),
            ("0619", "0621", "端午节"),
            ("0925", "0927", "中秋节"),
            ("1001", "1007", "国庆节"),
        ),
        ("0104", "0214", "0228", "0509", "0920", "1010"),
    ),
)


def in_english(name: str) -> str:
    """A holiday's name in English, where it is one of the yearly ones; else the name as it is."""
    return ", ".join(ENGLISH_NAMES.get(part, part) for part in name.split("、"))


def _day(year: int, text: str) -> date:
    return date.fromisoformat(text if len(text) == 8 else f"{year}{text}")


def _rows() -> Iterator[DayRow]:
    for year, notice, holidays, make_up_days in _NOTICES:
        for first, last, name in holidays:
            yield DayRow(_day(year, first), _day(year, last), working=False, name=name, source=notice)
        for day in make_up_days:
            yield DayRow(_day(year, day), _day(year, day), working=True, name="调休上班", source=notice)


HOLIDAY_ROWS: tuple[DayRow, ...] = tuple(_rows())
CALENDAR: Calendar = calendar_of(HOLIDAY_ROWS)
