import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiangfang.innovation.reckoning.ip_numbers import (
    NumberKind,
    check_character,
    make_number,
    parse_number,
    parse_patent_number,
    parse_pct_number,
    parse_software_number,
)
from jiangfang.innovation.reckoning.rights import RightKind
from jiangfang.kernel.errors import Invalid

CHECKED = {
    "201710601862.3": 2017,
    "202011258000.3": 2020,
    "202011258479.0": 2020,
    "202011258254.5": 2020,
    "95115608.X": 1995,
    "97101765.4": 1997,
}
numbers = st.builds(make_number, st.integers(2003, 2099), st.sampled_from(NumberKind), st.integers(0, 9_999_999)).map(
    lambda number: number.text
)


def refusal_of(text, **options):
    with pytest.raises(Invalid) as refusal:
        parse_patent_number(text, **options)
    return refusal.value


@pytest.mark.parametrize(("text", "year"), CHECKED.items())
def test_known_numbers_are_taken_with_their_year(text, year):
    number = parse_patent_number(text)
    assert (number.text, number.year, number.kind) == (text, year, NumberKind.INVENTION)


@pytest.mark.parametrize(
    "typed",
    [
        "202011258000.3",
        "2020112580003",
        "CN202011258000.3",
        "cn 2020 1 1258000.3",
        "ZL２０２０１１２５８０００．３",
        "专利号：ZL 202011258000。3",
        "\ufeffZL\u00a0202011258000.3\u200b",
    ],
)
def test_one_number_is_read_however_it_was_typed(typed):
    number = parse_patent_number(typed)
    assert number.text == "202011258000.3"
    assert number.granted == ("ZL" in typed)


def test_the_check_character_x_may_be_small_wide_or_a_times_sign():
    assert {parse_patent_number(typed).text for typed in ("95115608x", "95115608.Ｘ", "95115608.×")} == {"95115608.X"}


def test_zl_says_granted_and_cn_says_applied_for():
    assert parse_patent_number("ZL95115608.x").shown == "ZL95115608.X"
    assert parse_patent_number("95115608.x").shown == "CN95115608.X"


def test_a_wrong_check_character_is_told_with_the_expected_one():
    error = refusal_of("202011258001.3")
    assert (error.code, error.params["found"], error.params["expected"]) == ("check", "3", "8")
    assert "8 is expected" in str(error)


def test_a_number_without_its_check_character_is_told_what_it_would_be():
    error = refusal_of("202011258000")
    assert (error.code, error.params["expected"]) == ("length", "3")


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "length"),
        ("20201125800.3", "length"),
        ("2020112580000.3", "length"),
        ("20201125.80003", "dot"),
        ("20201125800O.3", "signs"),
        ("CN112199936B", "publication"),
        ("CN 213456789 U", "publication"),
        ("190011258000.3", "year"),
        ("84115608.X", "year"),
        ("202041258000.3", "kind"),
        ("95415608.X", "kind"),
    ],
)
def test_each_fault_has_its_own_refusal(typed, code):
    assert refusal_of(typed).code == code


def test_the_kind_digit_must_agree_with_the_declared_kind():
    number = make_number(2021, NumberKind.UTILITY_MODEL, 1234567)
    assert number.text[4] == "2"
    assert parse_patent_number(number.text, declared=RightKind.UTILITY_MODEL) == number
    error = refusal_of(number.text, declared=RightKind.INVENTION)
    assert error.code == "declared"
    assert "utility model" in str(error)


def test_a_pct_invention_in_the_chinese_phase_is_declared_as_an_invention():
    number = make_number(2019, NumberKind.PCT_INVENTION_CN, 12345)
    assert parse_patent_number(number.text, declared=RightKind.INVENTION).kind == NumberKind.PCT_INVENTION_CN
    assert refusal_of(number.text, declared=RightKind.UTILITY_MODEL).code == "declared"


@given(numbers)
def test_a_made_number_is_read_back(text):
    assert parse_patent_number(text).text == text


