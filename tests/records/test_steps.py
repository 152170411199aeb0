"""The steps above a record: the usual way, with a detour only while the record stands on it."""

from types import SimpleNamespace

import pytest

from jiangfang.kernel.lifecycles import lifecycles
from jiangfang.records.templatetags.records import life


def steps(kind, state):
    return [(str(stage["label"]), stage["place"]) for stage in life(SimpleNamespace(kind=kind, state=state))["stages"]]


def label(kind, state):
    return str(lifecycles[kind].state(state).label)


def test_a_second_signature_is_a_step_only_while_it_is_waited_for():
    second = label("benefit", "second_sign")
    assert second not in dict(steps("benefit", "verified"))
    assert dict(steps("benefit", "second_sign"))[second] == "now"
    assert dict(steps("benefit", "second_sign"))[label("benefit", "confirmed")] == "done"


@pytest.mark.parametrize(("kind", "state"), [("problem", "declined"), ("benefit", "refused")])
def test_an_end_off_the_way_does_not_claim_that_the_way_was_walked(kind, state):
    shown = steps(kind, state)
    assert shown[-1] == (label(kind, state), "now")
    assert len(shown) == 2
