"""Separation of duties: each refusal stands beside the success of somebody who differs in nothing but their part."""

import pytest

from jiangfang.innovation import actions
from jiangfang.innovation.rules.benefit_separation import BARRED_BY, CHECKS, plain_name, stands_apart
from jiangfang.kernel.errors import Refused
from jiangfang.ledger.deeds import SYSTEM
from jiangfang.people import actions as people
from jiangfang.people.roles import Role
from tests.cast import SEATED_ON, seat
from tests.innovation import harvest, money

CONFIRMER, FINANCE, CHECKER = Role.DEPARTMENT_HEAD, Role.FINANCE_OFFICER, Role.FEDERATION_OFFICER
CLIMB = {
    "confirmed": actions.confirm_benefit,
    "verified": actions.verify_benefit,
    "second_sign": actions.second_sign_benefit,
    "spot_checked": actions.spot_check_benefit,
}
BEFORE = {"confirmed": "calculated", "verified": "confirmed", "second_sign": "second_sign", "spot_checked": "verified"}
OFFICE = {"confirmed": CONFIRMER, "verified": FINANCE, "second_sign": FINANCE, "spot_checked": CHECKER}
# Persons of the cast who may climb a rung and have no other part.
APART = {"confirmed": "department", "verified": "finance", "second_sign": "second_finance", "spot_checked": "officer"}


def also(cast, person, role):
    """Give a person of the cast an office beside what they are."""
    place = cast.jinan if role == CHECKER else cast.company
    people.give_seat(place, actor=SYSTEM, person=person, role=role, starts_on=SEATED_ON)


def refused(rung, benefit, person):
    with pytest.raises(Refused) as error:
        CLIMB[rung](money.again(benefit), actor=person)
    assert error.value.help, "A refusal says who could do it."
    return error.value.code


@pytest.mark.parametrize("rung", CLIMB)
def test_without_the_power_nobody_climbs(cast, rung):
    benefit = money.STAGES[BEFORE[rung]](cast)
    for name in ("apprentice", "union", "clerk", "stranger_finance"):
        assert refused(rung, benefit, getattr(cast, name)).startswith("holds_")
    CLIMB[rung](benefit, actor=getattr(cast, APART[rung]))
    money.assert_sound()


@pytest.mark.parametrize("rung", CLIMB)
def test_a_contributor_judges_none_of_it(cast, rung):
    benefit = money.STAGES[BEFORE[rung]](cast)
    also(cast, cast.deputy, OFFICE[rung])  # has a share in the result, and has neither claimed nor calculated
    assert refused(rung, benefit, cast.deputy) == "is_no_contributor"
    CLIMB[rung](benefit, actor=getattr(cast, APART[rung]))


@pytest.mark.parametrize("rung", CLIMB)
def test_who_claims_or_calculates_judges_none_of_it(cast, rung):
    used = money.adoption(cast)
    benefit = money.claimed(cast, used, actor=cast.union)
    second_lead = seat(cast.company, cast.company, "李副主席", Role.UNION_OFFICER)
    (money.far_outside if rung == "second_sign" else money.calculated)(cast, benefit=benefit, actor=second_lead)
    if rung != "confirmed":
        money.confirmed(cast, benefit)
    if rung in ("second_sign", "spot_checked"):
        money.verified(cast, benefit)
    for author in (cast.union, second_lead):
        also(cast, author, OFFICE[rung])
        assert refused(rung, benefit, author) == "is_no_author"
    CLIMB[rung](benefit, actor=getattr(cast, APART[rung]))


def test_claim_and_calculation_may_be_one_persons_or_two(cast):
    benefit = money.calculated(cast, money.claimed(cast, actor=cast.deputy), actor=cast.member)
    assert [name for _, name, _ in money.signed(benefit)] == ["孙代强", "李工"]


def test_who_calculated_what_was_returned_still_does_not_judge_it(cast):
    benefit = money.claimed(cast, actor=cast.union)
    second_lead = seat(cast.company, cast.company, "李副主席", Role.UNION_OFFICER)
    money.calculated(cast, benefit, actor=second_lead)
    actions.return_benefit(benefit, actor=cast.department, reason="缺抄表")
    money.calculated(cast, benefit, actor=cast.union)
    also(cast, second_lead, CONFIRMER)
    assert refused("confirmed", benefit, second_lead) == "is_no_author"