@given(numbers, st.data())
def test_every_wrong_single_character_is_caught(text, data):
    places = [place for place, sign in enumerate(text) if sign != "."]
    place = data.draw(st.sampled_from(places))
    signs = "0123456789X" if place == len(text) - 1 else "0123456789"
    wrong = data.draw(st.sampled_from([sign for sign in signs if sign != text[place]]))
    refusal_of(text[:place] + wrong + text[place + 1 :])


@given(numbers)
def test_every_swap_of_neighbours_is_caught(text):
    plain = text.replace(".", "")
    swaps = [plain[:at] + plain[at + 1] + plain[at] + plain[at + 2 :] for at in range(len(plain) - 1)]
    for swapped in swaps:
        if swapped != plain:
            refusal_of(swapped)


def test_every_single_error_in_an_old_number_is_caught_exhaustively():
    stem, check = "97101765", "4"
    wrong = [stem[:at] + digit + stem[at + 1 :] for at in range(8) for digit in "0123456789" if digit != stem[at]]
    assert len(wrong) == 72
    assert check not in {check_character(other) for other in wrong}


def test_numbers_are_made_only_within_the_form():
    assert make_number(2020, NumberKind.INVENTION, 1258000).text == "202011258000.3"
    with pytest.raises(Invalid):
        make_number(2002, NumberKind.INVENTION, 1)
    with pytest.raises(Invalid):
        make_number(2020, NumberKind.INVENTION, 10_000_000)


@pytest.mark.parametrize(
    ("typed", "text", "year", "office"),
    [
        ("PCT/CN2023/012345", "PCT/CN2023/012345", 2023, "CN"),
        ("pct cn2023 012345", "PCT/CN2023/012345", 2023, "CN"),
        ("ＰＣＴ／ＣＮ２０２３／０１２３４５", "PCT/CN2023/012345", 2023, "CN"),
        ("PCT/IB2019/000001", "PCT/IB2019/000001", 2019, "IB"),
        ("PCT/CN03/00123", "PCT/CN03/00123", 2003, "CN"),
        ("PCT/CN99/00123", "PCT/CN99/00123", 1999, "CN"),
    ],
)
def test_pct_numbers_are_read_in_both_forms(typed, text, year, office):
    number = parse_pct_number(typed)
    assert (number.text, number.year, number.office) == (text, year, office)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("PCT/CN2023/12345", "form"),
        ("PCT/CN23/012345", "form"),
        ("PCT/CN04/00123", "year"),
        ("PCT/CN2003/012345", "year"),
        ("WO2023/012345", "publication"),
        ("202011258000.3", "form"),
    ],
)
def test_other_forms_are_no_pct_number(typed, code):
    with pytest.raises(Invalid) as refusal:
        parse_pct_number(typed)
    assert refusal.value.code == code


def test_software_numbers_are_read_in_both_forms():
    assert parse_software_number("2023sr1234567").text == "2023SR1234567"
    assert parse_software_number("登记号：2023SR1234567").year == 2023
    certificate = parse_software_number(" 软著登字第 1234567 号")
    assert (certificate.text, certificate.year) == ("软著登字第1234567号", None)
    with pytest.raises(Invalid):
        parse_software_number("2023SR12")


def test_the_declared_kind_says_which_number_is_expected():
    assert parse_number("PCT/CN2023/012345", RightKind.PCT).year == 2023
    assert parse_number("2023SR1234567", RightKind.SOFTWARE).year == 2023
    assert parse_number("202011258000.3", RightKind.INVENTION).year == 2020
    with pytest.raises(Invalid):
        parse_number("PCT/CN2023/012345", RightKind.INVENTION)


@given(st.text(max_size=40))
def test_any_text_is_either_a_number_or_refused(text):
    for read in (parse_patent_number, parse_pct_number, parse_software_number):
        with contextlib.suppress(Invalid):
            number = read(text)
            assert read(number.text).text == number.text
