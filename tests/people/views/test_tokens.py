"""The page of one's tokens, and the page on which the interface is tried."""

import pytest

from jiangfang.people.models import Token
from tests.people.soundness import findings
from tests.program import Program


def test_a_token_is_made_shown_once_and_revoked(cast, browser_of):
    browser = browser_of(cast.member)
    assert "No tokens yet" in browser.get("/account/tokens/").content.decode()
    form = {"name": "夜班脚本", "scopes": ["read", "write:innovation"], "expires_on": "2024-06-01"}
    made = browser.post("/account/tokens/new/", form).content.decode()
    secret = made.split('readonly value="')[1].split('"')[0]
    assert secret.startswith("jft_")
    listed = browser.get("/account/tokens/").content.decode()
    assert ("夜班脚本" in listed, secret in listed, "read everything that you may read" in listed) == (
        True,
        False,
        True,
    )
    token = Token.objects.get()
    assert (token.scopes, str(token.expires_on)) == ("read write:innovation", "2024-06-01")
    assert browser.post(f"/account/tokens/{token.pk}/revocation/").status_code == 302
    assert "revoked" in browser.get("/account/tokens/").content.decode()
    assert findings() == []


@pytest.mark.parametrize("form", [{}, {"name": "a", "scopes": ["all"]}, {"name": "a", "expires_on": "2026-01-01"}])
def test_a_form_that_is_filled_in_wrongly_makes_no_token(cast, browser_of, form):
    browser = browser_of(cast.member)
    said = {"scopes": ["read"], "expires_on": "2024-06-01", **form}
    assert browser.post("/account/tokens/new/", said).status_code == 422
    assert Token.objects.count() == 0


def test_nobody_revokes_the_token_of_somebody_else(cast, browser_of):
    token = Program(cast.member).token
    assert browser_of(cast.union).post(f"/account/tokens/{token.pk}/revocation/").status_code == 404
    assert Token.objects.get(pk=token.pk).revoked_at is None


def test_the_page_of_the_interface_needs_nothing_from_outside(cast, browser_of):
    page = browser_of(cast.member).get("/api/v1/docs").content.decode()
    assert 'data-url="/api/v1/openapi.json?lang=en"' in page
    assert "/static/ninja/swagger-ui-bundle.js" in page


@pytest.mark.parametrize("address", ["/account/tokens/", "/account/tokens/new/", "/api/v1/docs"])
def test_who_is_not_signed_in_is_asked_to(client, db, address):
    assert client.get(address).status_code == 302


def test_the_pages_cost_the_same_queries_for_one_token_and_three(cast, browser_of, django_assert_num_queries):
    browser = browser_of(cast.member)
    Program(cast.member)
    browser.get("/account/tokens/")
    with django_assert_num_queries(3):
        browser.get("/account/tokens/")
    Program(cast.member), Program(cast.member)
    with django_assert_num_queries(3):
        browser.get("/account/tokens/")
