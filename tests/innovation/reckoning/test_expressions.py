from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiangfang.innovation.reckoning.expressions import (
    LONGEST,
    Name,
    Negation,
    Number,
    Operation,
    ZeroDivisor,
    evaluate,
    parse,
    render,
)
from jiangfang.kernel.errors import Invalid

VALUES = {"a": Fraction(7), "b": Fraction(-3, 2), "c": Fraction(5)}
leaves = st.sampled_from([Name("a"), Name("b"), Name("c"), Number("2"), Number("0.25"), Number("29.3076")])
trees = st.recursive(
    leaves,
    lambda inner: st.builds(Negation, inner) | st.builds(Operation, st.sampled_from("+−×÷"), inner, inner),
    max_leaves=12,
)


def value(text, **values):
    return evaluate(parse(text).tree, {name: Fraction(number) for name, number in values.items()})


def test_plain_arithmetic_is_exact():
    assert value("0.1 + 0.2") == Fraction(3, 10)
    assert value("1 / 3 * 3") == 1
    assert value("-(a - b) * +2", a=1, b="2.5") == 3
    assert value("(m_old - m_new) * p", m_old=2, m_new="1.5", p=8) == 4


def test_the_names_come_once_in_order_of_appearance():
    assert parse("b * (a + b)").names == ("b", "a")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a +",
        "a b",
        "(a",
        "()",
        "a ** 2",
        "a // 2",
        "a % 2",
        "a.real",
        "a(1)",
        "a[0]",
        "a, b",
        "a == b",
        "a or b",
        "not a",
        "a if b else c",
        "lambda a",
        "(yield)",
        "None",
        "True + 1",
        "'a' * 9",
        '"a"',
        "1e9",
        "0x10",
        "1_000",
        "007",
        "2j",
        "1if a else b",
        "a\n+ b",
        "a; b",
        "a := 1",
        "__import__('os')",
        "变 + 1",
        "１ + 1",
        "a × b",
        "a\x00b",
        "-" * LONGEST + "aa",
        "(" * 140 + "a" + ")" * 139,
    ],
)
def test_everything_but_arithmetic_is_refused(text):
    with pytest.raises(Invalid) as refusal:
        parse(text)
    assert refusal.value.field == "expression"


@given(st.text(alphabet="ab1.0()+-*/ \n_%=e'", max_size=30))
def test_any_text_is_either_arithmetic_or_refused(text):
    try:
        tree = parse(text).tree
    except Invalid:
        return
    assert render(tree, str)


def test_deep_nesting_is_only_a_long_way_down():
    assert value("(" * 140 + "1" + ")" * 140) == 1
    assert value("-" * 298 + "1") == 1


def test_a_zero_divisor_names_its_symbols():
    with pytest.raises(ZeroDivisor) as failure:
        value("a / (b - c * b)", a=1, b=2, c=1)
    assert failure.value.names == ("b", "c")


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("a-b-c", "a − b − c"),
        ("a-(b-c)", "a − (b − c)"),
        ("a+(b+c)", "a + b + c"),
        ("(a+b)*c/2", "(a + b) × c ÷ 2"),
        ("a/(b*c)", "a ÷ (b × c)"),
        ("a*(b/c)", "a × (b ÷ c)"),
        ("-(a*b)", "−(a × b)"),
        ("a*-b", "a × (−b)"),
    ],
)
def test_printing_keeps_the_parentheses_that_matter(text, printed):
    assert render(parse(text).tree, str) == printed


@given(trees)
def test_what_is_printed_means_the_same(tree):
    printed = render(tree, str)
    reread = printed.replace("−", "-").replace("×", "*").replace("÷", "/")
    try:
        expected = evaluate(tree, VALUES)
    except ZeroDivisor:
        return
    assert evaluate(parse(reread).tree, VALUES) == expected
