"""Terms: exact for any part of a Chinese text from two characters on, harmless for whatever is typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiangfang.search.terms import LONGEST_QUERY, Phrase, fold, phrases_of, telling_terms, terms_of

CHINESE = st.text(alphabet="汽轮机组锅炉检修", min_size=1, max_size=12)


def holds(text, typed):
    """Whether the terms of ``text`` answer every phrase of ``typed``, as the databases decide it."""
    terms = terms_of(text)
    return all(
        any(_fits(terms[place : place + len(phrase.terms)], phrase) for place in range(len(terms)))
        for phrase in phrases_of(typed)
    )


def _fits(terms, phrase):
    *before, last = phrase.terms
    if len(terms) != len(phrase.terms) or terms[:-1] != before:
        return False
    return terms[-1].startswith(last) if phrase.open_end else terms[-1] == last


@given(text=CHINESE, data=st.data())
def test_every_part_of_a_chinese_text_is_found(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    assert holds(text, text[start:end])


@given(text=st.lists(CHINESE, min_size=1, max_size=4), typed=CHINESE)
def test_nothing_else_is_found(text, typed):
    """Sentences that a sign keeps apart never make a word together."""
    assert holds("，".join(text), typed) == any(typed in sentence for sentence in text)


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("Turbine overhaul", "turb"), ("ＰＲＪ－７Ｑ２ＫＸ４Ｍ", "prj-7q2kx4m"), ("见 PRJ-7Q2KX4M。", "7q2kx4m"),
        ("3D打印机", "3d打印"), ("N600-16.7/538型汽轮机", "n600-16.7"), ("A级检修", "a级"), ("2号机组", "2号"), ("Café", "cafe"),
        ("锅炉　检修", "检修 锅炉"), ("张㭎", "㭎"), ("𠮷田", "𠮷田"),
    ],
)  # fmt: skip
def test_words_codes_and_mixtures_are_found(text, typed):
    assert holds(text, typed)


@pytest.mark.parametrize(("text", "typed"), [("3D打印机", "打印机的"), ("锅炉", "炉锅"), ("turbine", "bine")])
def test_what_only_looks_alike_is_not(text, typed):
    assert not holds(text, typed)


@pytest.mark.parametrize("typed", ["", "   ", '"', "*", "😀👍", "()^:-", "\x00\x01", "，。！", "___"])
def test_a_text_without_letters_asks_for_nothing(typed):
    assert phrases_of(typed) == []


@given(st.text(max_size=300))
def test_no_sign_of_a_query_language_gets_through(typed):
    for phrase in phrases_of(typed):
        assert all(term.isalnum() and term == fold(term) for term in phrase.terms)


def test_a_very_long_text_is_cut():
    assert phrases_of("检" * 10_000) == [Phrase(("检检",) * (LONGEST_QUERY - 1), open_end=False)]
    assert len(terms_of("汽轮" * 100_000)) == 12_000


def test_telling_terms_are_distinct_pairs_and_words():
    assert telling_terms("轴封漏汽，轴封 a 600MW", 4) == ["轴封", "封漏", "漏汽", "600mw"]
