"""Which deeds are offered on which record."""

from types import SimpleNamespace

from jiangfang.people.offers import DeedPage


def noun(state="current", **more):
    return SimpleNamespace(record=SimpleNamespace(state=state), **more)


def test_a_deed_is_offered_on_its_own_noun_or_on_the_one_that_is_named():
    own, other = DeedPage("people.seat.ended", "x"), DeedPage("people.seat.given", "x", on="organisation")
    assert (own.kind, own.name) == ("seat", "ended")
    assert (other.kind, other.name) == ("organisation", "seat-given")


def test_a_deed_that_makes_no_sense_on_a_record_is_not_open_on_it():
    page = DeedPage("people.seat.ended", "x", states=("current",), when=lambda seat: seat.ends_on is None)
    assert page.is_open_on(noun(ends_on=None))
    assert not page.is_open_on(noun(ends_on="2024-01-01"))
    assert not page.is_open_on(noun("withdrawn", ends_on=None))
