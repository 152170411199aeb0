"""Benefits from the browser: the claim, the calculation with its steps, the ladder, and who is refused with which reason."""

import datetime as dt

import pytest

from jiangfang.innovation import actions
from jiangfang.innovation.actions.statements import Said
from jiangfang.innovation.models import Benefit
from jiangfang.innovation.reckoning.claims import CostLine
from jiangfang.records.models import Audience
from tests.innovation import money
from tests.innovation.pages.visits import at, browser, deed, text_of

INPUTS = {"value_B": "1200", "source_B": "2023年耗煤统计表", "value_p": "1000", "source_p": "2023年采购均价"}
COST = {"cost_1": "改造材料", "cost_1_fen": "20万元", "cost_1_years": "2", "cost_1_source": "凭证2023-118"}


def page_of(person, noun, language="en"):
    return browser(person, language).get(at(noun.kind.key, noun.record.code))


def formula(benefit, key="coal_money"):
    return f"{deed(benefit, 'calculated')}?formula={key}"


def claim_form(used, **more):
    return {"adoption": str(used.pk), "type": "energy", "amount_fen": "130万元", "basis": "每小时少漏两吨汽", **more}


def test_a_claim_takes_the_twelve_months_from_the_day_of_adoption(cast):
    used = money.adoption(cast)
    response = browser(cast.member).post(at("benefit_new"), claim_form(used))
    benefit = Benefit.objects.select_related("record").get()
    assert response["Location"] == at("benefit", benefit.record.code)
    assert (benefit.starts_on, benefit.ends_on, benefit.claimed_fen) == (money.SINCE, money.LAST, money.CLAIMED)
    assert text_of(page_of(cast.member, benefit)).count("1.3") > 0
    money.assert_sound()


@pytest.mark.parametrize("typed", ["1.100", "12,34", "很多钱", ""])
def test_money_that_can_be_read_in_two_ways_is_refused_at_its_field_with_nothing_lost(cast, typed):
    used = money.adoption(cast)
    response = browser(cast.member).post(at("benefit_new"), claim_form(used, amount_fen=typed))
    assert response.status_code == 422
    assert response.context["form"].errors.keys() == {"amount_fen"}
    page = text_of(response)
    assert "每小时少漏两吨汽" in page and f'value="{used.pk}" selected' in page
    assert not typed or f'value="{typed}"' in page
    assert not Benefit.objects.exists()


def test_days_that_are_counted_already_are_refused_at_the_form(cast):
    benefit = money.claimed(cast)
    again = claim_form(benefit.adoption, starts_on="2023-06-01", ends_on="2023-12-31")
    response = browser(cast.member, "en").post(at("benefit_new"), again)
    assert response.status_code == 422
    assert response.context["form"].errors
    assert "29 Feb" in text_of(response) or "Feb 29" in text_of(response) or "already" in text_of(response)
    assert "每小时少漏两吨汽" in text_of(response)
    assert Benefit.objects.count() == 1


def test_whoever_does_not_work_there_is_refused_before_typing(cast):
    address = f"{at('benefit_new')}?organisation=studio"
    assert browser(cast.member).get(address).status_code == 200
    assert browser(cast.stranger).get(address).status_code == 403


def test_a_claim_is_put_on_a_formula_and_its_steps_are_shown(cast):
    benefit, host = money.claimed(cast), browser(cast.member, "en")
    choice = text_of(host.get(deed(benefit, "calculated")))
    assert "?formula=coal_money" in choice and "?formula=avoided_loss" not in choice
    form = host.get(formula(benefit))
    assert 'name="value_B"' in text_of(form) and 'name="source_B"' in text_of(form)
    assert host.post(formula(benefit), INPUTS | COST).status_code == 302
    assert money.amounts(benefit).calculated == money.NET
    page = text_of(page_of(cast.member, benefit))
    for shown in ("1,200", "2023年耗煤统计表", "改造材料", "1.1 million"):
        assert shown in page, shown
    money.assert_sound()


