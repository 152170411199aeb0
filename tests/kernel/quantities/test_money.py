"""Money as people type it: one amount, or a refusal that helps."""

import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from jiangfang.kernel.errors import Invalid
from jiangfang.kernel.quantities import Ambiguous, Quantity, money, parse_money, yuan

FEN_430_MILLION = money(43_000_000_000)


@pytest.mark.parametrize(
    "text",
    [
        "4.3亿元", "4.3 亿", "4.3亿", "４．３亿", "4。3亿元", "43,000万", "43000 万元", "４３，０００万元",
        "43、000万元", "43 000 万元", "43\u202f000\u00a0万元", "4亿3000万元", "4亿3千万", "430百万元", "4300十万元",
        "43000w", "¥430,000,000.00", "￥430000000", "430000000元", "430 000 000 元整", "430，000，000.00元",
        "人民币4.3亿元", "4.3亿元人民币", "RMB 430m", "CNY 430 mn", "430 million yuan", "0.43 billion yuan",
        "430 Million RMB", "430million", "0.43bn", "430,000 thousand yuan", "4.3 hundred million yuan",
        "43,000 ten thousand yuan", "四亿三千万元", "肆亿叁仟万元整", "肆億叁仟萬圓", "四点三亿元", "人民币肆亿叁仟万元正",
        "+4.3亿元", "\ufeff4.3亿元\u200b",
        "4.3亿元（430 million yuan）", "43,000万元 / 4.3亿元", "4.3亿元即43000万元", "430,000,000 (4.3亿元)",
    ],
)  # fmt: skip
def test_one_amount_in_many_spellings(text):
    assert parse_money(text) == FEN_430_MILLION


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("12元5角3分", "12.53"),
        ("12元5角3", "12.53"),
        ("12元零3分", "12.03"),
        ("十二元五角", "12.50"),
        ("5毛", "0.5"),
        ("3分", "0.03"),
        ("壹万贰仟叁佰元伍角陆分", "12300.56"),
        ("3万5千", "35000"),
        ("3万5000元", "35000"),
        ("3万500元", "30500"),
        ("三万零五", "30005"),
        ("三万五百元", "30500"),
        ("一千零五十万", "10500000"),
        ("四亿零五千元", "400005000"),
        ("十万元", "100000"),
        ("两万五千块钱", "25000"),
        ("4.3万亿元", "4300000000000"),
        ("1.234万元", "12340"),
        ("31.756 billion yuan", "31756000000"),
        ("0.300元", "0.30"),
        ("1234.500元", "1234.50"),
        (".5亿", "50000000"),
        ("零元", "0"),
        ("0", "0"),
    ],
)
def test_other_amounts(text, amount):
    assert parse_money(text) == yuan(amount)


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("4.300元", ["4.30", "4300"]),
        ("¥4.300", ["4.30", "4300"]),
        ("1,23元", ["1.23", "123"]),
        ("1.234,56元", ["1234.56", "123456"]),
        ("4,3亿", ["430000000", "4300000000"]),
        ("0,430万", ["4300", "4300000"]),
        ("4.3 billion 亿", ["430000000", "4300000000"]),
        ("4.3b亿", ["430000000", "4300000000"]),
        ("4.3亿 billion", ["430000000", "4300000000"]),
        ("4.3亿元 (4.3 billion yuan)", ["430000000", "4300000000"]),
        ("4.3亿或43亿", ["430000000", "4300000000"]),
        ("12元5", ["12.50", "12.05"]),
        ("3万5", ["35000", "30005"]),
        ("三万五", ["35000", "30005"]),
        ("一百二元", ["120", "102"]),
        ("4亿3", ["430000000", "400000003"]),
        ("四亿五千元", ["450000000", "400005000"]),
        ("4兆元", ["4000000", "4000000000000"]),
        ("430", ["430", "4300000"]),
        ("三百", ["300", "3000000"]),
        ("4.300", ["4.30", "4300", "43000", "43000000"]),
    ],
)
def test_what_can_be_read_in_two_ways_is_refused_with_its_readings(text, readings):
    with pytest.raises(Ambiguous) as refusal:
        parse_money(text)
    assert refusal.value.readings == tuple(map(yuan, readings))


def test_a_refusal_of_two_readings_is_an_invalid_value_that_says_both():
    with pytest.raises(Invalid) as refusal:
        parse_money("12元5")
    assert str(refusal.value).startswith("“12元5” can be read in more than one way: ¥12.50 / ¥12.05. Write")
    assert refusal.value.code == "ambiguous"


