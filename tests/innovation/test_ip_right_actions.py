"""Entering IP rights: numbers are read, checked against kind and year, and stand once in the whole house."""

import datetime as dt

import pytest
from django.db import connection

from jiangfang.innovation import actions
from jiangfang.innovation.actions import ip_rights
from jiangfang.innovation.models import IPEvent, IPKind, IPRight
from jiangfang.innovation.reckoning.ip_numbers import NumberKind
from jiangfang.kernel.errors import Conflict, Invalid, InvalidMany, NotThere, Refused
from jiangfang.ledger.history import events_of
from jiangfang.people.models import Involvement
from jiangfang.records.models import Audience
from tests.innovation import harvest, works


def test_an_application_is_entered_with_its_inventors_in_order(cast):
    ip_right = harvest.filed(cast, number=" zl２０２０11258000．3 ")
    assert (ip_right.number, ip_right.record.state, ip_right.code[:4]) == (harvest.NUMBER, "filed", "IPR-")
    assert [(row.person, row.place) for row in ip_right.inventors.all()] == [(cast.deputy, 1), (cast.member, 2)]
    assert [(event.type, event.on) for event in ip_right.events.all()] == [("filed", harvest.FILED)]
    assert events_of(ip_right.pk)[0].facts["number"] == harvest.NUMBER
    works.assert_all_agrees(cast)


def test_only_who_works_there_enters_it(cast):
    with pytest.raises(Refused):
        harvest.filed(cast, actor=cast.stranger)
    with pytest.raises(Refused):
        harvest.filed(cast, organisation=cast.jinan, actor=cast.officer)
    assert harvest.filed(cast, actor=cast.apprentice, inventors=[cast.apprentice])


@pytest.mark.parametrize(
    ("kind", "number", "filed_on", "stored"),
    [
        (IPKind.INVENTION, "CN95115608.x", dt.date(1995, 9, 1), "95115608.X"),
        (IPKind.INVENTION, "ZL202011258479.0", harvest.FILED, "202011258479.0"),
        (IPKind.UTILITY_MODEL, harvest.number_of(2021, NumberKind.UTILITY_MODEL), dt.date(2021, 5, 1), None),
        (IPKind.DESIGN, harvest.number_of(2021, NumberKind.DESIGN), dt.date(2021, 6, 1), None),
        (IPKind.INVENTION, harvest.number_of(2015, NumberKind.PCT_INVENTION_CN), dt.date(2015, 6, 1), None),
        (IPKind.PCT, "pct/cn2023/012345", dt.date(2023, 3, 3), "PCT/CN2023/012345"),
        (IPKind.PCT, "PCT/CN03/00123", dt.date(2003, 3, 3), "PCT/CN03/00123"),
        (IPKind.SOFTWARE, "2023SR1234567", dt.date(2023, 3, 3), "2023SR1234567"),
        (IPKind.SOFTWARE, "2023SR1234567", dt.date(2022, 12, 3), "2023SR1234567"),
        (IPKind.SOFTWARE, "软著登字第1234567号", dt.date(2022, 12, 3), "软著登字第1234567号"),
    ],
)
def test_every_kind_of_number_is_stored_in_one_form(cast, kind, number, filed_on, stored):
    assert harvest.filed(cast, type=kind, number=number, filed_on=filed_on).number == (stored or number)


@pytest.mark.parametrize(
    ("more", "field", "code"),
    [
        ({"number": "202011258001.3"}, "number", "check"),
        ({"number": harvest.number_of(2020, NumberKind.UTILITY_MODEL)}, "number", "declared"),
        ({"type": IPKind.PCT}, "number", "form"),
        ({"type": IPKind.SOFTWARE}, "number", "form"),
        ({"filed_on": dt.date(2019, 12, 31)}, "filed_on", "year"),
        ({"type": IPKind.SOFTWARE, "number": "2019SR1234567"}, "filed_on", "year"),
        ({"filed_on": dt.date(2024, 3, 2)}, "filed_on", ""),
        ({"priority_on": dt.date(2020, 11, 13)}, "priority_on", ""),
        ({"type": "trademark"}, "type", ""),
        ({"owner": ""}, "owner", ""),
    ],
)
def test_a_value_that_cannot_be_is_refused_at_its_field(cast, more, field, code):
    with pytest.raises(Invalid) as refused:
        harvest.filed(cast, **more)
    assert (refused.value.field, refused.value.code) == (field, code)
    works.assert_all_agrees(cast)


def test_the_year_of_the_number_and_of_the_filing_day_are_both_named(cast):
    with pytest.raises(Invalid) as refused:
        harvest.filed(cast, filed_on=dt.date(2019, 12, 31))
    assert "2020" in str(refused.value)
    assert "2019" in str(refused.value)


