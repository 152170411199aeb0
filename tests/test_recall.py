"""A world that was put back is the world that was made."""

import pytest

from jiangfang.cli import checking
from jiangfang.kernel import ids
from jiangfang.people import actions as people
from jiangfang.people.models import Person
from jiangfang.records.models import Record
from tests import cast as story
from tests import recall


@pytest.fixture
def made(db, sample_clock):
    """The cast of this very test."""
    return story.assemble()


def test_it_has_as_many_rows_as_the_made_one_in_every_table(made, kept_cast):
    assert {model: model._base_manager.count() for model in kept_cast.rows} == {
        model: len(rows) for model, rows in kept_cast.rows.items()
    }
    assert sorted(vars(made)) == sorted(vars(kept_cast.world))


def test_it_stands_up_to_every_check(cast):
    found = [str(finding) for step in checking.steps(full=True) for finding in step.findings()]
    assert found == []


def test_what_comes_later_has_later_ids(cast):
    assert ids.uuid7() > max(Record.objects.values_list("pk", flat=True))


@pytest.mark.parametrize("time", ["first", "second"])
def test_what_a_test_does_to_it_is_not_there_in_the_next(cast, time):
    assert (cast.member.trade, cast.member.record.version) == ("", 1)
    people.revise_person(cast.member, actor=cast.union, trade="汽机检修")
    assert Person.objects.get(pk=cast.member.pk).trade == "汽机检修"


def test_nothing_is_left_of_the_making(db, kept_cast):
    assert not Record.objects.exists()
    assert recall.put_back(kept_cast).studio.record.code in Record.objects.values_list("code", flat=True)