def test_an_input_without_a_source_is_refused_at_its_field_with_nothing_lost(cast):
    benefit = money.claimed(cast)
    response = browser(cast.member).post(formula(benefit), INPUTS | COST | {"source_B": ""})
    assert response.status_code == 422
    assert response.context["form"].errors.keys() == {"source_B"}
    assert "2023年采购均价" in text_of(response) and "改造材料" in text_of(response)
    assert money.amounts(benefit).state == "claimed"


def test_a_cost_has_a_name_and_an_amount_or_neither(cast):
    benefit = money.claimed(cast)
    response = browser(cast.member).post(formula(benefit), INPUTS | {"cost_2": "人工"})
    assert response.context["form"].errors.keys() == {"cost_2_fen"}


def test_only_who_claims_there_calculates(cast):
    benefit = money.claimed(cast)
    assert browser(cast.finance).get(formula(benefit)).status_code == 403
    assert browser(cast.finance).post(formula(benefit), INPUTS).status_code == 403
    assert browser(cast.stranger).get(formula(benefit)).status_code == 404
    assert browser(cast.member).get(formula(benefit)).status_code == 200


@pytest.mark.parametrize(
    ("stage", "name", "wrong", "right", "typed", "reached"),
    [
        ("calculated", "confirmed", "finance", "department", {"amount_fen": "100万元"}, "confirmed"),
        ("calculated", "returned", "finance", "department", {"reason": "统计表缺两个月"}, "claimed"),
        ("confirmed", "verified", "department", "finance", {}, "verified"),
        ("confirmed", "refused", "department", "finance", {"reason": "没有节约"}, "refused"),
        ("second_sign", "second_signed", "finance", "second_finance", {}, "verified"),
        ("verified", "spot_checked", "finance", "officer", {"note": "抽查凭证"}, "spot_checked"),
        ("verified", "revoked", "department", "second_finance", {"reason": "设备已停运"}, "revoked"),
    ],
)
def test_each_rung_is_taken_by_the_right_person_and_refused_to_the_wrong_one(
    cast, stage, name, wrong, right, typed, reached
):
    benefit = money.STAGES[stage](cast)
    if name == "spot_checked":
        actions.set_benefit_openness(benefit, actor=cast.union, audience=Audience.FEDERATION)
    before = money.amounts(benefit).state
    refused = browser(getattr(cast, wrong), "en").post(deed(benefit, name), typed)
    assert refused.status_code == 403
    assert money.amounts(benefit).state == before
    verdict = getattr(actions, ACTIONS[name]).action.may(getattr(cast, wrong), money.again(benefit))
    assert str(verdict.refusal()).split("%")[0][:20] in text_of(refused).replace("&#x27;", "'")
    assert browser(getattr(cast, right)).post(deed(benefit, name), typed).status_code == 302
    assert money.amounts(benefit).state == reached
    money.assert_sound()


ACTIONS = {
    "confirmed": "confirm_benefit",
    "returned": "return_benefit",
    "verified": "verify_benefit",
    "refused": "refuse_benefit",
    "second_signed": "second_sign_benefit",
    "spot_checked": "spot_check_benefit",
    "revoked": "revoke_benefit",
}


def test_an_amount_is_lowered_by_a_second_officer_and_never_raised(cast):
    benefit, second = money.verified(cast), browser(cast.second_finance)
    raised = second.post(deed(benefit, "reduced"), {"amount_fen": "200万元", "reason": "重算"})
    assert raised.status_code == 422 and raised.context["form"].errors.keys() == {"amount_fen"}
    assert "重算" in text_of(raised)
    assert (
        browser(cast.finance).post(deed(benefit, "reduced"), {"amount_fen": "1万元", "reason": "x"}).status_code == 403
    )
    assert second.post(deed(benefit, "reduced"), {"amount_fen": "90万元", "reason": "煤价更正"}).status_code == 302
    now = money.amounts(benefit)
    assert (now.verified, now.counts) == (money.NET, 900_000_00)
    assert "煤价更正" in text_of(page_of(cast.member, benefit))
    money.assert_sound()


