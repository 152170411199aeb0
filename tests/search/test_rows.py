"""Rows follow the deeds, in their transaction, on either database."""

import datetime as dt

import pytest
from django.db import connection

from jiangfang.innovation.actions import ip_rights
from jiangfang.kernel.errors import Conflict
from jiangfang.ledger.deeds import SYSTEM
from jiangfang.people import actions as people
from jiangfang.people.models import Person
from jiangfang.records.models import Record
from jiangfang.search import indexes
from jiangfang.search.dependents import records_naming
from jiangfang.search.models import SearchRow
from jiangfang.search.queries import find
from jiangfang.search.rows import reindex
from jiangfang.search.verification import findings


def titles(text, reader, **more):
    return [hit.title for hit in find(text, reader=reader, **more)]


def told():
    return [(finding.where.split()[0], finding.what) for finding in findings()]


def test_a_deed_can_be_found_as_soon_as_it_is_done(cast):
    assert titles("汽机检修", cast.union) == []
    people.revise_person(cast.member, actor=cast.union, trade="汽机检修工")
    assert titles("汽机检修", cast.union) == ["李工"]
    people.revise_person(cast.member, actor=cast.union, trade="锅炉")
    assert (titles("汽机检修", cast.union), titles("锅炉", cast.union)) == ([], ["李工"])
    assert told() == []


def test_a_deed_that_fails_leaves_the_old_text(cast):
    stale = Person.objects.select_related("record").get(pk=cast.member.pk)
    people.revise_person(cast.member, actor=cast.union, trade="焊工")
    with pytest.raises(Conflict):
        people.revise_person(stale, actor=cast.union, trade="电工")
    assert (titles("焊工", cast.union), titles("电工", cast.union)) == (["李工"], [])


def test_a_row_that_says_so_already_is_left_alone(cast, django_assert_num_queries):
    from jiangfang.search.rows import rewrite

    with django_assert_num_queries(3):
        rewrite("person", [cast.member.pk])


def test_whoever_is_named_elsewhere_is_found_there_by_another_name_too(cast):
    patent = ip_rights.enter_ip_right(
        cast.studio, actor=cast.deputy, type="software", number="2023SR0123456", title="巡检软件", owner="黄台电厂",
        filed_on=dt.date(2023, 2, 1), inventors=[cast.member],
    )  # fmt: skip
    assert titles("李工", cast.union) == ["李工", "巡检软件"]
    people.revise_person(cast.member, actor=cast.union, title="李大工")
    assert titles("李大工", cast.union) == ["李大工", "巡检软件"]
    assert titles("李工", cast.union) == []
    assert records_naming([cast.member.pk])["ip_right"] == {patent.pk}
    assert told() == []


def test_verify_finds_what_was_changed_behind_its_back(cast):
    SearchRow.objects.filter(record=cast.member.record).update(body_terms="别的 的")
    SearchRow.objects.filter(record=cast.union.record).delete()
    assert sorted(told()) == [
        ("person", "The search does not know the record."),
        ("person", "The search does not know what the record says now."),
    ]
    assert reindex(["person"]) == Record.objects.filter(kind="person").count()
    assert told() == []


def test_reindex_tells_how_far_it_is(cast):
    SearchRow.objects.all().delete()
    steps = []
    assert (
        reindex(progress=steps.append)
        == sum(steps)
        == Record.objects.filter(kind__in=["person", "organisation"]).count()
    )
    assert titles("港口公司", cast.officer) == ["港口公司"]


def test_the_index_is_put_back_and_filled(cast):
    assert indexes.missing() == []
    connection.check_constraints()  # PostgreSQL changes no table with keys still to be checked
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("ALTER TABLE search_searchrow DROP COLUMN anywhere")
        else:
            cursor.execute("DROP TRIGGER search_row_changes")
            cursor.execute("DROP TABLE search_index")
    assert indexes.missing()
    assert told()[-1][0] == "search"
    indexes.install()
    indexes.install()
    assert indexes.missing() == []
    assert titles("港口公司", cast.officer) == ["港口公司"]
    assert told() == []


def test_texts_of_any_size_are_kept_to_their_measure(cast):
    people.revise_organisation(cast.studio, actor=SYSTEM, about="阀门" * 20_000 + "尾巴", about_en="x" * 5000)
    row = SearchRow.objects.get(record=cast.studio.record)
    assert len(row.body) == 12_000
    assert titles("阀门", cast.member) == ["创新工作室"]
