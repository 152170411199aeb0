"""What was verified and does not hold: reduced or revoked by a second finance person, and the certificate that says so."""

import pytest

from jiangfang.innovation import actions
from jiangfang.innovation.queries import certificate_for
from jiangfang.kernel.errors import Conflict, Invalid, InvalidMany, Refused
from jiangfang.kernel.ids import clean_code
from jiangfang.ledger.history import events_of
from jiangfang.people import actions as people
from jiangfang.people.roles import Role
from jiangfang.records.models import Audience
from tests.cast import SEATED_ON
from tests.innovation import money

PEOPLE = {"孙代强", "李工", "小周", "赵主任", "钱会计", "账主任", "市总干部", "文书记"}


def test_a_second_finance_person_reduces_and_the_verifier_does_not(cast):
    benefit = money.verified(cast)
    for person, rule in ((cast.finance, "is_no_other_signer"), (cast.department, "holds_verify_at_unit")):
        with pytest.raises(Refused) as refused:
            actions.reduce_benefit(benefit, actor=person, amount_fen=1, reason="重复计算")
        assert refused.value.code == rule
    actions.reduce_benefit(benefit, actor=cast.second_finance, amount_fen=900_000_00, reason="重复计算运费")
    row = money.amounts(benefit)
    assert (row.state, row.verified, row.counts) == ("verified", money.NET, 900_000_00)
    event = events_of(benefit.pk)[0]
    assert (event.note, event.facts["before_fen"], event.facts["amount_fen"]) == ("重复计算运费", money.NET, 900_000_00)
    money.assert_sound()


def test_a_reduction_lies_below_what_counts_and_above_zero_and_has_a_reason(cast):
    benefit = money.verified(cast)
    for amount in (money.NET, money.NET + 1, 0, -5):
        with pytest.raises(Invalid):
            actions.reduce_benefit(benefit, actor=cast.second_finance, amount_fen=amount, reason="重复计算")
    with pytest.raises(InvalidMany):
        actions.reduce_benefit(benefit, actor=cast.second_finance, amount_fen=1, reason="")
    actions.reduce_benefit(benefit, actor=cast.second_finance, amount_fen=1, reason="重复计算")


def test_a_reduction_takes_the_spot_check_with_it(cast):
    benefit = money.spot_checked(cast)
    actions.reduce_benefit(benefit, actor=cast.second_finance, amount_fen=5, reason="重复计算")
    assert money.amounts(benefit).state == "verified"
    assert ("spot_checked", "市总干部", False) in money.signed(benefit)
    actions.spot_check_benefit(benefit, actor=cast.officer)
    assert money.amounts(benefit).state == "spot_checked"


@pytest.mark.parametrize("stage", ["verified", "spot_checked"])
def test_a_second_finance_person_revokes(cast, stage):
    benefit = money.STAGES[stage](cast)
    with pytest.raises(Refused):
        actions.revoke_benefit(benefit, actor=cast.finance, reason="从未投用")
    actions.revoke_benefit(benefit, actor=cast.second_finance, reason="从未投用")
    assert money.amounts(benefit).state == "revoked"
    with pytest.raises(Conflict):
        actions.reduce_benefit(benefit, actor=cast.second_finance, amount_fen=1, reason="再减")
    money.assert_sound()


def test_the_second_signer_may_take_back_what_the_verifier_may_not(cast):
    benefit = actions.second_sign_benefit(money.waiting_for_second(cast), actor=cast.second_finance)
    with pytest.raises(Refused):
        actions.revoke_benefit(benefit, actor=cast.finance, reason="单位弄错了")
    actions.revoke_benefit(benefit, actor=cast.second_finance, reason="单位弄错了")


def test_a_contributor_in_finance_takes_nothing_back(cast):
    from jiangfang.ledger.deeds import SYSTEM

    benefit = money.verified(cast)
    people.give_seat(cast.company, actor=SYSTEM, person=cast.deputy, role=Role.FINANCE_OFFICER, starts_on=SEATED_ON)
    with pytest.raises(Refused) as refused:
        actions.revoke_benefit(benefit, actor=cast.deputy, reason="撤销")
    assert refused.value.code == "is_no_contributor"


def test_the_certificate_says_what_was_verified_by_which_office_and_when(cast, sample_clock):
    benefit = money.confirmed(cast)
    assert benefit.certificate == ""
    sample_clock.advance(days=3)
    money.verified(cast, benefit)
    number = money.again(benefit).certificate
    assert clean_code(number.lower()) == number
    page = certificate_for(number.lower())
    assert (page.number, page.code, page.standing, page.holds) == (number, benefit.code, "verified", True)
    assert (page.studio, page.company, page.unit) == ("创新工作室", "黄台电厂", "黄台电厂")
    assert (page.first_day, page.last_day, page.verified_fen, page.amount_fen) == (
        money.SINCE, money.LAST, money.NET, money.NET,
    )  # fmt: skip
    assert [(line.rung, line.office, str(line.signed_on), line.on_paper) for line in page.signatures] == [
        ("confirmed", "黄台电厂", "2024-03-01", False),
        ("verified", "黄台电厂", "2024-03-04", False),
    ]
    assert [str(line.department) for line in page.signatures] == ["使用部门", "财务部门"]
    assert page.title == benefit.record.title


def test_the_certificate_tells_what_came_after(cast):
    benefit = money.spot_checked(cast)
    number = money.again(benefit).certificate
    assert certificate_for(number).standing == "spot_checked"
    actions.reduce_benefit(benefit, actor=cast.second_finance, amount_fen=900_000_00, reason="李工多算了")
    page = certificate_for(number)
    assert (page.standing, page.verified_fen, page.amount_fen) == ("reduced", money.NET, 900_000_00)
    assert [line.rung for line in page.signatures] == ["confirmed", "verified", "spot_checked", "reduced"]
    actions.revoke_benefit(benefit, actor=cast.second_finance, reason="从未投用")
    page = certificate_for(number)
    assert (page.standing, page.holds, page.verified_fen, page.amount_fen) == ("revoked", False, money.NET, 0)
    assert [line.rung for line in page.signatures][-1] == "revoked"
    assert not any(name in repr(page) for name in PEOPLE), "No personal name stands on a public page, and no reason."


def test_signatures_that_were_returned_do_not_stand_on_the_certificate(cast):
    benefit = money.waiting_for_second(cast)
    actions.return_benefit(benefit, actor=cast.second_finance, reason="缺抄表")
    money.verified(cast, money.confirmed(cast, benefit))
    actions.second_sign_benefit(benefit, actor=cast.second_finance)
    page = certificate_for(money.again(benefit).certificate)
    assert [line.rung for line in page.signatures] == ["confirmed", "verified", "second_sign"]


def test_the_certificate_of_a_restricted_record_keeps_its_title(cast):
    used = money.adoption(cast)
    benefit = money.claimed(cast, used, audience=Audience.RESTRICTED)
    money.verified(cast, money.confirmed(cast, money.calculated(cast, benefit)))
    page = certificate_for(money.again(benefit).certificate)
    assert (page.title, page.amount_fen) == ("", money.NET)


def test_a_number_that_is_not_known_or_mistyped(cast):
    benefit = money.verified(cast)
    assert certificate_for("CER-222222" + "2") is None or benefit.certificate == "CER-2222222"
    last = benefit.certificate[-1]
    wrong = benefit.certificate[:-1] + ("2" if last != "2" else "3")
    with pytest.raises(Invalid):
        certificate_for(wrong)


def test_the_number_of_a_record_is_not_that_of_a_certificate(cast):
    assert certificate_for(money.verified(cast).record.code) is None
