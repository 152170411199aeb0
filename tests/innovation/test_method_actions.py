"""Methods: practised for a year, then named by the company, never by their author."""

import datetime as dt

import pytest

from jiangfang.innovation import actions
from jiangfang.innovation.queries import awaiting
from jiangfang.kernel.errors import Invalid, InvalidMany, NotThere, Refused
from jiangfang.ledger.history import events_of
from jiangfang.people.models import Involvement
from jiangfang.people.roles import Role
from jiangfang.people.visibility import visible
from jiangfang.records.models import Audience
from tests.cast import seat
from tests.innovation import harvest, works

NAME = "孙代强汽封间隙测量操作法"


def test_a_method_from_its_draft_to_its_name_and_its_end(cast):
    method = harvest.method(cast)
    actions.submit_method(method, actor=cast.deputy)
    assert [row.record for row in awaiting(cast.union)] == [method.record]
    actions.return_method(method, actor=cast.union, reason="步骤不清")
    actions.revise_method(method, actor=cast.deputy, steps="一测二调三复核四记录")
    actions.submit_method(method, actor=cast.deputy)
    actions.name_method(method, actor=cast.union, title=NAME, title_en="Sun's gap measuring method")
    assert (method.record.state, method.record.title, method.named_on) == ("named", NAME, dt.date(2024, 3, 1))
    with pytest.raises(Refused):
        actions.retire_method(method, actor=cast.member, reason="设备已换")
    actions.retire_method(method, actor=cast.deputy, reason="设备已换")
    verbs = [event.verb.rpartition(".")[2] for event in events_of(method.pk)]
    assert verbs == ["retired", "named", "submitted", "revised", "returned", "submitted", "drafted"]
    works.assert_all_agrees(cast)


def test_the_company_names_it_and_not_its_author(cast):
    method = harvest.method(cast, author=cast.union)
    actions.submit_method(method, actor=cast.member)
    assert awaiting(cast.union) == []
    for person, rule in ((cast.deputy, "leads_the_company"), (cast.union, "is_no_author")):
        with pytest.raises(Refused) as refusal:
            actions.name_method(method, actor=person, title="王主席操作法")
        assert refusal.value.code == rule
    another = seat(cast.company, cast.company, "李副主席", Role.UNION_OFFICER)
    assert actions.name_method(method, actor=another, title="王主席操作法").record.state == "named"
    works.assert_all_agrees(cast)


@pytest.mark.parametrize(
    ("since", "possible"),
    [
        (dt.date(2023, 3, 2), dt.date(2024, 3, 2)),
        (dt.date(2024, 2, 29), dt.date(2025, 2, 28)),
    ],
)
def test_before_a_year_of_practice_the_day_is_told_on_which_it_becomes_possible(cast, sample_clock, since, possible):
    method = actions.submit_method(harvest.method(cast, practised_since=since), actor=cast.deputy)
    with pytest.raises(Invalid) as refused:
        actions.name_method(method, actor=cast.union, title=NAME)
    assert (refused.value.errors["named_on"].params, set(refused.value.errors)) == (
        {"possible": possible},
        {"named_on"},
    )
    sample_clock.advance(days=(possible - dt.date(2024, 3, 1)).days - 1)
    with pytest.raises(Invalid):
        actions.name_method(method, actor=cast.union, title=NAME)
    sample_clock.advance(days=1)
    assert actions.name_method(method, actor=cast.union, title=NAME).named_on == possible


def test_the_name_carries_the_author_and_the_day_has_been(cast):
    method = actions.submit_method(harvest.method(cast), actor=cast.deputy)
    for wrong, field in (
        ({"title": "汽封间隙测量操作法"}, "title"),
        ({"title": ""}, "title"),
        ({"title": NAME, "named_on": dt.date(2024, 3, 2)}, "named_on"),
        ({"title": NAME, "named_on": dt.date(2024, 2, 29)}, "named_on"),
    ):
        with pytest.raises(InvalidMany) as refused:
            actions.name_method(method, actor=cast.union, **wrong)
        assert set(refused.value.errors) == {field}
    assert actions.name_method(method, actor=cast.union, title=NAME, named_on=dt.date(2024, 3, 1))


def test_a_new_author_takes_the_place_of_the_one_who_was_named(cast):
    method = harvest.method(cast, audience=Audience.RESTRICTED)
    actions.revise_method(method, actor=cast.member, author=cast.apprentice)
    named = Involvement.objects.filter(record=method.record).values_list("person", "role")
    assert set(named) == {(cast.member.pk, "drafter"), (cast.apprentice.pk, "author")}
    assert not visible(type(method).objects.all(), cast.union).exists()
    actions.submit_method(method, actor=cast.apprentice)
    assert visible(type(method).objects.all(), cast.union).exists()
    works.assert_all_agrees(cast)


def test_a_method_tells_only_of_what_its_writer_may_see(cast):
    secret = harvest.drafted(cast, audience=Audience.RESTRICTED)
    with pytest.raises(NotThere):
        harvest.method(cast, actor=cast.apprentice, result=secret)
    for wrong, field in (
        ({"author": cast.stranger}, "author"),
        ({"practised_since": dt.date(2024, 3, 2)}, "practised_since"),
    ):
        with pytest.raises(InvalidMany) as refused:
            harvest.method(cast, **wrong)
        assert set(refused.value.errors) == {field}
    assert harvest.method(cast, actor=cast.deputy, result=secret).result == secret
