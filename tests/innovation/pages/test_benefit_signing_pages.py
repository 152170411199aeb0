"""Benefits from the browser of those who sign: how each finds what waits, what stands beside the form, at what cost."""

import datetime as dt
import io

import pytest

from jiangfang.evidence import actions as evidence
from jiangfang.evidence import intake
from jiangfang.innovation import actions
from jiangfang.innovation.models import BenefitType
from jiangfang.innovation.reckoning.claims import CostLine, Input
from jiangfang.kernel.quantities import format_money
from jiangfang.records.models import Audience
from tests.evidence import samples
from tests.innovation import harvest, money
from tests.innovation.pages.visits import at, browser, deed, text_of
from tests.innovation.test_benefit_calculation import second_studio

MINE = {"turn": "mine"}
# Whose turn it is on a state, and the deed that is open to them.
TURNS = [
    ("claimed", "member", "calculated"),
    ("calculated", "department", "confirmed"),
    ("confirmed", "finance", "verified"),
    ("second_sign", "second_finance", "second_signed"),
    ("verified", "officer", "spot_checked"),
]


@pytest.fixture(autouse=True)
def home(settings, tmp_path):
    """The store of the scans."""
    settings.JIANGFANG_HOME = tmp_path


def page(benefit):
    return at("benefit", benefit.record.code)


def reported(cast, used, **more):
    said = {"unit": cast.company, "type": "energy", "amount_fen": 3_000_000, "starts_on": money.SINCE, **more}
    return actions.report_benefit(used.result, actor=cast.apprentice, **said)


def scanned(cast, benefit):
    kept = intake.take_in(io.BytesIO(samples.pdf()), "应用证明.pdf")
    evidence.add_evidence(benefit, actor=cast.member, files=[kept], proves="盖章的应用证明", kind="certificate")
    return money.again(benefit)


@pytest.mark.parametrize(("stage", "name", "then"), TURNS[1:])
def test_whoever_signs_next_finds_it_in_the_list_and_is_told_that_it_is_their_turn(cast, stage, name, then):
    benefit = money.STAGES[stage](cast)
    signer, reader = browser(getattr(cast, name)), browser(cast.apprentice)
    found = signer.get(at("benefits"), MINE)
    assert benefit.record.code in text_of(found)
    assert benefit.record.code not in text_of(reader.get(at("benefits"), MINE))
    shown = text_of(signer.get(page(benefit)))
    assert "Your turn." in shown and deed(benefit, then) in shown
    assert "Your turn." not in text_of(reader.get(page(benefit)))
    money.assert_sound()


def test_a_spot_checker_sees_the_claim_and_the_name_of_its_result_and_nothing_else(cast):
    benefit = scanned(cast, money.verified(cast))
    checker = browser(cast.officer)
    shown = text_of(checker.get(page(benefit)))
    result = benefit.result.record
    assert result.title in shown and "盖章的应用证明" in shown
    assert at("result", result.code) not in shown and at("adoption", benefit.adoption.record.code) not in shown
    assert at("result", result.code) in text_of(browser(cast.finance).get(page(benefit)))
    for hidden in (result, benefit.adoption.record):
        assert checker.get(at(hidden.kind, hidden.code)).status_code == 404
    assert browser(cast.stranger).get(page(benefit)).status_code == 404


def test_who_claims_nothing_is_not_offered_to_claim(cast):
    assert at("benefit_new") in text_of(browser(cast.member).get(at("benefits")))
    assert at("benefit_new") not in text_of(browser(cast.finance).get(at("benefits")))


def test_beside_the_form_stands_what_is_signed_for(cast):
    benefit = money.confirmed(cast, money.far_outside(cast), note="现场核对")
    shown = text_of(browser(cast.finance).get(deed(benefit, "verified")))
    for words in ("20 million", "赵主任", "现场核对", "83 times", "second signature"):
        assert words in shown, words


