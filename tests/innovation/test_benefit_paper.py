"""Rungs signed on stamped paper: a clerk records, a second person holds it against the scan, and only then it moves."""

import datetime as dt
import io

import pytest

from jiangfang.evidence import actions as evidence
from jiangfang.evidence import intake
from jiangfang.innovation import actions
from jiangfang.innovation.queries import certificate_for
from jiangfang.kernel.errors import Conflict, Invalid, InvalidMany, Refused
from jiangfang.ledger.history import events_of
from jiangfang.people.roles import Role
from tests.cast import seat
from tests.evidence import samples
from tests.innovation import money

PAPER = {"paper_name": "周建国", "office": "黄台电厂汽机车间", "signed_on": dt.date(2024, 2, 20)}


@pytest.fixture(autouse=True)
def home(settings, tmp_path):
    """The store of the scans."""
    settings.JIANGFANG_HOME = tmp_path


@pytest.fixture
def second_clerk(cast):
    return seat(cast.company, cast.company, "宋文书", Role.CLERK)


def scanned(cast, benefit):
    kept = intake.take_in(io.BytesIO(samples.pdf()), "应用证明.pdf")
    evidence.add_evidence(benefit, actor=cast.member, files=[kept], proves="盖章的应用证明", kind="certificate")
    return money.again(benefit)


def recorded(cast, benefit=None, **more):
    benefit = scanned(cast, benefit or money.calculated(cast))
    said = {"rung": "confirmed", **PAPER, **more}
    actions.record_rung_on_paper(benefit, actor=said.pop("actor", cast.clerk), **said)
    return money.again(benefit)


def refused(deed, *args, **more):
    with pytest.raises(Refused) as error:
        deed(*args, **more)
    return error.value.code


def test_a_rung_from_paper_moves_when_a_second_person_has_compared_it(cast, second_clerk):
    benefit = recorded(cast)
    assert money.amounts(benefit).state == "calculated"
    assert refused(actions.confirm_paper, benefit, actor=cast.clerk) == "is_second_person"
    actions.confirm_paper(benefit, actor=second_clerk)
    row = money.amounts(benefit)
    assert (row.state, row.confirmed, row.counts) == ("confirmed", money.NET, money.NET)
    signature = benefit.signatures.get(rung="confirmed")
    assert (signature.person, signature.paper_name, signature.office) == (None, "周建国", "黄台电厂汽机车间")
    assert (signature.recorded_by, signature.paper_confirmed_by) == (cast.clerk, second_clerk)
    assert events_of(benefit.pk)[0].facts["rung"] == "confirmed"
    money.verified(cast, money.again(benefit))
    lines = certificate_for(money.again(benefit).certificate).signatures
    assert [(line.rung, line.on_paper, line.office) for line in lines] == [
        ("confirmed", True, "黄台电厂汽机车间"),
        ("verified", False, "黄台电厂"),
    ]
    money.assert_sound()


@pytest.mark.parametrize(
    ("stage", "rung", "second"),
    [
        ("calculated", "confirmed", "department"),
        ("confirmed", "verified", "finance"),
        ("second_sign", "second_sign", "second_finance"),
        ("verified", "spot_checked", "officer"),
    ],
)
def test_the_second_person_may_be_whoever_could_sign_the_rung(cast, stage, rung, second):
    benefit = recorded(cast, money.STAGES[stage](cast), rung=rung)
    assert refused(actions.confirm_paper, benefit, actor=cast.union).startswith("holds_")
    actions.confirm_paper(benefit, actor=getattr(cast, second))
    assert money.amounts(benefit).state == {"second_sign": "verified"}.get(rung, rung)
    money.assert_sound()


def test_a_paper_far_outside_of_the_band_waits_for_a_second_signature_as_well(cast):
    benefit = recorded(cast, money.confirmed(cast, money.far_outside(cast)), rung="verified")
    actions.confirm_paper(benefit, actor=cast.finance)
    assert money.amounts(benefit).state == "second_sign"
    assert refused(actions.second_sign_benefit, money.again(benefit), actor=cast.finance) == "is_no_other_signer"
    actions.second_sign_benefit(money.again(benefit), actor=cast.second_finance)


def test_without_the_scan_nothing_is_recorded(cast):
    benefit = money.calculated(cast)
    with pytest.raises(Conflict) as conflict:
        actions.record_rung_on_paper(benefit, actor=cast.clerk, rung="confirmed", **PAPER)
    assert conflict.value.code == "scan"
    recorded(cast, benefit)


def test_a_scan_that_was_withdrawn_confirms_nothing(cast):
    benefit = recorded(cast)
    evidence.withdraw_evidence(benefit.record.evidence.get(), actor=cast.member, reason="扫描件不清楚")
    with pytest.raises(Conflict) as conflict:
        actions.confirm_paper(money.again(benefit), actor=cast.department)
    assert conflict.value.code == "scan"


def test_only_a_clerk_records(cast):
    benefit = scanned(cast, money.calculated(cast))
    for person in (cast.member, cast.department, cast.stranger):
        assert refused(actions.record_rung_on_paper, benefit, actor=person, rung="confirmed", **PAPER).startswith(
            "holds_record_paper"
        )
    actions.record_rung_on_paper(benefit, actor=cast.clerk, rung="confirmed", **PAPER)


@pytest.mark.parametrize("name", ["李工", "孙 代强"])
def test_contributors_and_authors_do_not_sign_on_paper_either(cast, name):
    benefit = scanned(cast, money.calculated(cast))
    more = {"actor": cast.clerk, "rung": "confirmed", **PAPER}
    assert refused(actions.record_rung_on_paper, benefit, **{**more, "paper_name": name}) == "paper_stands_apart"
    actions.record_rung_on_paper(benefit, **more)