def test_the_page_says_why_a_deed_is_not_the_readers(cast):
    benefit = money.calculated(cast)
    assert deed(benefit, "confirmed") in text_of(page_of(cast.department, benefit))
    page = page_of(cast.finance, benefit)
    assert deed(benefit, "confirmed") not in text_of(page)
    assert "Only the department that uses the result" in text_of(page)


def test_a_stamped_paper_needs_its_scan_and_stands_only_for_the_clerk(cast):
    benefit = money.calculated(cast)
    typed = {
        "rung": "confirmed",
        "paper_name": "周主任",
        "office": "检修部",
        "signed_on": "2024-02-20",
        "note": "原件在档",
    }
    assert browser(cast.member).get(deed(benefit, "paper_recorded")).status_code == 403
    clerk = browser(cast.clerk)
    assert 'name="paper_name"' in text_of(clerk.get(deed(benefit, "paper_recorded")))
    response = clerk.post(deed(benefit, "paper_recorded"), typed)
    assert response.status_code in (409, 422)
    assert "周主任" in text_of(response) and "原件在档" in text_of(response)
    assert money.amounts(benefit).state == "calculated"


def test_a_public_statement_is_shown_with_its_source_and_numbers_and_added_to_nothing(cast):
    said = Said("innovation.benefit", "创效1.1亿元", 110_000_000_00, note="期间不明", note_en="no period is named")
    statement = actions.enter_statement(
        cast.studio,
        actor=cast.deputy,
        source="某报第3版",
        published_on=dt.date(2024, 1, 5),
        title="工匠报道",
        summary="几年来累计创效1.1亿元",
        claims=[said],
    )
    for language, note in (("en", "no period is named"), ("zh-hans", "期间不明")):
        page = text_of(page_of(cast.stranger, statement, language))
        assert "某报第3版" in page and "创效1.1亿元" in page and note in page
    studio = text_of(browser(cast.member).get("/organisations/studio/"))
    assert "创效1.1亿元" in studio
    money.assert_sound()


def test_formulas_show_their_symbols_source_and_worked_example(cast):
    for language, word in (("en", "Worked example"), ("zh-hans", "算例")):
        page = text_of(browser(cast.member, language).get(at("formulas")))
        assert word in page


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_the_pages_are_read_in_both_languages(cast, language):
    benefit, reader = money.verified(cast), browser(cast.member, language)
    for address in (at("benefits"), at("benefit_new"), at("benefit", benefit.record.code)):
        assert reader.get(address).status_code == 200
    word = {"zh-hans": "效益", "en": "benefit"}[language]
    assert word in text_of(page_of(cast.member, benefit, language))


def test_a_stranger_finds_nothing_where_a_colleague_finds_the_benefit(cast):
    benefit = money.calculated(cast)
    assert page_of(cast.apprentice, benefit).status_code == 200
    assert page_of(cast.stranger, benefit).status_code == 404


@pytest.mark.parametrize("rows", [1, 3])
def test_pages_ask_the_same_number_of_questions_for_one_row_and_three(cast, rows, django_assert_num_queries):
    used = money.adoption(cast)
    costs = [CostLine(f"改造{number}", 100_00, 1, "凭证") for number in range(rows)]
    types = ["energy", "material", "labour"][:rows]
    benefits = [money.calculated(cast, money.claimed(cast, used, type=kind), costs=costs) for kind in types]
    if rows > 1:
        for _again in range(2):
            money.confirmed(cast, benefits[0])
            actions.return_benefit(benefits[0], actor=cast.finance, reason="再核")
    reader = browser(cast.member)
    with django_assert_num_queries(4):
        reader.get(at("benefits"))
    with django_assert_num_queries(11):
        reader.get(at("benefit", benefits[0].record.code))
