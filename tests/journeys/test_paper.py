"""A finance officer prints a certificate and an outsider checks the file; a leader draws up the binder and hands it out."""

import pytest

from jiangfang.documents.extraction import sealed_text

COMBINATIONS = [("phone", "zh"), ("desktop", "en")]
GENUINE = {"zh": "真实有效", "en": "Genuine:"}
CHANGED = {"zh": "不真实", "en": "Not genuine"}


def checks(outsider, data, says):
    """The outsider chooses the file on the public page and reads the answer."""
    outsider.goes_to("/open/documents/")
    outsider.page.set_input_files(
        "#document-file", {"name": "paper.pdf", "mimeType": "application/pdf", "buffer": data}
    )
    outsider.page.locator("main form button").click()
    outsider.page.wait_for_load_state()
    outsider.sees(says)


@pytest.mark.parametrize(("width", "language"), COMBINATIONS)
def test_a_finance_officer_prints_a_certificate_and_an_outsider_checks_it(visitor, house, width, language):
    finance = visitor("钱静", width, language).goes_to("/innovation/benefits/?state=verified")
    finance.follows("main tbody th a")
    link = finance.page.locator('a[href$="/certificate/"]').first.get_attribute("href")
    number = finance.page.locator('a[href*="/open/certificates/"]').first.get_attribute("href").split("/")[-2]
    paper = finance.page.context.request.get(house.url + link).body()
    assert number in sealed_text(paper)
    outsider = visitor("", width, language)
    checks(outsider, paper, GENUINE[language])
    outsider.sees(number).looks()
    checks(outsider, paper[:-40] + b" " + paper[-40:], CHANGED[language])
    outsider.goes_to(f"/open/certificates/{number}/")


@pytest.mark.parametrize(("width", "language"), COMBINATIONS)
def test_a_leader_draws_up_the_binder_and_hands_it_out(visitor, house, width, language):
    leader = visitor("孙立群", width, language).goes_to("/organisations/luan-jun/")
    leader.follows('a[href^="/documents/about/"]').looks()
    leader.page.locator("main form .button--primary").click()
    leader.page.wait_for_url("**/documents/DOS-*/", timeout=120_000)
    leader.looks()
    number = leader.page.url.rstrip("/").rsplit("/", 1)[-1]
    binder = leader.page.context.request.get(f"{house.url}/documents/{number}/files/pdf/").body()
    leader.goes_to(f"/documents/{number}/reading/").looks()
    leader.goes_to(f"/documents/{number}/changes/").looks()
    leader.goes_to("/documents/").sees(number).looks()
    outsider = visitor("", width, language).goes_to(f"/open/documents/{number}/")
    outsider.sees(number).looks()
    checks(outsider, binder, GENUINE[language])