def test_what_was_reported_is_claimed_with_the_use_that_it_rests_on(cast):
    used = money.adoption(cast)
    benefit = reported(cast, used)
    host = browser(cast.member)
    form = host.get(deed(benefit, "claimed"))
    assert f'value="{used.pk}" selected' in text_of(form) and 'value="30000元"' in text_of(form)
    typed = {"amount_fen": "2.5万元", "basis": "按领料单"}
    missing = host.post(deed(benefit, "claimed"), typed)
    assert missing.status_code == 422 and missing.context["form"].errors.keys() == {"adoption"}
    assert "按领料单" in text_of(missing)
    assert host.post(deed(benefit, "claimed"), {**typed, "adoption": str(used.pk)}).status_code == 302
    stored = money.again(benefit)
    assert (stored.adoption, stored.claimed_fen, stored.record.state) == (used, 2_500_000, "claimed")
    assert browser(cast.finance).get(deed(reported(cast, used), "claimed")).status_code == 403
    money.assert_sound()


def test_days_that_count_already_lead_to_the_other_claim_for_whoever_may_see_it(cast):
    used = money.adoption(cast)
    other = money.claimed(cast, used, actor=cast.deputy, audience=Audience.RESTRICTED)
    typed = {"adoption": str(used.pk), "type": "energy", "amount_fen": "1万元", "starts_on": "2023-03-01"}
    for address in (at("benefit_new"), deed(reported(cast, used), "claimed")):
        told = browser(cast.member).post(address, typed)
        assert told.status_code == 422 and "starts_on" in told.context["form"].errors
        assert page(other) in text_of(told)
        hidden = browser(cast.union).post(address, typed)
        assert hidden.status_code == 422 and "starts_on" in hidden.context["form"].errors
        assert other.record.code not in text_of(hidden)
        assert "Another claim exists" in text_of(hidden) and "Your finance officer can see it." in text_of(hidden)
    assert browser(cast.finance).get(page(other)).status_code == 200


def test_a_spot_check_is_recorded_from_paper_too(cast):
    benefit = scanned(cast, money.verified(cast))
    typed = {
        "rung": "spot_checked",
        "paper_name": "韩处长",
        "office": "济南市总工会",
        "signed_on": "2024-03-01",
        "amount_fen": "100万元",
    }
    clerk = browser(cast.clerk)
    assert 'value="spot_checked"' in text_of(clerk.get(deed(benefit, "paper_recorded")))
    assert clerk.post(deed(benefit, "paper_recorded"), typed).status_code == 302
    checker = browser(cast.officer)
    assert benefit.record.code in text_of(checker.get(at("benefits"), MINE))
    assert "holds the paper against its scan" in text_of(checker.get(page(benefit)))
    assert checker.post(deed(benefit, "paper_confirmed"), {}).status_code == 302
    row = money.amounts(benefit)
    assert (row.state, row.counts) == ("spot_checked", 1_000_000_00)
    money.assert_sound()


def test_without_a_paper_there_is_nothing_to_confirm(cast):
    benefit = scanned(cast, money.calculated(cast))
    assert deed(benefit, "paper_confirmed") not in text_of(browser(cast.department).get(page(benefit)))
    actions.record_rung_on_paper(
        benefit, actor=cast.clerk, rung="confirmed", paper_name="周建国", office="车间", signed_on=dt.date(2024, 2, 20)
    )
    assert deed(benefit, "paper_confirmed") in text_of(browser(cast.department).get(page(benefit)))


def test_every_number_that_a_formula_refuses_is_told_at_its_field(cast):
    benefit = money.claimed(cast)
    typed = {"value_B": "-1", "source_B": "表", "value_p": "-2", "source_p": "表"}
    address = f"{deed(benefit, 'calculated')}?formula=coal_money"
    told = browser(cast.member).post(address, typed)
    assert told.status_code == 422 and told.context["form"].errors.keys() == {"value_B", "value_p"}
    costly = {
        "value_B": "1",
        "source_B": "表",
        "value_p": "1",
        "source_p": "表",
        "cost_1": "材料",
        "cost_1_fen": "9万元",
    }
    told = browser(cast.member).post(address, costly)
    assert told.status_code == 422 and told.context["form"].errors.keys() == {"cost_1_fen"}


