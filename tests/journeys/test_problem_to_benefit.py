"""From a problem on the turbine floor to a verified benefit, by five people and a visitor."""

import pytest


@pytest.mark.parametrize(("width", "language"), [("phone", "zh"), ("desktop", "en")])
def test_a_problem_becomes_a_verified_benefit(visitor, width, language):
    title = f"疏水泵出口门内漏 {width}"
    apprentice = visitor("周小满", width, language).goes_to("/innovation/problems/new/")
    apprentice.fills_in(title=title, equipment="疏水泵", focus="safe_production", description="停泵后倒转。")
    problem = apprentice.sees(title).path

    deputy = visitor("孙立群", width, language).goes_to(problem).does("accepted")
    deputy.follows('a[href*="/projects/new/"]')
    deputy.fills_in(goal="内漏量为零", starts_on="2024-05-01", ends_on="2024-12-31", budget_fen="3万元")
    project = deputy.path
    deputy.does("submitted")

    union = visitor("王慧芳", width, language).goes_to(project).does("approved", approval_document="示例〔2024〕9号")
    deputy.goes_to(project).does("handed_in")
    union.goes_to(project).does("accepted", conclusion="达到目标。")

    deputy.goes_to("/innovation/results/new/?organisation=luan-jun")
    deputy.fills_in(
        title=f"疏水泵出口门在线研磨 {width}", type="creation", focus="new_process", summary="不解体研磨。",
        achieved_on="2024-05-20",
    )  # fmt: skip
    result = deputy.path
    deputy.does("submitted")
    union.goes_to(result).does("accepted")

    deputy.goes_to(result).follows('a[href$="/adoptions/new/"]')
    deputy.page.locator('main [name="user"]').select_option(label=company(language))
    deputy.fills_in(where="7号机疏水泵", since="2024-05-21")
    adoption = deputy.path
    department = visitor("郑立新", width, language).goes_to(adoption).does("confirmed", effect="不再倒转。")

    deputy.goes_to(adoption).follows('a[href*="/benefits/new/"]')
    deputy.fills_in(type="outsourcing", amount_fen="5万元")
    benefit = deputy.path
    deputy.goes_to(f"{benefit}deeds/calculated/?formula=contractor_days")
    deputy.fills_in(
        value_d_old="120", source_d_old="结算", value_d_new="40", source_d_new="结算", value_p="650", source_p="合同"
    )
    deputy.sees("52,000" if language == "en" else "5.2万")
    department.goes_to(benefit).does("confirmed", note="属实。")
    finance = visitor("钱静", width, language).goes_to(benefit).does("verified", note="与凭证一致。")

    number = finance.page.locator('a[href*="/open/certificates/"]').first.get_attribute("href")
    outsider = visitor("", width, language).goes_to(number)
    outsider.sees("52,000" if language == "en" else "5.2万").sees_not("孙立群")
    visitor("周小满", width, language).goes_to(problem).sees(title)


def company(language):
    return "华能济南黄台发电有限公司" if language == "zh" else "Huaneng Jinan Huangtai Power Generation Co., Ltd."