@pytest.mark.parametrize(
    ("signed", "signer", "rung"),
    [
        ("confirmed", "department", "verified"),
        ("confirmed", "department", "second_sign"),
        ("confirmed", "department", "spot_checked"),
        ("verified", "finance", "second_sign"),
        ("verified", "finance", "spot_checked"),
    ],
)
def test_nobody_signs_two_rungs(cast, signed, signer, rung):
    benefit = money.STAGES[BEFORE[rung]](cast)
    person = getattr(cast, signer)
    if OFFICE[rung] != OFFICE[signed]:
        also(cast, person, OFFICE[rung])
    assert refused(rung, benefit, person) == "is_no_other_signer"
    CLIMB[rung](benefit, actor=getattr(cast, APART[rung]))


def test_the_second_signer_does_not_spot_check(cast):
    benefit = actions.second_sign_benefit(money.waiting_for_second(cast), actor=cast.second_finance)
    also(cast, cast.second_finance, CHECKER)
    assert refused("spot_checked", benefit, cast.second_finance) == "is_no_other_signer"
    actions.spot_check_benefit(benefit, actor=cast.officer)


def test_who_reduced_it_does_not_spot_check_it(cast):
    benefit = money.verified(cast)
    actions.reduce_benefit(benefit, actor=cast.second_finance, amount_fen=1, reason="重复计算")
    also(cast, cast.second_finance, CHECKER)
    assert refused("spot_checked", benefit, cast.second_finance) == "is_no_other_signer"
    actions.spot_check_benefit(benefit, actor=cast.officer)


def test_a_signature_that_stands_no_longer_bars_nobody(cast):
    benefit = money.confirmed(cast)
    actions.return_benefit(benefit, actor=cast.finance, reason="缺凭证")
    another = seat(cast.company, cast.company, "孙主任", CONFIRMER)
    actions.confirm_benefit(benefit, actor=another)
    also(cast, cast.department, FINANCE)
    actions.verify_benefit(money.again(benefit), actor=cast.department)
    money.assert_sound()


def test_a_share_that_comes_later_bars_from_then_on(cast):
    benefit = money.confirmed(cast)
    result = money.again(benefit).result
    shares = [(cast.deputy, 5000, ""), (cast.finance, 5000, "")]
    actions.correct_shares(result, actor=cast.union, shares=shares, reason="漏了一人")
    assert refused("verified", benefit, cast.finance) == "is_no_contributor"
    actions.verify_benefit(money.again(benefit), actor=cast.second_finance)


def test_finance_of_another_company_verifies_only_what_is_used_there(cast):
    head = harvest.harbour_head(cast)
    result = harvest.accepted(cast, achieved_on=money.SINCE)
    there = actions.enter_adoption(result, actor=cast.member, user=cast.harbour, where="3号泊位", since=money.SINCE)
    benefit = money.calculated(cast, money.claimed(cast, there))
    assert refused("confirmed", benefit, cast.department) == "holds_confirm_at_unit"
    actions.confirm_benefit(benefit, actor=head)
    assert refused("verified", benefit, cast.finance) == "holds_verify_at_unit"
    actions.verify_benefit(benefit, actor=cast.stranger_finance)
    assert [row.office for row in benefit.signatures.order_by("id")][-1] == "港口公司"
    money.assert_sound()


def test_every_checking_rung_bars_every_other():
    assert set(stands_apart) == {*CHECKS, "reduced", "revoked"}
    for rung in CHECKS:
        assert BARRED_BY[rung] == (CHECKS | {"reduced"}) - {rung}
    for taking_back in ("reduced", "revoked"):
        assert BARRED_BY[taking_back] == {"confirmed", "verified", "spot_checked"}


@pytest.mark.parametrize(("first", "second"), [("钱 会计", "钱会计"), ("ＬＵＡＮ Jun", "luan jun"), ("Ｑian", "qian")])
def test_names_are_compared_as_people_write_them(first, second):
    assert plain_name(first) == plain_name(second)
