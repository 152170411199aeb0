"""The second step of signing in: set up, asked for, got round with a recovery code, required of some, told by history."""

import base64
import re
import time
from xml.etree import ElementTree

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.core.cache import cache
from django.core.exceptions import ImproperlyConfigured
from django.test import Client

from jiangfang.ledger.history import events_of
from jiangfang.people import actions as people
from tests.cast import account_of

PASSWORD = "correct horse"
HERE = "/account/second-step/"


@pytest.fixture(autouse=True)
def _fresh_counters():
    cache.clear()


def code_of(secret, steps=0):
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + steps))


def sign_in(username="ligong"):
    opened = Client(HTTP_ACCEPT_LANGUAGE="en")
    answer = opened.post("/account/login/", {"login": username, "password": PASSWORD})
    return opened, answer.headers.get("Location")


def is_in(opened):
    return "_auth_user_id" in opened.session


def set_up(opened):
    """Set up an app, after the password was asked once more; the key that the app has now."""
    answer = opened.get(f"{HERE}code/new/", follow=True)
    assert "Is it you?" in answer.content.decode()
    opened.post("/account/again/", {"password": PASSWORD})
    page = opened.get(f"{HERE}code/new/").content.decode()
    secret = re.search(r'id="totp-secret"[^>]* value="(\w+)"', page)[1]
    picture = base64.b64decode(re.search(r'src="data:image/svg\+xml;base64,([^"]+)"', page)[1])
    assert ElementTree.fromstring(picture).tag == "{http://www.w3.org/2000/svg}svg"
    answer = opened.post(f"{HERE}code/new/", {"code": code_of(secret)})
    assert answer.headers["Location"] == f"{HERE}recovery/"
    return secret


@pytest.fixture
def with_app(cast):
    account_of(cast.member, "ligong")
    opened, _to = sign_in()
    return opened, set_up(opened)


def test_after_the_password_the_code_is_asked_for(with_app):
    _opened, secret = with_app
    opened, to = sign_in()
    assert (to, is_in(opened)) == (f"{HERE}asked/", False)
    assert "not right" in opened.post(to, {"code": "000000"}).content.decode()
    assert not is_in(opened)
    code = code_of(secret, 1)
    opened.post(to, {"code": code})
    assert is_in(opened)
    # A code that somebody looked at over the shoulder opens nothing a second time.
    other, to = sign_in()
    other.post(to, {"code": code})
    assert not is_in(other)


def test_a_recovery_code_opens_once(with_app):
    opened, _secret = with_app
    codes = opened.get(f"{HERE}recovery/file/").content.decode().split()
    assert len(codes) == 10
    for expected in (True, False):
        other, to = sign_in()
        other.post(to, {"code": codes[0]})
        assert is_in(other) is expected
    left = opened.get(f"{HERE}recovery/").content.decode()
    assert (codes[0] in left, codes[1] in left) == (False, True)


def test_five_wrong_codes_hold_the_account_s_second_step_back(with_app):
    _opened, secret = with_app
    other, to = sign_in()
    for _try in range(5):
        other.post(to, {"code": "000000"})
    other.post(to, {"code": code_of(secret, 1)})
    assert not is_in(other)


def test_nothing_that_opens_lies_readable_in_the_database(with_app):
    opened, secret = with_app
    codes = opened.get(f"{HERE}recovery/file/").content.decode().split()
    kept = str(list(Authenticator.objects.values_list("data", flat=True)))
    assert secret not in kept
    assert not any(code in kept for code in codes)


def test_history_tells_who_set_it_up_and_who_took_it_off(cast, django_capture_on_commit_callbacks):
    account_of(cast.member, "ligong")
    opened, _to = sign_in()
    with django_capture_on_commit_callbacks(execute=True):
        set_up(opened)
    opened.post(f"{HERE}code/removal/")
    assert not Authenticator.objects.exists()
    told = [event.verb for event in events_of(cast.member.pk)]
    assert told.count("people.second_step.added") == 2
    assert told.count("people.second_step.removed") == 2


def test_whose_seat_requires_it_sets_it_up_before_anything_else(cast, settings):
    settings.SECOND_STEP_POWERS = ["verify"]
    account_of(cast.finance, "qian")
    account_of(cast.member, "ligong")
    free, _to = sign_in()
    assert free.get("/people/").status_code == 200
    opened, _to = sign_in("qian")
    for path in ("/people/", "/api/v1/me", "/account/tokens/"):
        assert opened.get(path).headers["Location"] == HERE
    assert "Your seat requires a second step" in opened.get(HERE).content.decode()
    set_up(opened)
    assert opened.get("/people/").status_code == 200
    page = opened.post(f"{HERE}code/removal/").content.decode()
    assert "Your seat requires a second step" in page
    assert Authenticator.objects.filter(type="totp").exists()


def test_a_power_that_there_is_not_stops_the_start(cast, settings):
    settings.SECOND_STEP_POWERS = ["rule"]
    with pytest.raises(ImproperlyConfigured, match="rule"):
        Client().get("/account/login/")


def test_a_closed_account_loses_its_steps(with_app, cast):
    people.close_account(cast.member, actor=cast.union)
    assert not Authenticator.objects.exists()


def test_nobody_reaches_another_s_passkey(with_app, cast, browser_of):
    passkey = Authenticator.objects.create(user=cast.member.account, type="webauthn", data={"name": "key"})
    assert browser_of(cast.apprentice).get(f"{HERE}passkeys/{passkey.pk}/removal/").status_code == 404
    assert Authenticator.objects.filter(pk=passkey.pk).exists()


def test_an_answer_that_is_no_passkey_is_refused_in_words(cast):
    opened = Client(HTTP_ACCEPT_LANGUAGE="en")
    assert opened.get("/account/login/passkey/", headers={"Accept": "application/json"}).json()["request_options"]
    for credential in ("", "{}", '{"response": {"userHandle": "MQ"}}', "[1]", "null"):
        page = opened.post("/account/login/passkey/", {"credential": credential}, follow=True)
        assert page.status_code == 200
        assert not is_in(opened)
