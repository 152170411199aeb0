"""Units are data: one key each, a label in both languages, words people type."""

from dataclasses import FrozenInstanceError
from unicodedata import normalize

import pytest

from jiangfang.kernel.quantities import MONEY, UNITS
from jiangfang.kernel.quantities.units import CUBIC_METRE, ITEM, KWH, NUMBER, PERSON, PERSON_TIME


def test_every_unit_is_found_by_its_key_and_named_in_both_languages():
    assert all(key == unit.key for key, unit in UNITS.items())
    assert [unit.key for unit in UNITS.values() if not (unit.zh and unit.en)] == [NUMBER.key]


def test_every_unit_can_be_typed_by_its_own_labels():
    for unit in UNITS.values():
        labels = {unit.label("zh-hans"), unit.label("en"), unit.label("en", one=True)} - {""}
        assert {normalize("NFKC", label).lower() for label in labels} <= set(unit.typed_words())


def test_the_english_label_has_a_singular_and_the_chinese_one_does_not():
    assert [ITEM.label("en", one=True), ITEM.label("en"), ITEM.label("zh")] == ["item", "items", "项"]
    assert KWH.label("en", one=True) == KWH.label("en-gb") == "kWh"


def test_persons_and_person_times_are_two_units():
    assert PERSON != PERSON_TIME
    assert PERSON.label("zh") == "人"
    assert PERSON_TIME.label("zh") == "人次"


def test_typed_words_come_longest_first_in_the_form_of_tidied_text():
    assert [len(word) for word in KWH.typed_words()] == sorted(map(len, KWH.typed_words()), reverse=True)
    assert {"kwh", "度"} < set(KWH.typed_words())
    assert "m3" in CUBIC_METRE.typed_words()
    assert "m³" not in CUBIC_METRE.typed_words()


def test_money_is_kept_in_fen_and_shown_in_yuan():
    assert (MONEY.scale, MONEY.whole, MONEY.zh) == (100, True, "元")


def test_a_unit_cannot_be_changed():
    with pytest.raises(FrozenInstanceError):
        MONEY.scale = 1
    with pytest.raises(TypeError):
        UNITS["money"] = ITEM
