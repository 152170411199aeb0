"""The ladder of a benefit: reported, claimed, calculated, confirmed, verified, spot-checked; returned, corrected, refused."""

import datetime as dt

import pytest

from jiangfang.innovation import actions
from jiangfang.innovation.models import BenefitType
from jiangfang.innovation.queries import certificate_for
from jiangfang.kernel.errors import Conflict, Invalid, InvalidMany, Refused
from jiangfang.ledger.history import events_of
from jiangfang.records.models import Audience
from tests.innovation import harvest, money


def test_five_people_bring_a_benefit_to_the_top_and_each_rung_keeps_its_amount(cast):
    used = money.adoption(cast)
    benefit = actions.report_benefit(
        used.result,
        actor=cast.apprentice,
        unit=cast.company,
        type="energy",
        amount_fen=150_000_000,
        starts_on=money.SINCE,
    )
    assert (benefit.record.state, benefit.claimant, benefit.claimed_fen) == ("reported", None, None)
    actions.claim_benefit(benefit, actor=cast.member, amount_fen=money.CLAIMED, adoption=used)
    money.calculated(cast, benefit)
    actions.confirm_benefit(benefit, actor=cast.department, note="与生产台账相符")
    actions.verify_benefit(benefit, actor=cast.finance)
    actions.spot_check_benefit(benefit, actor=cast.officer)
    stored = money.again(benefit)
    assert stored.record.state == "spot_checked"
    assert (stored.reported_fen, stored.claimed_fen, stored.calculated_fen) == (150_000_000, money.CLAIMED, money.NET)
    assert (stored.confirmed_fen, stored.verified_fen, stored.amount_fen) == (money.NET,) * 3
    assert money.signed(benefit) == [
        ("reported", "小周", True),
        ("claimed", "李工", True),
        ("calculated", "李工", True),
        ("confirmed", "赵主任", True),
        ("verified", "钱会计", True),
        ("spot_checked", "市总干部", True),
    ]
    assert [row.office for row in benefit.signatures.order_by("id")] == [
        "创新工作室", "创新工作室", "创新工作室", "黄台电厂", "黄台电厂", "济南市总工会",
    ]  # fmt: skip
    verbs = [event.verb.rpartition(".")[2] for event in events_of(benefit.pk)]
    assert verbs == ["spot_checked", "verified", "confirmed", "calculated", "claimed", "reported"]
    money.assert_sound()


def test_a_corrected_amount_goes_down_freely_and_up_never(cast):
    benefit = money.calculated(cast)
    with pytest.raises(Invalid) as refused:
        actions.confirm_benefit(benefit, actor=cast.department, amount_fen=money.NET + 1)
    assert refused.value.code == "upward"
    actions.confirm_benefit(benefit, actor=cast.department, amount_fen=money.NET - 100)
    with pytest.raises(Invalid) as refused:
        actions.verify_benefit(benefit, actor=cast.finance, amount_fen=money.NET)
    assert refused.value.code == "upward"
    actions.verify_benefit(benefit, actor=cast.finance, amount_fen=money.NET - 300)
    actions.spot_check_benefit(benefit, actor=cast.officer, amount_fen=money.NET - 500)
    row = money.amounts(benefit)
    assert (row.confirmed, row.verified, row.counts) == (money.NET - 100, money.NET - 300, money.NET - 500)
    assert events_of(benefit.pk)[0].facts["amount_fen"] == money.NET - 500
    money.assert_sound()


def test_a_benefit_is_a_whole_number_of_fen_above_zero(cast):
    benefit = money.calculated(cast)
    for amount, error in ((0, Invalid), (-1, Invalid), (1.5, TypeError), (True, TypeError), ("100", TypeError)):
        with pytest.raises(error):
            actions.confirm_benefit(benefit, actor=cast.department, amount_fen=amount)
    actions.confirm_benefit(benefit, actor=cast.department, amount_fen=1)


