"""Signing in through WeCom, DingTalk and Feishu, each against a stand-in that answers as their manuals say."""

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.socialaccount.models import SocialAccount
from django.core.exceptions import ImproperlyConfigured
from django.test import Client

from jiangfang.config.sign_in import read_sign_in
from jiangfang.people import actions as people
from jiangfang.people.models import Account

# What is set, and the query that the button leads to, for each messenger.
SET = {
    "wecom": {"CORP": "ww1", "AGENT": "1000002", "SECRET": "s"},
    "dingtalk": {"CLIENT_ID": "ding1", "CLIENT_SECRET": "s"},
    "feishu": {"CLIENT_ID": "cli_1", "CLIENT_SECRET": "s"},
}
ASKED = {
    "wecom": {"appid": ["ww1"], "agentid": ["1000002"], "login_type": ["CorpApp"]},
    "dingtalk": {"client_id": ["ding1"], "response_type": ["code"], "scope": ["openid"], "prompt": ["consent"]},
    "feishu": {"app_id": ["cli_1"], "response_type": ["code"]},
}


def answers(member):
    """What each address answers; nobody is a member where there is none."""
    dingtalk = {"errcode": 0, "result": {"userid": member}} if member else {"errcode": 60121, "errmsg": "not found"}
    return {
        "/cgi-bin/gettoken": {"errcode": 0, "access_token": "t"},
        "/cgi-bin/auth/getuserinfo": {"errcode": 0, "userid": member} if member else {"errcode": 0, "openid": "o"},
        "/v1.0/oauth2/userAccessToken": {"accessToken": "t"},
        "/v1.0/contact/users/me": {"unionId": f"union-{member}", "nick": "li", "mobile": "13800000000"},
        "/v1.0/oauth2/accessToken": {"accessToken": "t"},
        "/topapi/user/getbyunionid": dingtalk,
        "/open-apis/auth/v3/app_access_token/internal": {"code": 0, "app_access_token": "t"},
        "/open-apis/authen/v1/access_token": {"code": 0, "data": {"access_token": "t"}},
        "/open-apis/authen/v1/user_info": {
            "code": 0,
            "data": {"open_id": f"ou_{member}", "user_id": member, "name": "li"},
        },
    }


class Standin:
    def __init__(self):
        self.member, self.works, self.url = "ligong", True, ""


@pytest.fixture(scope="module")
def standin():
    found = Standin()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            self.rfile.read(int(self.headers.get("Content-Length") or 0))
            told = answers(found.member).get(urlsplit(self.path).path)
            body = json.dumps(told if found.works else {"errcode": 40001, "code": 99991663}).encode()
            self.send_response(404 if told is None else 200)
            self.send_header("Content-Type", "application/json; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        do_POST = do_GET  # noqa: N815 -- the name that the standard library calls

        def log_message(self, *words):
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        found.url = f"http://127.0.0.1:{server.server_port}"
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield found
        server.shutdown()


@pytest.fixture
def set_up(standin, settings, monkeypatch):
    standin.member, standin.works = "ligong", True

    def read(name):
        for key, value in {**SET[name], "URL": standin.url}.items():
            monkeypatch.setenv(f"JIANGFANG_{name.upper()}_{key}", value)
        monkeypatch.setenv("JIANGFANG_WECOM_LOGIN_URL", f"{standin.url}/wwlogin/sso/login")
        found = read_sign_in()
        settings.SOCIALACCOUNT_PROVIDERS = found.providers
        assert found.form_targets == [standin.url]

    return read


def come_from(name):
    browser = Client(HTTP_ACCEPT_LANGUAGE="en")
    asked = parse_qs(urlsplit(browser.post(f"/account/{name}/login/").headers["Location"]).query)
    assert ASKED[name].items() <= asked.items()
    assert asked["redirect_uri"] == [f"http://testserver/account/{name}/login/callback/"]
    code = {"authCode" if name == "dingtalk" else "code": "c", "state": asked["state"][0]}
    page = browser.get(f"/account/{name}/login/callback/", code)
    key = browser.session.get("_auth_user_id")
    return page, Account.objects.get(pk=key).username if key else None


@pytest.mark.parametrize("name", SET)
def test_a_member_of_the_company_comes_in_under_their_number_there(set_up, standin, cast, name):
    set_up(name)
    assert f'action="/account/{name}/login/?process=login"' in Client().get("/account/login/").content.decode()
    people.open_account(cast.member, actor=cast.union, username="LiGong")
    for _ in range(2):
        assert come_from(name)[1] == "LiGong"
    assert SocialAccount.objects.count() == 1


@pytest.mark.parametrize("name", SET)
def test_others_are_refused_in_words_and_leave_no_trace(set_up, standin, cast, name):
    set_up(name)
    people.open_account(cast.member, actor=cast.union, username="ligong")
    standin.member = "wang"
    page, signed_in = come_from(name)
    assert (page.status_code, signed_in) == (403, None)
    assert "nobody here has an account for “wang”" in page.content.decode()
    for standin.member, standin.works in (("", True), ("ligong", False)):
        page, signed_in = come_from(name)
        assert (page.status_code, signed_in) == (401, None)
        assert "did not work" in page.content.decode()
    assert not SocialAccount.objects.exists()


@pytest.mark.parametrize("name", SET)
def test_half_a_configuration_or_one_in_the_clear_is_refused_by_name(set_up, monkeypatch, name):
    set_up(name)
    secret = "SECRET" if name == "wecom" else "CLIENT_SECRET"
    monkeypatch.setenv(f"JIANGFANG_{name.upper()}_URL", "http://chat.plant.example")
    with pytest.raises(ImproperlyConfigured, match="https://"):
        read_sign_in()
    monkeypatch.delenv(f"JIANGFANG_{name.upper()}_{secret}")
    with pytest.raises(ImproperlyConfigured, match=f"JIANGFANG_{name.upper()}_{secret}"):
        read_sign_in()