def test_a_name_signs_one_rung_only_on_paper_or_here(cast, second_clerk):
    benefit = recorded(cast)
    actions.confirm_paper(benefit, actor=cast.department)
    third = seat(cast.company, cast.company, "吴文书", Role.CLERK)
    more = {"actor": third, "rung": "verified", **PAPER}
    assert refused(actions.record_rung_on_paper, benefit, **more) == "paper_stands_apart"
    namesake = seat(cast.company, cast.company, "周建国", Role.FINANCE_OFFICER)
    assert refused(actions.verify_benefit, benefit, actor=namesake) == "is_no_namesake"
    actions.record_rung_on_paper(benefit, **{**more, "paper_name": "郑会计"})
    money.assert_sound()


def test_who_signed_here_does_not_sign_the_next_rung_on_paper(cast):
    benefit = scanned(cast, money.confirmed(cast))
    more = {"actor": cast.clerk, "rung": "verified", **PAPER}
    assert refused(actions.record_rung_on_paper, benefit, **{**more, "paper_name": "赵主任"}) == "paper_stands_apart"
    actions.record_rung_on_paper(benefit, **more)


def test_nobody_records_or_confirms_their_own_paper(cast):
    benefit = scanned(cast, money.calculated(cast))
    more = {"actor": cast.clerk, "rung": "confirmed", **PAPER}
    assert refused(actions.record_rung_on_paper, benefit, **{**more, "paper_name": "文书记"}) == "is_not_own_paper"
    actions.record_rung_on_paper(benefit, **{**more, "paper_name": "赵主任"})
    assert refused(actions.confirm_paper, money.again(benefit), actor=cast.department) == "is_not_own_paper"


def test_the_hands_of_a_paper_are_bound_like_its_signer(cast, second_clerk):
    benefit = recorded(cast)
    actions.confirm_paper(benefit, actor=second_clerk)
    more = {"rung": "verified", **PAPER, "paper_name": "郑会计"}
    for clerk in (cast.clerk, second_clerk):
        assert refused(actions.record_rung_on_paper, benefit, actor=clerk, **more) == "is_no_other_signer"
    third = seat(cast.company, cast.company, "吴文书", Role.CLERK)
    actions.record_rung_on_paper(benefit, actor=third, **more)
    assert refused(actions.confirm_paper, money.again(benefit), actor=cast.clerk) == "is_no_other_signer"
    actions.confirm_paper(money.again(benefit), actor=cast.finance)
    money.assert_sound()


def test_a_contributor_does_not_compare_the_paper(cast):
    benefit = recorded(cast)
    from jiangfang.ledger.deeds import SYSTEM
    from jiangfang.people import actions as people

    people.give_seat(cast.company, actor=SYSTEM, person=cast.deputy, role=Role.CLERK, starts_on=dt.date(2021, 1, 4))
    assert refused(actions.confirm_paper, benefit, actor=cast.deputy) == "is_no_contributor"


def test_only_the_rung_that_is_next_is_recorded(cast):
    benefit = scanned(cast, money.calculated(cast))
    for rung in ("verified", "claimed", "second_sign", "nonsense"):
        with pytest.raises(Invalid) as error:
            actions.record_rung_on_paper(benefit, actor=cast.clerk, rung=rung, **PAPER)
        assert error.value.field == "rung"


def test_what_a_paper_cannot_say(cast):
    benefit = scanned(cast, money.calculated(cast))
    for field, value in (
        ("paper_name", " "),
        ("office", ""),
        ("signed_on", dt.date(2024, 3, 2)),
        ("signed_on", dt.date(2023, 2, 28)),
        ("amount_fen", money.NET + 1),
        ("amount_fen", 0),
    ):
        with pytest.raises(Invalid) as error:
            actions.record_rung_on_paper(benefit, actor=cast.clerk, rung="confirmed", **{**PAPER, field: value})
        errors = error.value.errors if isinstance(error.value, InvalidMany) else {error.value.field: None}
        assert set(errors) == {field}


def test_one_paper_waits_at_a_time_and_a_signature_made_here_lays_it_aside(cast):
    benefit = recorded(cast, amount_fen=money.NET - 7)
    with pytest.raises(Conflict) as conflict:
        actions.record_rung_on_paper(benefit, actor=cast.clerk, rung="confirmed", **PAPER)
    assert conflict.value.code == "paper"
    actions.confirm_benefit(benefit, actor=cast.department)
    assert money.amounts(benefit).confirmed == money.NET
    assert ("confirmed", "周建国", False) in money.signed(benefit)
    assert refused(actions.confirm_paper, money.again(benefit), actor=cast.finance) == "has_waiting_paper"
    money.assert_sound()


@pytest.mark.parametrize("who", ["clerk", "department"])
def test_a_paper_is_taken_back_or_refused_and_another_can_follow(cast, who):
    benefit = recorded(cast)
    assert refused(actions.refuse_paper, benefit, actor=cast.member, reason="不清楚").startswith("recorded_it")
    actions.refuse_paper(benefit, actor=getattr(cast, who), reason="金额抄错")
    assert events_of(benefit.pk)[0].note == "金额抄错"
    actions.record_rung_on_paper(
        money.again(benefit), actor=cast.clerk, rung="confirmed", **PAPER, amount_fen=money.NET - 7
    )
    actions.confirm_paper(money.again(benefit), actor=cast.department)
    assert money.amounts(benefit).confirmed == money.NET - 7
    money.assert_sound()


def test_a_return_lays_the_waiting_paper_aside(cast):
    benefit = recorded(cast)
    actions.return_benefit(benefit, actor=cast.member, reason="算错了")
    assert ("confirmed", "周建国", False) in money.signed(benefit)
    money.assert_sound()