def test_a_return_to_the_claimant_keeps_the_signature_and_takes_the_amount_away(cast):
    benefit = money.calculated(cast)
    with pytest.raises(InvalidMany):
        actions.return_benefit(benefit, actor=cast.department, reason=" ")
    with pytest.raises(Refused):
        actions.return_benefit(benefit, actor=cast.finance, reason="不是财务的事")
    actions.return_benefit(benefit, actor=cast.department, reason="耗煤量取错了机组")
    row = money.amounts(benefit)
    assert (row.state, row.calculated, row.counts) == ("claimed", None, money.CLAIMED)
    assert money.signed(benefit) == [
        ("claimed", "李工", True),
        ("calculated", "李工", False),
        ("returned", "赵主任", False),
    ]
    assert events_of(benefit.pk)[0].note == "耗煤量取错了机组"
    money.calculated(cast, benefit)
    assert money.amounts(benefit).counts == money.NET
    money.assert_sound()


def test_finance_returns_to_the_calculation_and_the_department_confirms_again(cast):
    benefit = money.confirmed(cast, amount_fen=money.NET - 1)
    actions.return_benefit(benefit, actor=cast.finance, reason="缺凭证")
    row = money.amounts(benefit)
    assert (row.state, row.confirmed, row.counts) == ("calculated", None, money.NET)
    money.verified(cast, money.confirmed(cast, benefit))
    assert [(rung, standing) for rung, _, standing in money.signed(benefit)] == [
        ("claimed", True),
        ("calculated", True),
        ("confirmed", False),
        ("returned", False),
        ("confirmed", True),
        ("verified", True),
    ]
    money.assert_sound()


def test_whoever_signed_last_may_take_it_back(cast):
    benefit = money.calculated(cast)
    with pytest.raises(Refused):
        actions.return_benefit(benefit, actor=cast.apprentice, reason="算错了")
    actions.return_benefit(benefit, actor=cast.member, reason="算错了")
    money.confirmed(cast, money.calculated(cast, benefit))
    actions.return_benefit(benefit, actor=cast.department, reason="看错了")
    assert money.amounts(benefit).state == "calculated"


@pytest.mark.parametrize(
    ("stage", "refuser", "other"),
    [
        ("claimed", "deputy", "department"),
        ("calculated", "department", "finance"),
        ("confirmed", "finance", "department"),
        ("second_sign", "second_finance", "finance"),
    ],
)
def test_each_rung_can_be_refused_by_whose_turn_it_is(cast, stage, refuser, other):
    benefit = money.STAGES[stage](cast)
    with pytest.raises(Refused):
        actions.refuse_benefit(benefit, actor=getattr(cast, other), reason="不成立")
    actions.refuse_benefit(benefit, actor=getattr(cast, refuser), reason="不成立")
    assert money.amounts(benefit).state == "refused"
    assert money.signed(benefit)[-1][0] == "refused"
    money.assert_sound()


def test_what_was_only_reported_is_refused_by_those_who_lead(cast):
    used = money.adoption(cast)
    benefit = actions.report_benefit(
        used.result, actor=cast.apprentice, unit=cast.company, type="labour", amount_fen=100, starts_on=money.SINCE
    )
    with pytest.raises(Refused):
        actions.refuse_benefit(benefit, actor=cast.apprentice, reason="道听途说")
    actions.refuse_benefit(benefit, actor=cast.deputy, reason="道听途说")
    assert money.amounts(benefit).state == "refused"


@pytest.mark.parametrize("stage", ["verified", "spot_checked"])
def test_what_is_verified_is_neither_returned_nor_refused(cast, stage):
    benefit = money.STAGES[stage](cast)
    for deed in (actions.return_benefit, actions.refuse_benefit):
        with pytest.raises(Refused) as refused:
            deed(benefit, actor=cast.second_finance, reason="不成立")
        assert "revoked" in refused.value.help


