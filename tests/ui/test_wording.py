"""Errors in the reader's language."""

import datetime as dt

import pytest
from django.utils import translation

from jiangfang.kernel.errors import Conflict, Invalid, InvalidMany, Refused
from jiangfang.kernel.quantities import yuan
from jiangfang.ui.wording import Saying, day_text, moment_text, say

# Texts the catalogs of Django itself translate, so that these tests need no text of their own.
THIS_FIELD = "This field is required."


@pytest.mark.parametrize(("language", "text"), [("zh-hans", "这个字段是必填项。"), ("en", THIS_FIELD)])
def test_a_message_is_said_in_the_language_of_the_moment(language: str, text: str) -> None:
    with translation.override(language):
        assert say(Refused(THIS_FIELD)) == Saying(what=text, help="")


def test_placeholders_are_filled_in_message_and_help() -> None:
    error = Conflict("%(name)s has changed", help="Read %(name)s again.", name="PRJ-7Q2KX4M")
    assert say(error) == Saying("PRJ-7Q2KX4M has changed", "Read PRJ-7Q2KX4M again.")


def test_a_per_cent_sign_without_parameters_stays_as_it_is() -> None:
    assert say(Invalid("shares come to more than 100 %")).what == "shares come to more than 100 %"


def test_parameters_are_written_for_the_reader() -> None:
    error = Invalid(
        "%(text)s|%(empty)s|%(day)s|%(amount)s|%(count)s",
        text="Monday",
        empty="",
        day=dt.date(2024, 5, 20),
        amount=yuan(4_300_000_000),
        count=3,
    )
    with translation.override("zh-hans"):
        assert say(error).what == "星期一||2024年5月20日|43亿元|3"
    with translation.override("en"):
        assert say(error).what == "Monday||20 May 2024|4.3 billion yuan|3"


def test_an_instant_is_told_in_chinese_time() -> None:
    at = dt.datetime(2024, 5, 19, 16, 30, tzinfo=dt.UTC)
    with translation.override("en"):
        assert say(Invalid("%(at)s", at=at)).what == "20 May 2024 00:30"


def test_several_errors_are_said_together_and_help_only_once() -> None:
    errors = InvalidMany(
        {"a": Invalid("A is empty.", help="Fill it in."), "b": Invalid("B is empty.", help="Fill it in.")}
    )
    assert str(say(errors)) == "A is empty. B is empty. Fill it in."


@pytest.mark.parametrize(
    ("language", "day", "moment"),
    [("zh-hans", "2024年5月3日", "2024年5月3日 09:05"), ("en", "3 May 2024", "3 May 2024 09:05")],
)
def test_days_and_moments_read_as_each_language_writes_them(language: str, day: str, moment: str) -> None:
    with translation.override(language):
        assert day_text(dt.date(2024, 5, 3)) == day
        assert moment_text(dt.datetime(2024, 5, 3, 9, 5)) == moment