@pytest.mark.parametrize(
    ("text", "default_unit", "amount"),
    [
        ("430", "yuan", "430"),
        ("430", "wan", "4300000"),
        ("4.3", "yi", "430000000"),
        ("4.300", "wan", "43000"),
        ("¥430", "yuan", "430"),
        ("430元", "wan", "430"),
        ("430万", "yi", "4300000"),
        ("3千", "wan", "30000000"),
    ],
)
def test_a_field_may_say_what_a_bare_number_means(text, default_unit, amount):
    assert parse_money(text, default_unit=default_unit) == yuan(amount)


def test_a_currency_sign_in_a_field_of_ten_thousands_is_ambiguous():
    assert parse_money("¥430") == yuan(430)
    with pytest.raises(Ambiguous) as refusal:
        parse_money("¥430", default_unit="wan")
    assert refusal.value.readings == (yuan(4_300_000), yuan(430))


def test_an_unknown_default_unit_is_a_mistake_of_the_caller():
    with pytest.raises(ValueError, match="fen"):
        parse_money("430", default_unit="fen")


@pytest.mark.parametrize(
    "text", ["-4.3亿元", "－4.3亿元", "−430 million yuan", "负四亿三千万元", "¥-430,000,000", "-¥430m"]
)
def test_a_negative_amount_only_where_it_is_allowed(text):
    with pytest.raises(Invalid, match="is negative") as refusal:
        parse_money(text)
    assert refusal.value.code == "negative"
    assert parse_money(text, allow_negative=True) == -FEN_430_MILLION


@pytest.mark.parametrize(
    ("code", "texts"),
    [
        ("empty", ["", "   ", "\u3000", "\u200b"]),
        ("too_long", ["4" * 65, "4.3亿元" * 2000, "\ufdfa" * 20]),
        ("too_fine", ["0.001元", "12.3456789万元", "4.3567元"]),
        ("out_of_range", ["99999999999999亿元", "9" * 40 + "元"]),
        ("separators", ["1,234,56元", "1.234.567元", "4.301元", "1,2345元", "12 5", "1,234 567元", "43,00,000", "5.", "5. 4元"]),
        ("currency", ["430 million dollars", "$430m", "4.3亿美元", "US$430", "€5", "500日元"]),
        ("approximate", ["约4.3亿元", "近4亿", "4亿多元", "4.3亿元以上", "about 430 million yuan", "~430元", "430元+"]),
        ("strange_character", ["٤٣٠元", "43²元", "①元", "½元", "４3\u202e元", "四\x00亿", "𝟒亿", "Ⅳ亿"]),
        (
            "unreadable",
            [
                "万元", "元", "亿", "nan", "NaN元", "Infinity", "-", "1e999", "1e9元", "0x10", "4.3亿元/年",
                "4.3亿3000万", "4亿43000万", "3百4千", "3万4万", "四三百万元", "(1,200元)", "35角", "12元50", "5角3元",
                "4.3亿yuan million",
                "4.3亿元 (含税)", "+-5元", "--5", "hello", "'; DROP TABLE", "430 m m", "4.3亿xyz", "12.5元5角",
                "35元3分3", "12w千百", "五十000元", "1亿000", "500十3万", "500万零元",
            ],
        ),
    ],
)  # fmt: skip
def test_what_is_no_exact_amount_is_refused_with_the_reason(code, texts):
    for text in texts:
        with pytest.raises(Invalid) as refusal:
            parse_money(text)
        assert (text, refusal.value.code) == (text, code)
        assert refusal.value.help


def test_a_hostile_text_is_refused_quickly_and_repeated_shortly():
    started = time.perf_counter()
    for text in ("9" * 10_000, "1," * 5_000, "亿万" * 5_000, "1 " * 32, "一" * 64, "1.1,1" * 12, "￥" * 64):
        with pytest.raises(Invalid) as refusal:
            parse_money(text)
        assert len(str(refusal.value)) < 300
    assert time.perf_counter() - started < 1


def test_only_text_is_read():
    for value in (None, 430, 4.3, b"430"):
        with pytest.raises(TypeError):
            parse_money(value)


def reading_or_refusal(text, default_unit):
    try:
        return parse_money(text, default_unit=default_unit, allow_negative=True)
    except Invalid as refusal:
        return refusal


TYPED = st.text(alphabet="0123456789.,、 -+¥万亿千百十零一二三四五兆元角分整点()/mkbwn０９，．。", max_size=16)


@given(st.one_of(st.text(max_size=80), TYPED), st.sampled_from([None, "yuan", "wan", "yi"]))
@example("1\n万", None)
@example("0.001元/5元", None)
def test_any_text_is_either_an_amount_of_fen_or_a_refusal(text, default_unit):
    outcome = reading_or_refusal(text, default_unit)
    if isinstance(outcome, Ambiguous):
        assert len(set(outcome.readings)) > 1
        assert {type(reading) for reading in outcome.readings} == {Quantity}
    elif isinstance(outcome, Quantity):
        assert type(outcome.amount) is int
    else:
        assert outcome.help
