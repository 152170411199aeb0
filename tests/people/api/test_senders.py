"""Who may send requests: tokens with scopes and a last day, and the session of whoever is signed in."""

import datetime as dt
import hashlib

import pytest
from django.test import Client

from jiangfang.kernel.errors import Conflict, Invalid, Refused
from jiangfang.ledger.history import events_of
from jiangfang.people import actions
from jiangfang.people.models import Token
from tests.program import API, Program, read


def test_only_the_hash_of_a_token_is_kept_and_the_person_s_history_tells_it(cast):
    program = Program(cast.member)
    assert program.token.digest == hashlib.sha256(program.secret.encode()).hexdigest()
    assert program.secret not in str(Token.objects.values().get())
    assert events_of(cast.member.pk)[0].verb == "people.token.made"


@pytest.mark.parametrize("header", ["", "Bearer", "Bearer jft_wrong", "Bearer wrong", "Basic bGk6Z29uZw=="])
def test_nobody_gets_anything_but_how_to_sign_in(db, header):
    response = read(Client().get(API + "me", headers={"Authorization": header} if header else {}))
    assert (response.status_code, response["WWW-Authenticate"]) == (401, 'Bearer realm="jiangfang"')
    assert response.data["code"] == "invalid_token"


def test_a_token_is_good_until_its_last_day_is_over_or_it_is_revoked(cast, sample_clock):
    program, other = Program(cast.member), Program(cast.member)
    assert program.get("me").status_code == 200
    actions.revoke_token(cast.member, actor=cast.member, token=program.token)
    assert (program.get("me").status_code, other.get("me").status_code) == (401, 200)
    sample_clock.set(dt.datetime(2024, 12, 31, 15, 59, tzinfo=dt.UTC))
    assert other.get("me").status_code == 200
    sample_clock.advance(minutes=2)
    assert other.get("me").status_code == 401
    with pytest.raises(Conflict):
        actions.revoke_token(cast.member, actor=cast.member, token=program.token)


def test_closing_the_account_ends_its_tokens_for_good(cast):
    program = Program(cast.member)
    actions.close_account(cast.member, actor=cast.union)
    assert program.get("me").status_code == 401
    actions.reopen_account(cast.member, actor=cast.union)
    assert program.get("me").status_code == 401


def test_nobody_makes_a_token_for_somebody_else(cast):
    program = Program(cast.member)
    with pytest.raises(Refused):
        actions.make_token(cast.member, actor=cast.union, name="x", scopes=["read"], expires_on=dt.date(2024, 4, 1))
    with pytest.raises(Refused):
        actions.revoke_token(cast.member, actor=cast.union, token=program.token)


@pytest.mark.parametrize(
    ("scopes", "day"),
    [([], "2024-04-01"), (["everything"], "2024-04-01"), (["read"], "2024-02-29"), (["read"], "2025-03-05")],
)
def test_a_token_has_known_scopes_and_a_last_day_within_a_year(cast, scopes, day):
    Program(cast.member)
    with pytest.raises(Invalid):
        actions.make_token(
            cast.member, actor=cast.member, name="x", scopes=scopes, expires_on=dt.date.fromisoformat(day)
        )


def test_scopes_narrow_what_the_person_may_do_and_never_widen_it(cast):
    reader, own, wrong = (
        Program(cast.member, *scopes) for scopes in (["read"], ["write:innovation"], ["write:people"])
    )
    body = {"title": "三号泵振动"}
    assert reader.get("problems").status_code == 200
    for program in (reader, wrong):
        refused = program.post("problems", body)
        assert (refused.status_code, refused.data["code"]) == (403, "scope")
        assert "write:innovation" in refused.data["detail"]
    assert own.get("problems").status_code == 403
    made = own.post("problems", body)
    assert made.status_code == 201
    assert Program(cast.apprentice).post(f"problems/{made.data['code']}/accepted").data["code"] == "holds_lead"


def test_deeds_on_accounts_need_a_scope_of_their_own(cast):
    address, body = f"persons/{cast.member.record.code}/account-opened", {"username": "ligong"}
    assert Program(cast.union, "write").post(address, body).data["code"] == "scope"
    opened = Program(cast.union, "write:accounts").post(address, body)
    assert (opened.status_code, list(opened.data)) == (200, ["link"])
    assert opened.data["link"].startswith("http://testserver/account/password/reset/key/")


def test_when_a_token_was_used_is_noted_once_an_hour(cast, sample_clock, django_assert_num_queries):
    program = Program(cast.member)
    program.get("me")
    first = Token.objects.get().used_at
    sample_clock.advance(minutes=59)
    with django_assert_num_queries(3):
        program.get("me")
    assert Token.objects.get().used_at == first
    sample_clock.advance(minutes=1)
    program.get("me")
    assert Token.objects.get().used_at > first


def test_a_signed_in_browser_reads_and_writes_with_the_page_s_csrf_token(cast):
    account = Program(cast.member).account
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(account)
    assert browser.get(API + "me").status_code == 200
    page = browser.get("/account/tokens/new/").content.decode()
    token = page.split('name="csrfmiddlewaretoken" value="')[1].split('"')[0]
    sent = {"data": {"title": "三号泵振动"}, "content_type": "application/json"}
    refused = read(browser.post(API + "problems", **sent))
    assert (refused.status_code, refused.data["code"]) == (403, "csrf")
    assert browser.post(API + "problems", **sent, headers={"X-CSRFToken": token}).status_code == 201


def test_a_wrong_token_is_not_made_good_by_a_session(cast):
    browser = Client()
    browser.force_login(Program(cast.member).account)
    assert browser.get(API + "me", headers={"Authorization": "Bearer jft_old"}).status_code == 401


def test_too_many_requests_are_told_when_to_go_on(cast, settings, sample_clock):
    settings.API_REQUESTS_PER_MINUTE = 2
    program, other = Program(cast.member), Program(cast.member)
    answers = [program.get("me") for _ in range(3)]
    assert [one.status_code for one in answers] == [200, 200, 429]
    assert [one["RateLimit"] for one in answers] == ['"minute";r=1;t=60', '"minute";r=0;t=60', '"minute";r=0;t=60']
    assert answers[2]["RateLimit-Policy"] == '"minute";q=2;w=60'
    assert answers[2]["Retry-After"] == "60"
    assert answers[2].data["detail"] == "Too many requests within one minute."
    assert other.get("me").status_code == 200
    sample_clock.advance(seconds=60)
    assert program.get("me").status_code == 200


def test_a_program_learns_who_it_is(cast):
    told = Program(cast.deputy, "read", "write:innovation").get("me").data
    assert told["person"]["title"] == "孙代强"
    assert [(seat["slug"], seat["role"], seat["powers"]) for seat in told["seats"]] == [
        ("studio", "deputy", ["lead", "work"])
    ]
    assert (told["scopes"], told["expires_on"]) == (["read", "write:innovation"], "2024-12-31")