def test_the_spot_check_returns_to_finance_and_the_certificate_keeps_its_number(cast):
    benefit = money.verified(cast, amount_fen=money.NET - 5)
    number = benefit.certificate
    with pytest.raises(Refused) as refused:
        actions.return_benefit(benefit, actor=cast.second_finance, reason="凭证不全")
    assert refused.value.code == "holds_spot_check"
    actions.return_benefit(benefit, actor=cast.officer, reason="凭证不全")
    row = money.amounts(benefit)
    assert (row.state, row.confirmed, row.verified, row.counts) == ("confirmed", money.NET, None, money.NET)
    page = certificate_for(number)
    assert (page.standing, page.holds, page.verified_fen, page.amount_fen) == ("returned", False, money.NET - 5, 0)
    assert [line.rung for line in page.signatures] == ["confirmed", "returned"]
    money.verified(cast, benefit, amount_fen=money.NET - 7)
    assert money.again(benefit).certificate == number
    page = certificate_for(number)
    assert (page.standing, page.verified_fen, page.amount_fen) == ("verified", money.NET - 7, money.NET - 7)
    assert [line.rung for line in page.signatures] == ["confirmed", "verified"]
    actions.spot_check_benefit(benefit, actor=cast.officer)
    money.assert_sound()


def test_what_was_reduced_comes_back_from_the_spot_check_with_the_reduced_amount(cast):
    benefit = money.verified(cast)
    actions.reduce_benefit(benefit, actor=cast.second_finance, amount_fen=900_000_00, reason="煤价更正")
    actions.return_benefit(benefit, actor=cast.officer, reason="凭证不全")
    assert money.amounts(benefit).counts == 900_000_00
    money.verified(cast, benefit)
    assert money.amounts(benefit).verified == 900_000_00
    money.assert_sound()


@pytest.mark.parametrize("returned", [False, True])
def test_what_has_a_certificate_is_refused_in_sight_of_everyone_who_checks(cast, returned):
    benefit, refuser = money.verified(cast), cast.officer
    number = benefit.certificate
    if returned:
        actions.return_benefit(benefit, actor=cast.officer, reason="凭证不全")
        refuser = cast.second_finance
    actions.refuse_benefit(benefit, actor=refuser, reason="从未投用")
    assert money.amounts(benefit).state == "revoked"
    page = certificate_for(number)
    assert (page.standing, page.verified_fen, page.amount_fen) == ("revoked", money.NET, 0)
    assert page.signatures[-1].rung == "refused"
    assert "从未投用" not in repr(page)
    money.assert_sound()


def test_no_rung_is_skipped_and_none_is_climbed_twice(cast):
    benefit = money.calculated(cast)
    with pytest.raises(Conflict):
        actions.verify_benefit(benefit, actor=cast.finance)
    actions.confirm_benefit(benefit, actor=cast.department)
    with pytest.raises(Conflict):
        actions.confirm_benefit(benefit, actor=cast.department)
    with pytest.raises(Conflict):
        actions.second_sign_benefit(benefit, actor=cast.second_finance)


def test_two_who_verify_at_once_are_one_too_many(cast):
    benefit = money.confirmed(cast)
    mine, theirs = money.again(benefit), money.again(benefit)
    actions.verify_benefit(theirs, actor=cast.second_finance, amount_fen=money.NET - 5)
    with pytest.raises(Conflict) as conflict:
        actions.verify_benefit(mine, actor=cast.finance)
    assert conflict.value.code == "version"
    assert money.amounts(benefit).verified == money.NET - 5
    money.assert_sound()


def test_an_amount_outside_of_the_band_waits_for_a_second_signature(cast):
    benefit = money.waiting_for_second(cast)
    row = money.amounts(benefit)
    assert (row.state, row.verified, money.again(benefit).certificate) == ("second_sign", 20_000_000_00, "")
    facts = events_of(benefit.pk)[0].facts
    assert (facts["times_average"], facts["second_signature"]) == (83, True)
    with pytest.raises(Refused) as refused:
        actions.second_sign_benefit(benefit, actor=cast.finance)
    assert refused.value.code == "is_no_other_signer"
    actions.second_sign_benefit(benefit, actor=cast.second_finance, amount_fen=19_000_000_00)
    row = money.amounts(benefit)
    assert (row.state, row.verified, row.counts) == ("verified", 19_000_000_00, 19_000_000_00)
    assert money.again(benefit).certificate.startswith("CER-")
    money.assert_sound()


def test_an_amount_inside_of_the_band_is_verified_at_once(cast):
    benefit = money.verified(cast)
    facts = events_of(benefit.pk)[0].facts
    assert (facts["times_average"], facts["second_signature"]) == (5, False)
    assert facts["certificate"] == benefit.certificate


