"""Folding adds, in any order and in any number of batches, and asks little."""

import datetime as dt

from jiangfang.figures.folding import fold
from jiangfang.figures.models import Delta, Tally
from jiangfang.figures.verification import tally_findings


def delta(cast, day, amount):
    return Delta(
        organisation=cast.studio, figure="t.x", audience=2, facet="", year=2024, day=day, amount=amount, entries=1
    )


def test_what_is_folded_later_is_added_to_what_is_there(cast):
    fold()
    for amount in (5, -2, 40):
        Delta.objects.bulk_create([delta(cast, dt.date(2024, 2, day), amount) for day in (1, 9)])
        fold()
    assert list(tally_findings()) == []
    months = Tally.objects.filter(figure="t.x", span="m").values_list("organisation__slug", "amount", "entries")
    assert set(months) == {(slug, 86, 6) for slug in ("studio", "huangtai", "jinan", "shandong", "nation")}


def test_batches_make_no_difference(cast):
    Delta.objects.bulk_create([delta(cast, dt.date(2024, 2, day), day) for day in range(1, 21)])
    assert fold(batch=3) >= 20
    assert list(tally_findings()) == []
    assert Tally.objects.get(organisation=cast.nation, figure="t.x", span="y").amount == 210


def test_a_fold_asks_as_often_for_many_as_for_one(cast, django_assert_num_queries):
    fold()
    for count in (1, 20):
        Delta.objects.bulk_create([delta(cast, dt.date(2024, 2, day), day) for day in range(1, count + 1)])
        with django_assert_num_queries(9):
            fold()
