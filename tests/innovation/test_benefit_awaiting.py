"""What awaits whom on the ladder, and what does not because they have a part in it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from jiangfang.innovation import actions
from jiangfang.innovation.models import BenefitType
from jiangfang.innovation.queries import awaiting_benefits, neighbours_of
from jiangfang.innovation.queries.benefits import is_visible
from jiangfang.innovation.queries.benefits_awaiting import TURNS
from jiangfang.innovation.rules.benefits import HOLDS
from jiangfang.ledger.deeds import SYSTEM
from jiangfang.people import actions as people
from jiangfang.people.models import Person
from jiangfang.people.roles import Role
from jiangfang.people.visibility import visible_records
from jiangfang.records.models import Audience
from tests.cast import SEATED_ON, seat
from tests.innovation import harvest, money
from tests.innovation.test_benefit_paper import recorded

NAMES = ("member", "deputy", "department", "finance", "second_finance", "clerk", "officer", "union", "stranger_finance")


def waits_for(cast, benefit):
    """Whose desk a benefit lies on, and as what."""
    found = {}
    for name in NAMES:
        person = Person.objects.select_related("record").get(pk=getattr(cast, name).pk)
        rows = [row for row in awaiting_benefits(person) if row.record.pk == benefit.pk]
        if rows:
            [found[name]] = [str(row.what) for row in rows]
    return found


@pytest.mark.parametrize(
    ("stage", "waits"),
    [
        ("claimed", {"member"}),
        ("calculated", {"department"}),
        ("confirmed", {"finance", "second_finance"}),
        ("second_sign", {"second_finance"}),
        ("verified", {"officer"}),
        ("spot_checked", set()),
    ],
)
def test_a_benefit_lies_on_the_desk_of_whose_turn_it_is(cast, stage, waits):
    used = money.adoption(cast)
    benefit = money.claimed(cast, used, actor=cast.member)
    actions.set_benefit_openness(benefit, actor=cast.deputy, audience=Audience.FEDERATION)
    if stage == "second_sign":
        money.verified(cast, money.confirmed(cast, money.far_outside(cast, benefit=benefit)))
    else:
        ladder = ("calculated", "confirmed", "verified", "spot_checked")
        for rung in ladder[: ladder.index(stage) + 1] if stage != "claimed" else ():
            getattr(money, rung)(cast, benefit)
    assert set(waits_for(cast, benefit)) == waits


def test_who_has_a_part_in_it_is_not_asked(cast):
    benefit = money.calculated(cast)
    for person in (cast.deputy, cast.member):
        people.give_seat(cast.company, actor=SYSTEM, person=person, role=Role.DEPARTMENT_HEAD, starts_on=SEATED_ON)
    assert set(waits_for(cast, benefit)) == {"department"}
    people.give_seat(cast.company, actor=SYSTEM, person=cast.department, role=Role.FINANCE_OFFICER, starts_on=SEATED_ON)
    money.confirmed(cast, benefit)
    assert set(waits_for(cast, benefit)) == {"finance", "second_finance"}


def test_a_waiting_paper_lies_with_those_who_may_compare_it(cast):
    benefit = recorded(cast)
    assert waits_for(cast, benefit) == {"department": "确认纸质材料"}
    actions.confirm_paper(benefit, actor=cast.department)
    assert set(waits_for(cast, benefit)) == {"finance", "second_finance"}


def test_a_spot_checker_finds_what_is_verified_and_sees_no_more_of_the_company(cast):
    second = seat(cast.jinan, cast.jinan, "市总二号", Role.FEDERATION_OFFICER)
    above = seat(cast.shandong, cast.shandong, "省总干部", Role.FEDERATION_OFFICER)
    elsewhere = seat(cast.qingdao, cast.qingdao, "青岛干部", Role.FEDERATION_OFFICER)
    used = money.adoption(cast)
    other = money.claimed(cast, used, type=BenefitType.LABOUR)
    benefit = money.confirmed(cast, money.calculated(cast, money.claimed(cast, used)))
    assert not is_visible(benefit, cast.officer)
    money.verified(cast, benefit)
    assert benefit.record.audience == Audience.COMPANY
    assert set(waits_for(cast, benefit)) == {"officer"}
    assert [row.record.pk for row in awaiting_benefits(second)] == [benefit.pk]
    for officer in (cast.officer, second):
        seen = [record.kind for record in visible_records(officer).exclude(kind__in=("organisation", "person", "seat"))]
        assert seen == ["benefit"]
        assert not is_visible(other, officer)
    for officer in (above, elsewhere):
        assert not is_visible(benefit, officer)
    actions.spot_check_benefit(benefit, actor=cast.officer)
    assert not list(awaiting_benefits(second))
    money.assert_sound()


def test_the_next_federation_is_asked_where_nobody_of_the_nearest_stands_apart(cast):
    above = seat(cast.shandong, cast.shandong, "省总干部", Role.FEDERATION_OFFICER)
    people.give_seat(cast.company, actor=SYSTEM, person=cast.officer, role=Role.FINANCE_OFFICER, starts_on=SEATED_ON)
    benefit = actions.verify_benefit(money.confirmed(cast), actor=cast.officer)
    assert [row.record.pk for row in awaiting_benefits(above)] == [benefit.pk]
    money.assert_sound()


def test_who_took_office_later_is_named_by_the_next_deed(cast):
    benefit = money.spot_checked(cast)
    later = seat(cast.jinan, cast.jinan, "市总新人", Role.FEDERATION_OFFICER)
    assert not is_visible(benefit, later)
    actions.reduce_benefit(benefit, actor=cast.second_finance, amount_fen=5, reason="重复计算")
    assert [row.record.pk for row in awaiting_benefits(later)] == [benefit.pk]


@pytest.fixture(autouse=True)
def home(settings, tmp_path):
    settings.JIANGFANG_HOME = tmp_path


def test_finance_of_another_company_is_named_in_what_is_used_there(cast):
    head = harvest.harbour_head(cast)
    result = harvest.accepted(cast, achieved_on=money.SINCE)
    there = actions.enter_adoption(result, actor=cast.member, user=cast.harbour, where="3号泊位", since=money.SINCE)
    benefit = money.calculated(cast, money.claimed(cast, there))
    assert [row.record.pk for row in awaiting_benefits(head)] == [benefit.pk]
    actions.confirm_benefit(benefit, actor=head)
    assert set(waits_for(cast, benefit)) == {"stranger_finance"}


def test_finance_is_named_where_the_claim_is_kept_closer_than_the_company(cast):
    used = money.adoption(cast)
    benefit = money.confirmed(cast, money.calculated(cast, money.claimed(cast, used, audience=Audience.RESTRICTED)))
    assert set(waits_for(cast, benefit)) == {"finance", "second_finance"}


def test_the_number_of_queries_does_not_depend_on_how_much_there_is(cast):
    used = money.adoption(cast)
    kinds = (BenefitType.ENERGY, BenefitType.LABOUR, BenefitType.MATERIAL)
    asked = []
    for kind in kinds:
        money.confirmed(cast, money.calculated(cast, money.claimed(cast, used, type=kind)))
        reader = Person.objects.select_related("record").get(pk=cast.finance.pk)
        with CaptureQueriesContext(connection) as queries:
            rows = list(awaiting_benefits(reader))
        asked.append((len(rows), len(queries)))
    assert [rows for rows, _ in asked] == [1, 2, 3]
    assert len({queries for _, queries in asked}) == 1


def test_the_desk_asks_for_the_power_that_the_rule_asks_for():
    assert {turn.rung for turn in TURNS} == set(HOLDS)
    for turn in TURNS:
        at_unit = turn.place == "unit_id"
        assert HOLDS[turn.rung].name == f"holds_{turn.power}" + ("_at_unit" if at_unit else "")


def test_other_claims_of_the_key_are_shown_as_far_as_they_are_open(cast):
    used = money.adoption(cast)
    first = money.claimed(cast, used, audience=Audience.RESTRICTED)
    second = money.claimed(cast, used)
    seen = neighbours_of(second, cast.finance)  # named in the restricted one, to verify it
    assert ([row.pk for row in seen.opened], seen.closed) == ([first.pk], 0)
    seen = neighbours_of(second, cast.union)
    assert (list(seen.opened), seen.closed) == ([], 1)
