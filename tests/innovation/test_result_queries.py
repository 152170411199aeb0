"""Lists and desks of results, uses and methods: only what is open, in a fixed number of questions."""

import pytest
from django.utils.translation import override

from jiangfang.innovation.queries import (
    adoptions_for,
    awaiting_results,
    ip_rights_for,
    methods_for,
    results_for,
)
from jiangfang.innovation.queries.results import confirmers_of, deciders_of
from jiangfang.people.models import Person
from jiangfang.records.models import Audience
from tests.innovation import harvest

LISTS = {"result": results_for, "adoption": adoptions_for, "method": methods_for, "ip_right": ip_rights_for}


@pytest.mark.parametrize("number", [1, 3])
def test_a_desk_has_the_same_number_of_questions_for_one_row_and_for_three(cast, django_assert_num_queries, number):
    for place in range(number):
        harvest.submitted(cast, title=f"成果{place}")
        harvest.entered(cast, harvest.accepted(cast, title=f"在用{place}"))
    readers = [Person.objects.get(pk=person.pk) for person in (cast.union, cast.department, cast.apprentice)]
    for reader, rows, questions in zip(readers, (number, number, 0), (2, 2, 1), strict=True):
        with django_assert_num_queries(questions):
            assert len([row.record.organisation.record.title for row in awaiting_results(reader)]) == rows


@pytest.mark.parametrize("number", [1, 3])
def test_a_list_has_the_same_number_of_questions_for_one_row_and_for_three(cast, django_assert_num_queries, number):
    for serial in range(number):
        result = harvest.accepted(cast, title=f"成果{serial}")
        harvest.confirmed(cast, result)
        harvest.named(cast, result=result)
        harvest.filed(cast, number=harvest.number_of(2020, serial=serial), result=result)
    reader = Person.objects.get(pk=cast.member.pk)
    reader_knows = list(results_for(reader))
    assert len(reader_knows) == number
    for kind, listed in LISTS.items():
        with django_assert_num_queries(1):
            rows = list(listed(reader))
            assert [row.organisation.record.title for row in rows] == ["创新工作室"] * number
            assert {row.result.record.title for row in rows if kind != "result"} <= {
                row.record.title for row in reader_knows
            }


def test_a_stranger_and_a_visitor_find_only_what_is_public(cast):
    result = harvest.accepted(cast)
    harvest.confirmed(cast, result)
    harvest.named(cast)
    harvest.filed(cast)
    open_one = harvest.drafted(cast, audience=Audience.PUBLIC)
    for reader in (cast.stranger, None):
        assert list(results_for(reader)) == [open_one]
        assert [list(listed(reader)) for kind, listed in LISTS.items() if kind != "result"] == [[], [], []]
    assert list(results_for(cast.member)) == [open_one, result]


def test_who_decides_and_who_confirms_is_known_by_seat(cast):
    head = harvest.harbour_head(cast)
    assert deciders_of(cast.studio) == deciders_of(cast.company) == [cast.union]
    assert deciders_of(cast.harbour_studio) == []
    assert confirmers_of(cast.studio) == confirmers_of(cast.company) == [cast.department]
    assert confirmers_of(cast.harbour_studio) == [head]


def test_the_desk_speaks_the_reader_s_language(cast):
    harvest.submitted(cast)
    (row,) = awaiting_results(cast.union)
    with override("en"):
        assert str(row.what) == "Accept or return the result"
    with override("zh-hans"):
        assert str(row.what) == "认定或退回成果"