def test_inventors_stand_once_and_are_known_to_the_actor(cast):
    for wrong in ([cast.deputy, cast.deputy], [cast.stranger]):
        with pytest.raises(InvalidMany) as refused:
            harvest.filed(cast, inventors=wrong)
        assert set(refused.value.errors) == {"inventors"}
    assert harvest.filed(cast, inventors=[]).inventors.count() == 0


def test_a_number_stands_once_and_the_record_is_named_to_those_who_may_see_it(cast):
    held = harvest.filed(cast)
    with pytest.raises(Invalid) as mine:
        harvest.filed(cast, number=f"CN{harvest.NUMBER}")
    with pytest.raises(Invalid) as theirs:
        harvest.filed(cast, organisation=cast.harbour_studio, actor=cast.stranger, inventors=[], title="别处的装置")
    assert (mine.value.code, theirs.value.code) == ("taken", "taken")
    assert mine.value.params["holder"] == held.record.code
    assert held.record.code not in str(theirs.value)
    assert held.record.title not in str(theirs.value)
    assert "holder" not in theirs.value.params
    works.assert_all_agrees(cast)


def test_two_who_enter_the_same_number_at_once_are_told_apart(cast, monkeypatch):
    harvest.filed(cast)
    monkeypatch.setattr(ip_rights, "free_error", lambda *_: None)  # as the second saw it before the first had committed
    with pytest.raises(Conflict) as conflict:
        harvest.filed(cast)
    assert conflict.value.code == "taken"
    assert connection.is_usable()
    assert IPRight.objects.count() == 1
    works.assert_all_agrees(cast)


def test_what_was_entered_wrongly_is_corrected_with_the_reason(cast):
    ip_right = harvest.filed(cast)
    right_number = harvest.number_of(2021)
    with pytest.raises(Refused):
        actions.correct_ip_right(ip_right, actor=cast.member, reason="抄错", number=right_number)
    for wrong, field in (
        ({"reason": "", "owner": "济南公司"}, "reason"),
        ({"reason": "抄错", "number": right_number}, "filed_on"),
        ({"reason": "抄错", "inventors": [cast.stranger]}, "inventors"),
    ):
        with pytest.raises(Invalid) as refused:
            actions.correct_ip_right(ip_right, actor=cast.deputy, **wrong)
        assert refused.value.field == field
    day = dt.date(2021, 2, 3)
    actions.correct_ip_right(
        ip_right,
        actor=cast.deputy,
        reason="抄错",
        number=f"ZL{right_number}",
        filed_on=day,
        inventors=[cast.apprentice],
    )
    assert (ip_right.number, ip_right.filed_on, ip_right.events.get().on) == (right_number, day, day)
    named = Involvement.objects.filter(record=ip_right.record).values_list("person", "role")
    assert set(named) == {(cast.member.pk, "drafter"), (cast.apprentice.pk, "inventor")}
    event = events_of(ip_right.pk)[0]
    assert (event.note, event.facts["corrected"]) == ("抄错", ["filed_on", "inventors", "number"])
    works.assert_all_agrees(cast)


def test_a_correction_agrees_with_what_happened_since(cast):
    ip_right = harvest.granted(cast, on=dt.date(2020, 12, 1))
    for wrong, field in (
        ({"filed_on": dt.date(2020, 12, 2)}, "filed_on"),
        ({"type": IPKind.PCT, "number": "PCT/CN2020/012345"}, "type"),
    ):
        with pytest.raises(Invalid) as refused:
            actions.correct_ip_right(ip_right, actor=cast.deputy, reason="抄错", **wrong)
        assert refused.value.field == field
    actions.correct_ip_right(ip_right, actor=cast.deputy, reason="抄错", filed_on=dt.date(2020, 12, 1))
    with pytest.raises(TypeError):
        actions.correct_ip_right(ip_right, actor=cast.deputy, reason="抄错", granted_on=None)
    works.assert_all_agrees(cast)


def test_a_right_is_linked_with_a_result_that_is_open_to_the_actor(cast):
    ip_right, secret = harvest.filed(cast), harvest.drafted(cast, audience=Audience.RESTRICTED)
    with pytest.raises(NotThere):
        actions.link_ip_right(ip_right, actor=cast.apprentice, result=secret)
    assert actions.link_ip_right(ip_right, actor=cast.deputy, result=secret).result == secret
    assert IPEvent.objects.filter(ip_right=ip_right).count() == 1
    works.assert_all_agrees(cast)