def test_the_page_says_in_which_years_it_counts_and_which_studios_share_it(cast):
    benefit = money.calculated(cast, studio_shares=[(second_studio(cast), 2500)])
    shown = text_of(browser(cast.member, "zh-hans").get(page(benefit)))
    years = [format_money(fen, "zh-hans") for fen in (91_967_213, 18_032_787)]
    for words in ("2023", "2024", *years, "锅炉工作室", "27.5万元", "82.5万元"):
        assert words in shown, words


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(
    ("stage", "name", "queries"),
    [
        ("claimed", "member", 8),
        ("calculated", "department", 11),
        ("calculated", "clerk", 12),
        ("confirmed", "finance", 11),
        ("second_sign", "second_finance", 11),
        ("verified", "officer", 12),
        ("spot_checked", "second_finance", 11),
        ("spot_checked", "union", 12),
    ],
)
def test_a_benefit_asks_at_most_twelve_questions_of_whoever_reads_it(
    cast, stage, name, queries, rows, django_assert_num_queries
):
    benefit = many(cast, stage, rows)
    reader = browser(getattr(cast, name))
    with django_assert_num_queries(queries):
        assert reader.get(page(benefit)).status_code == 200


def many(cast, stage, rows):
    """A benefit on a rung, with as many contributors, earlier signatures, costs, shares of studios and other windows."""
    people = (cast.member, cast.deputy, cast.apprentice)[:rows]
    parts = [(person, 10000 // rows + (1 if number < 10000 % rows else 0), "") for number, person in enumerate(people)]
    used = money.adoption(cast, result=harvest.accepted(cast, achieved_on=dt.date(2023, 2, 10), shares=parts))
    for _window in range(rows - 1):
        actions.refuse_benefit(money.claimed(cast, used), actor=cast.deputy, reason="重复")
    benefit = money.claimed(cast, used)
    if rows > 1:
        money.claimed(cast, used)
    if stage == "claimed":
        return benefit
    more = {
        "benefit": benefit,
        "costs": [CostLine(f"改造{number}", 100_00, 1, "凭证") for number in range(rows)],
        "studio_shares": [(second_studio(cast), 100), (cast.harbour_studio, 100)][:rows],
    }
    for _again in range(rows - 1):
        actions.return_benefit(money.calculated(cast, **more), actor=cast.department, reason="再核")
    more |= {"inputs": {**money.INPUTS, "B": Input("20000", "统计表")}} if stage == "second_sign" else {}
    money.calculated(cast, **more)
    ladder = {
        "calculated": (),
        "confirmed": (money.confirmed,),
        "second_sign": (money.confirmed, money.verified),
        "verified": (money.confirmed, money.verified),
        "spot_checked": (money.confirmed, money.verified, money.spot_checked),
    }
    for step in ladder[stage]:
        step(cast, benefit)
    return benefit


def test_a_waiting_paper_costs_no_more(cast, django_assert_num_queries):
    benefit = scanned(cast, money.calculated(cast))
    actions.record_rung_on_paper(
        benefit, actor=cast.clerk, rung="confirmed", paper_name="周建国", office="车间", signed_on=dt.date(2024, 2, 20)
    )
    for name, queries in (("department", 11), ("clerk", 12)):
        reader = browser(getattr(cast, name))
        with django_assert_num_queries(queries):
            assert reader.get(page(benefit)).status_code == 200


@pytest.mark.parametrize("rows", [1, 3])
def test_lists_and_forms_ask_the_same_number_of_questions(cast, rows, django_assert_num_queries):
    used = money.adoption(cast)
    kinds = (BenefitType.ENERGY, BenefitType.LABOUR, BenefitType.MATERIAL)[:rows]
    for kind in kinds:
        benefit = money.confirmed(cast, money.calculated(cast, money.claimed(cast, used, type=kind)))
    said = reported(cast, used)
    finance, member = browser(cast.finance), browser(cast.member)
    begun = money.claimed(cast, used, type=BenefitType.OUTAGE)
    for reader, address, queries in (
        (finance, at("benefits"), 4),
        (finance, f"{at('benefits')}?turn=mine", 7),
        (finance, deed(benefit, "verified"), 6),
        (finance, deed(benefit, "returned"), 6),
        (member, at("benefit_new"), 5),
        (member, deed(said, "claimed"), 7),
        (member, f"{deed(begun, 'calculated')}?formula=coal_money", 6),
        (finance, at("formulas"), 2),
    ):
        with django_assert_num_queries(queries):
            assert reader.get(address).status_code == 200
