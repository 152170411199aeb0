"""Signing in through a messenger that a company uses: WeCom, DingTalk, Feishu. Each says which member of the company it is.

The member's number there (``userid``) is given by the company's own administrator, so it can name an account here; a nickname
or a telephone number could not. Where each is asked stands in the settings, for companies that run their own.
"""

from collections.abc import Callable
from typing import Any

from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.providers.oauth2.client import OAuth2Client, OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2Adapter, OAuth2CallbackView, OAuth2LoginView
from django.http import HttpRequest
from django.utils.http import urlencode


def _ask(method: str, url: str, **more: Any) -> dict[str, Any]:
    """The answer to one call. Raises OAuth2Error where the messenger says no, whichever of its ways it says it in."""
    with get_adapter().get_requests_session() as session:
        answer = session.request(method, url, timeout=10, **more)
    told = answer.json() if answer.ok and "json" in answer.headers.get("Content-Type", "json") else {}
    if not isinstance(told, dict) or not told or told.get("errcode") or told.get("code"):
        raise OAuth2Error(f"{url} answered {answer.status_code}: {answer.text[:200]}")
    return told


def _part(told: dict[str, Any], *names: str) -> str:
    for name in names:
        if isinstance(told.get(name), str) and told[name]:
            return told[name]
    raise OAuth2Error(f"The answer has no {names[0]}; whoever signed in is no member of the company.")


class MessengerClient(OAuth2Client):
    """Leads to the messenger; the code with which one comes back is spent by the adapter."""

    asks: Callable[[], dict[str, str]]

    def get_redirect_url(self, authorization_url: str, scope: Any, extra_params: dict[str, str]) -> str:
        told = {"redirect_uri": self.callback_url, "state": self.state or "", **self.asks(), **extra_params}
        return f"{authorization_url}?{urlencode(told)}"


class MessengerAdapter(OAuth2Adapter):
    """One messenger: where it is asked to sign in, and who came back."""

    access_token_url = ""

    def __init__(self, request: HttpRequest) -> None:
        # DingTalk calls the code by a name of its own; allauth looks for it under the standard's.
        if "authCode" in request.GET and "code" not in request.GET:
            request.GET = request.GET.copy()
            request.GET["code"] = request.GET["authCode"]
        super().__init__(request)

    @property
    def authorize_url(self) -> str:
        return self.told["login_url"]

    @property
    def app(self) -> Any:
        return self.get_provider().app

    @property
    def told(self) -> dict[str, str]:
        return self.app.settings

    def get_client(self, request: HttpRequest, app: Any) -> OAuth2Client:
        place = self.get_callback_url(request, app)
        client = MessengerClient(request, app.client_id, app.secret, "POST", "", place)
        client.asks = self.asks
        return client

    def get_access_token_data(self, request: HttpRequest, app: Any, client: Any, pkce_code_verifier: Any = None) -> Any:
        return {"access_token": request.GET["code"]}

    def complete_login(self, request: HttpRequest, app: Any, token: Any, **more: Any) -> Any:
        return self.get_provider().sociallogin_from_response(request, self.who(token.token))

    def asks(self) -> dict[str, str]:
        """What the messenger wants to be told besides the way back."""
        return {"client_id": self.app.client_id, "response_type": "code"}

    def who(self, code: str) -> dict[str, str]:
        """The member (``userid``) and the key by which the messenger knows them (``key``). Raises OAuth2Error."""
        raise NotImplementedError


class WeComAdapter(MessengerAdapter):
    """企业微信: a code is good for the member's number, with the company's own token."""

    provider_id = "wecom"

    def asks(self) -> dict[str, str]:
        return {"login_type": "CorpApp", "appid": self.app.client_id, "agentid": self.told["agent"]}

    def who(self, code: str) -> dict[str, str]:
        base, secrets = f"{self.told['url']}/cgi-bin", {"corpid": self.app.client_id, "corpsecret": self.app.secret}
        token = _part(_ask("GET", f"{base}/gettoken", params=secrets), "access_token")
        told = _ask("GET", f"{base}/auth/getuserinfo", params={"access_token": token, "code": code})
        member = _part(told, "userid", "UserId")
        return {"key": member, "userid": member}


class DingTalkAdapter(MessengerAdapter):
    """钉钉: says who it is among all its users; whether they belong to the company is a second question."""

    provider_id = "dingtalk"

    def asks(self) -> dict[str, str]:
        return super().asks() | {"scope": "openid", "prompt": "consent"}

    def who(self, code: str) -> dict[str, str]:
        base, app = f"{self.told['url']}/v1.0", self.app
        wanted = {
            "clientId": app.client_id,
            "clientSecret": app.secret,
            "code": code,
            "grantType": "authorization_code",
        }
        own = _part(_ask("POST", f"{base}/oauth2/userAccessToken", json=wanted), "accessToken")
        key = _part(_ask("GET", f"{base}/contact/users/me", headers={"x-acs-dingtalk-access-token": own}), "unionId")
        house = {"appKey": app.client_id, "appSecret": app.secret}
        token = _part(_ask("POST", f"{base}/oauth2/accessToken", json=house), "accessToken")
        place = f"{self.told['members_url']}/topapi/user/getbyunionid"
        told = _ask("POST", place, params={"access_token": token}, json={"unionid": key})
        return {"key": key, "userid": _part(told.get("result") or {}, "userid")}


class FeishuAdapter(MessengerAdapter):
    """飞书: an app of the company's own lets in its members only, and tells their number where it may."""

    provider_id = "feishu"

    def asks(self) -> dict[str, str]:
        return {"app_id": self.app.client_id, "response_type": "code"}

    def who(self, code: str) -> dict[str, str]:
        base = f"{self.told['url']}/open-apis"
        secrets = {"app_id": self.app.client_id, "app_secret": self.app.secret}
        token = _part(_ask("POST", f"{base}/auth/v3/app_access_token/internal", json=secrets), "app_access_token")
        wanted, bearer = {"grant_type": "authorization_code", "code": code}, {"Authorization": f"Bearer {token}"}
        own = _ask("POST", f"{base}/authen/v1/access_token", json=wanted, headers=bearer).get("data") or {}
        bearer = {"Authorization": f"Bearer {_part(own, 'access_token')}"}
        told = _ask("GET", f"{base}/authen/v1/user_info", headers=bearer).get("data") or {}
        return {"key": _part(told, "open_id"), "userid": _part(told, self.told["number"])}


ADAPTERS = (WeComAdapter, DingTalkAdapter, FeishuAdapter)
LOGIN = {one.provider_id: OAuth2LoginView.adapter_view(one) for one in ADAPTERS}
CALLBACK = {one.provider_id: OAuth2CallbackView.adapter_view(one) for one in ADAPTERS}
