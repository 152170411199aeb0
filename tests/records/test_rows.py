"""Rows as plain values say what Django's own objects say, whatever the table."""

import datetime as dt

import pytest
from django.db import models

from jiangfang.people import actions as people
from jiangfang.people.models import GradeEvent, Involvement, Person, Seat
from jiangfang.records.models import Organisation, Placement, Record
from jiangfang.records.rows import CHUNK, rows_of


def as_objects(model, name, keys):
    rows = model._base_manager.filter(**{f"{name}__in": keys}).order_by("pk")
    return [{field.attname: getattr(row, field.attname) for field in model._meta.concrete_fields} for row in rows]


@pytest.mark.parametrize(
    ("model", "name"),
    [(Record, "id"), (Person, "record_id"), (Seat, "record_id"), (Organisation, "record_id"), (Involvement, "record_id"),
     (GradeEvent, "person_id"), (Placement, "child_id")],
)  # fmt: skip
def test_rows_are_what_the_objects_hold(cast, model: type[models.Model], name):
    people.record_grade(cast.member, actor=cast.union, grade="technician", reached_on=dt.date(2023, 1, 9))
    keys = sorted({*Record.objects.values_list("pk", flat=True)})
    told = list(rows_of(model, name, keys))
    assert told == as_objects(model, name, keys)


def test_many_keys_are_asked_for_in_parts(cast, django_assert_num_queries):
    known = Record.objects.values_list("pk", flat=True).first()
    with django_assert_num_queries(3):
        told = list(rows_of(Record, "id", [known, *[cast.member.pk] * (2 * CHUNK)]))
    assert {row["id"] for row in told} == {known, cast.member.pk}


def test_no_keys_are_not_asked_for(db, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert list(rows_of(Record, "id", [])) == []
