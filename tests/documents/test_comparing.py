"""What changed since the last document: figures, what came, what went."""

import pytest

from jiangfang.documents.comparing import changes
from jiangfang.documents.queries import changes_since_last
from tests.documents.drawn import drawn_up
from tests.innovation import harvest

pytestmark = pytest.mark.django_db


def test_a_new_result_changes_its_list_and_the_figures(cast, sample_clock):
    harvest.accepted(cast, title="第一项")
    first = drawn_up(cast.studio, cast.deputy)
    assert changes_since_last(first) is None
    assert changes_since_last(drawn_up(cast.studio, cast.deputy)) == []
    sample_clock.advance(days=1)
    new = harvest.accepted(cast, title="第二项")
    found = changes_since_last(drawn_up(cast.studio, cast.deputy))
    came = next(change for change in found if change.code == new.record.code)
    assert (came.what, came.before) == ("第二项", "")
    assert {(change.before, change.after) for change in found if change.what == "成果"} == {("1 项", "2 项")}


def test_what_is_gone_is_named_last():
    row = {"code": "A", "cells": ["A", "x"]}
    columns = [{"label": "c", "kind": "code", "wide": False}, {"label": "n", "kind": "text", "wide": True}]
    table = {"block": "table", "title": "t", "columns": columns}
    before, after = ({"language": "en", "blocks": [{**table, "rows": rows}]} for rows in ([row], []))
    (gone,) = changes(before, after)
    assert (gone.part, gone.what, gone.before, gone.after, gone.code) == ("t", "x", "A", "", "A")