def test_a_return_before_the_second_signature_leads_back_to_the_calculation(cast):
    benefit = money.waiting_for_second(cast)
    actions.return_benefit(benefit, actor=cast.second_finance, reason="请附抄表记录")
    row = money.amounts(benefit)
    assert (row.state, row.confirmed, row.verified) == ("calculated", None, None)
    assert [rung for rung, _, standing in money.signed(benefit) if standing] == ["claimed", "calculated"]


def test_the_money_of_a_withdrawn_result_climbs_no_further(cast):
    benefit = money.confirmed(cast)
    actions.withdraw_result(money.again(benefit).result, actor=cast.union, reason="与另一成果相同")
    with pytest.raises(Conflict) as conflict:
        actions.verify_benefit(money.again(benefit), actor=cast.finance)
    assert conflict.value.code == "result"


def test_a_day_of_adoption_that_was_changed_after_the_claim_is_noticed(cast):
    used = harvest.entered(cast, harvest.accepted(cast, achieved_on=dt.date(2023, 2, 10)), since=money.SINCE)
    benefit = money.calculated(cast, money.claimed(cast, used))
    actions.revise_adoption(used, actor=cast.member, since=dt.date(2023, 4, 1))
    with pytest.raises(Conflict) as conflict:
        actions.confirm_benefit(money.again(benefit), actor=cast.department)
    assert conflict.value.code == "adoption"


def test_only_a_contributor_or_who_leads_claims_and_only_of_an_accepted_result(cast):
    used = money.adoption(cast)
    for person, rule in (
        (cast.apprentice, "is_contributor"),
        (cast.finance, "holds_work"),
        (cast.stranger, "holds_work"),
    ):
        with pytest.raises(Refused) as refused:
            money.claimed(cast, used, actor=person)
        assert refused.value.code == rule
    money.claimed(cast, used, actor=cast.union)
    draft = harvest.drafted(cast)
    with pytest.raises(Invalid) as invalid:
        actions.claim_benefit(draft, actor=cast.member, unit=cast.company, type=BenefitType.LABOUR, amount_fen=1)
    assert set(invalid.value.errors) == {"result"}


def test_whoever_is_known_from_a_publication_only_has_no_hand_in_it(cast):
    from jiangfang.ledger.deeds import SYSTEM
    from jiangfang.people import actions as people

    benefit = money.calculated(cast)
    people.revise_person(cast.department, actor=SYSTEM, published=True)
    with pytest.raises(Refused) as refused:
        actions.confirm_benefit(benefit, actor=cast.department)
    assert refused.value.code == "is_real_actor"


def test_who_leads_says_who_may_see_it_and_a_claim_is_as_closed_as_its_result(cast):
    closed = harvest.confirmed(
        cast, harvest.accepted(cast, achieved_on=dt.date(2023, 2, 10), audience=Audience.STUDIO), since=money.SINCE
    )
    assert money.claimed(cast, closed).record.audience == Audience.STUDIO
    benefit = money.claimed(cast)
    assert benefit.record.audience == Audience.COMPANY
    with pytest.raises(Refused):
        actions.set_benefit_openness(benefit, actor=cast.member, audience=Audience.PUBLIC)
    actions.set_benefit_openness(benefit, actor=cast.deputy, audience=Audience.PUBLIC)
    assert events_of(benefit.pk)[0].facts["audience"] == [Audience.COMPANY, Audience.PUBLIC]
    money.assert_sound()


def test_the_money_of_what_could_be_patented_is_not_shown_to_everyone_before_it_is_filed(cast):
    result = harvest.accepted(cast, achieved_on=dt.date(2023, 2, 10), patentable=True)
    benefit = money.claimed(cast, harvest.confirmed(cast, result, since=money.SINCE))
    with pytest.raises(Refused) as refused:
        actions.set_benefit_openness(benefit, actor=cast.deputy, audience=Audience.PUBLIC)
    assert refused.value.code == "novelty"
    actions.set_benefit_openness(benefit, actor=cast.deputy, audience=Audience.FEDERATION)
