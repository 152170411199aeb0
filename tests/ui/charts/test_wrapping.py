"""Breaking labels into lines."""

from hypothesis import given
from hypothesis import strategies as st

from jiangfang.ui.charts.wrapping import CLOSERS, shorten, width, wrap

TEXTS = st.text(st.sampled_from("汽轮机检修创新工作室，。 abc Dw(1)%"), max_size=40)


def test_chinese_breaks_between_any_two_characters() -> None:
    assert wrap("汽轮机检修创新工作室", 5) == ["汽轮机检修", "创新工作室"]


def test_english_breaks_between_words() -> None:
    assert wrap("cartridge seal of the pump", 7) == ["cartridge seal", "of the pump"]


def test_a_closing_mark_does_not_begin_a_line() -> None:
    assert wrap("汽轮机检修，创新", 5) == ["汽轮机检修，", "创新"]


def test_what_does_not_fit_ends_in_an_ellipsis() -> None:
    assert wrap("汽轮机检修创新工作室联盟", 5) == ["汽轮机检修", "创新工作…"]
    assert shorten("short", 10) == "short"


def test_a_word_wider_than_the_line_is_broken() -> None:
    assert "".join(wrap("Donaudampfschiff", 5, 9)) == "Donaudampfschiff"


def test_an_empty_label_is_one_empty_line() -> None:
    assert wrap("  ", 5) == [""]


@given(TEXTS, st.integers(3, 12), st.integers(1, 3))
def test_lines_are_few_and_narrow_whatever_the_label(text: str, limit: int, lines: int) -> None:
    made = wrap(text, limit, lines)
    assert 1 <= len(made) <= lines
    # Closing marks may hang over the edge.
    assert all(width(line.rstrip("".join(CLOSERS) + " ")) <= limit for line in made)


@given(TEXTS, st.integers(3, 12))
def test_nothing_but_blanks_is_lost_where_there_are_lines_enough(text: str, limit: int) -> None:
    assert "".join("".join(wrap(text, limit, 60)).split()) == "".join(text.split())
