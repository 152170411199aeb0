"""An outsider checks a certificate: the right number, a mistyped one, and one that was revoked."""

import pytest

COMBINATIONS = [("phone", "zh"), ("desktop", "en")]


@pytest.mark.parametrize(("width", "language"), COMBINATIONS)
def test_an_outsider_checks_a_certificate(visitor, width, language):
    finance = visitor("钱静", width, language).goes_to("/innovation/benefits/?state=verified")
    finance.follows("main tbody th a")
    number = finance.page.locator('a[href*="/open/certificates/"]').first.get_attribute("href").split("/")[-2]
    outsider = visitor("", width, language).goes_to("/open/certificates/")
    outsider.page.fill("#certificate-number", number)
    outsider.page.press("#certificate-number", "Enter")
    outsider.page.wait_for_load_state()
    outsider.sees(number).looks()
    wrong = number[:-1] + ("2" if number[-1] != "2" else "3")
    outsider.goes_to(f"/open/certificates/?number={wrong}", status=422)
    outsider.goes_to(f"/open/certificates/{wrong}/", status=422)
    outsider.goes_to("/open/certificates/CER-2222222/", status=404)
