"""Who sees which evidence, and which records have any."""

import pytest

from jiangfang.evidence import actions, queries
from jiangfang.innovation.actions import report_problem
from jiangfang.innovation.models import Focus
from jiangfang.kernel.errors import NotThere


def test_evidence_is_seen_by_those_who_see_its_record(photo, problem, cast):
    assert list(queries.evidence_of(problem.record, cast.finance)) == [photo]
    assert list(queries.evidence_of(problem.record, cast.stranger)) == []
    assert list(queries.evidence_of(problem.record, None)) == []
    assert queries.file_named(photo.pk, photo.blob_id, cast.finance) == photo
    for reader in (cast.stranger, None):
        with pytest.raises(NotThere):
            queries.file_named(photo.pk, photo.blob_id, reader)


def test_a_file_is_reached_only_through_the_evidence_that_names_it(photo, cast):
    with pytest.raises(NotThere):
        queries.file_named(photo.pk, "0" * 64, cast.member)
    with pytest.raises(NotThere):
        queries.file_named(photo.record_id, photo.blob_id, cast.member)


def test_a_withdrawn_file_is_opened_by_those_who_could_have_handed_it_in(photo, problem, cast):
    actions.withdraw_evidence(photo, actor=cast.member, reason="有他人面部")
    assert queries.file_named(photo.pk, photo.blob_id, cast.deputy) == photo
    with pytest.raises(NotThere):
        queries.file_named(photo.pk, photo.blob_id, cast.finance)
    assert [row.withdrawn for row in queries.evidence_of(problem.record, cast.finance)] == [True]


def test_a_noun_is_found_by_its_code_if_it_is_open(problem, cast):
    assert queries.noun_named(problem.code.lower(), cast.finance) == problem
    with pytest.raises(NotThere):
        queries.noun_named(problem.code, cast.stranger)
    with pytest.raises(NotThere):
        queries.noun_named("PRB-2222222", cast.member)


def test_a_record_is_covered_as_long_as_one_file_stands(photo, problem, cast):
    bare = report_problem(cast.studio, actor=cast.member, title="另一难题", focus=Focus.NEW_PROCESS)
    both = [problem.pk, bare.pk]
    assert queries.covered(both) == {problem.pk}
    actions.withdraw_evidence(photo, actor=cast.member, reason="拍错了")
    assert queries.covered(both) == set()
