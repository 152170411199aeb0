"""The one shape of a write."""

import pytest
from django.db import connection, transaction
from django.db.utils import DatabaseError

from jiangfang.kernel.errors import Conflict, Refused
from jiangfang.ledger import effects, guards, verification
from jiangfang.ledger.checkpoints import seal
from jiangfang.ledger.history import events_of
from jiangfang.ledger.models import Chain, Entry
from jiangfang.people import actions as people
from jiangfang.people.models import Person
from jiangfang.records.models import Record


def all_findings():
    return [str(finding) for finding in verification.findings()]


def test_a_deed_leaves_one_entry_at_each_home_and_history_reads_it(cast):
    before = Chain.objects.get(pk=cast.company.pk).length
    people.revise_person(cast.member, actor=cast.union, trade="汽机检修")
    assert Chain.objects.get(pk=cast.company.pk).length == before + 1
    event = events_of(cast.member.pk)[0]
    assert (event.verb, event.actor, event.clock) == ("people.person.revised", "王主席", "sample")
    assert all_findings() == []


def test_only_those_who_may_do_it(cast):
    with pytest.raises(Refused) as refusal:
        people.revise_person(cast.member, actor=cast.stranger, trade="汽机检修")
    assert "seat" in str(refusal.value) or "officer" in str(refusal.value)
    people.revise_person(cast.member, actor=cast.union, trade="汽机检修")


def test_a_refused_deed_leaves_nothing(cast):
    before = Entry.objects.count()
    with pytest.raises(Refused):
        people.revise_person(cast.member, actor=cast.stranger, trade="x")
    assert Entry.objects.count() == before
    assert Person.objects.get(pk=cast.member.pk).trade == ""


def test_the_second_of_two_is_told_that_someone_was_first(cast):
    mine, theirs = (Person.objects.select_related("record").get(pk=cast.member.pk) for _ in range(2))
    people.revise_person(theirs, actor=cast.union, trade="汽机检修")
    with pytest.raises(Conflict) as conflict:
        people.revise_person(mine, actor=cast.union, trade="锅炉")
    assert (conflict.value.params["yours"], conflict.value.params["theirs"]) == (1, 2)
    assert Person.objects.get(pk=cast.member.pk).trade == "汽机检修"


def test_an_edited_record_is_found(cast):
    Record.objects.filter(pk=cast.member.pk).update(title="别人")
    assert [f for f in all_findings() if str(cast.member.pk) in f and "without a deed" in f]


def test_the_database_refuses_to_change_history(cast):
    assert guards.missing() == []
    entry = Entry.objects.first()
    with pytest.raises(DatabaseError), transaction.atomic():
        Entry.objects.filter(pk=entry.pk).update(verb="nothing.at.all")
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM ledger_entry")
    assert Entry.objects.filter(pk=entry.pk, verb=entry.verb).exists()


def test_a_checkpoint_seals_what_has_grown_and_follows_the_one_before(cast):
    first = seal()
    assert first.number == 1
    assert seal() is None
    people.revise_person(cast.member, actor=cast.union, trade="汽机检修")
    second = seal()
    assert (second.number, second.heads.count()) == (2, 1)
    assert all_findings() == []


def test_an_effect_follows_the_records_and_touches_none(cast, monkeypatch):
    def meddle(deed):
        deed.touch(next(iter(deed.touched.values())))

    monkeypatch.setitem(effects._before, "notices", meddle)
    with pytest.raises(RuntimeError):
        people.revise_person(cast.member, actor=cast.union, trade="汽机检修")
    assert Person.objects.get(pk=cast.member.pk).trade == ""


def test_a_deed_reads_each_record_once_for_everything_that_follows_it(cast, django_assert_max_num_queries):
    people.revise_person(cast.member, actor=cast.union, trade="汽机检修")  # by now the actor's seats are known
    with django_assert_max_num_queries(26) as asked:
        people.revise_person(cast.member, actor=cast.union, trade="锅炉检修")
    of_records = [
        one["sql"] for one in asked if one["sql"].startswith("SELECT") and 'FROM "records_record" WHERE' in one["sql"]
    ]
    assert len(of_records) == 1
