"""A number walked back to its evidence, from the nation's page down to who signed when."""

import pytest

COMBINATIONS = [("phone", "zh"), ("desktop", "zh"), ("phone", "en"), ("desktop", "en")]


@pytest.mark.parametrize(("width", "language"), COMBINATIONS)
def test_the_verified_money_of_the_nation_leads_down_to_signatures(visitor, width, language):
    deputy = visitor("孙立群", width, language).goes_to("/organisations/nation/")
    deputy.follows('.figure--lead a[href*="innovation.verified_benefit"]')
    deputy.follows('main a[href*="/innovation/benefits/"]')
    deputy.sees("郑立新" if language == "zh" else "Zheng Lixin").sees("钱静" if language == "zh" else "Qian Jing")
    assert deputy.page.locator(".timeline li, .timeline__entry").count() > 0


@pytest.mark.parametrize(("width", "language"), COMBINATIONS)
def test_the_studio_page_shows_what_the_newspaper_said_beside_what_is_counted(visitor, width, language):
    page = visitor("孙立群", width, language).goes_to("/organisations/luan-jun/")
    page.sees("4.3 billion yuan").sees("43亿元" if language == "zh" else "430 million")
    visitor("", width, language).goes_to("/open/studios/luan-jun/").sees("4.3 billion yuan")


@pytest.mark.parametrize(("width", "language"), COMBINATIONS)
def test_every_main_page_is_readable(visitor, width, language):
    member = visitor("孙立群", width, language)
    for path in (
        "/", "/innovation/problems/", "/innovation/suggestions/", "/innovation/projects/", "/innovation/activities/",
        "/innovation/results/", "/innovation/adoptions/", "/innovation/methods/", "/innovation/ip-rights/",
        "/innovation/ip-rights/deadlines/", "/innovation/benefits/", "/innovation/formulas/", "/figures/luan-jun/",
        "/figures/luan-jun/innovation.ip_rights/", "/people/", "/organisations/jinan/", "/search/?q=激光",
        "/innovation/problems/new/", "/innovation/benefits/new/", "/innovation/ip-rights/new/",
    ):  # fmt: skip
        member.goes_to(path)
