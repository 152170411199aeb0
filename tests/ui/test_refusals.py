"""Pages for what did not work."""

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.test import RequestFactory
from django.utils import translation

from jiangfang.kernel.errors import Conflict, Refused
from jiangfang.ui import refusals

BARE = ["django.template.context_processors.request"]
pytestmark = pytest.mark.urls("tests.ui.addresses")


@pytest.fixture
def web(settings) -> RequestFactory:
    """Requests to pages whose frame is bare: what a real frame holds is the business of the floors above."""
    engine = settings.TEMPLATES[0]
    settings.TEMPLATES = [{**engine, "OPTIONS": {**engine["OPTIONS"], "context_processors": BARE}}]
    return RequestFactory()


def test_a_refusal_says_what_and_what_helps_with_its_own_status(web: RequestFactory) -> None:
    error = Refused("%(name)s <b> is closed.", help="Ask the union.", code="may_open", name="A&B")
    answer = refusals.refusal(web.get("/x"), error)
    page = answer.content.decode()
    assert answer.status_code == 403
    assert "<h1>A&amp;B &lt;b&gt; is closed.</h1>" in page
    assert "Ask the union." in page
    assert "may_open" in page
    assert "data-error" in page


@pytest.mark.parametrize(
    ("referer", "back"),
    [
        ("http://testserver/problems", "http://testserver/problems"),
        ("https://elsewhere.example/x", "/"),
        ("javascript:alert(1)", "/"),
        ("", "/"),
    ],
)
def test_the_way_back_leads_to_our_own_pages_only(web: RequestFactory, referer: str, back: str) -> None:
    request = web.post("/x", headers={"referer": referer})
    page = refusals.refusal(request, Conflict("Someone was first.")).content.decode()
    assert f'<a class="button button--primary" href="{back}">' in page


def test_the_way_back_is_not_the_page_itself(web: RequestFactory) -> None:
    request = web.get("/x", headers={"referer": "http://testserver/x"})
    assert 'button--primary" href="/">' in refusals.page_not_found(request, Http404()).content.decode()


@pytest.mark.parametrize(
    ("view", "status"),
    [
        (lambda request: refusals.bad_request(request, ValueError()), 400),
        (lambda request: refusals.permission_denied(request, PermissionDenied()), 403),
        (lambda request: refusals.page_not_found(request, Http404()), 404),
        (lambda request: refusals.server_error(request), 500),
        (lambda request: refusals.csrf_failure(request, "why"), 403),
    ],
)
@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_each_of_djangos_refusals_has_a_page_in_both_languages(web: RequestFactory, view, status, language) -> None:
    with translation.override(language):
        answer = view(web.get("/x"))
        page = answer.content.decode()
    assert answer.status_code == status
    assert f'<html lang="{language}">' in page
    assert 'id="content"' in page


def test_the_page_for_our_own_failure_asks_nothing_that_could_fail_again(web: RequestFactory) -> None:
    answer = refusals.server_error(web.get("/x"))  # no session, no user, no database
    assert answer.status_code == 500
    assert b"csrfmiddlewaretoken" not in answer.content
