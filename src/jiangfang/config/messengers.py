"""Signing in through WeCom, DingTalk or Feishu, read from the environment.

Documented for operators in docs/operations/sign-in.md.
"""

import os
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

from jiangfang.config.environment import need_encryption


def read_messengers() -> dict[str, dict[str, Any]]:
    """Each messenger that is set up, under its name. Raises ImproperlyConfigured for half a configuration."""
    found = {"wecom": _wecom(), "dingtalk": _dingtalk(), "feishu": _feishu()}
    return {name: {"APPS": [app]} for name, app in found.items() if app}


def places_of(messengers: dict[str, dict[str, Any]]) -> list[str]:
    """Where the browser is led to by the buttons of these messengers."""
    urls = [entry["APPS"][0]["settings"]["login_url"] for entry in messengers.values()]
    return ["{0.scheme}://{0.netloc}".format(urlsplit(url)) for url in urls]


def _wecom() -> dict[str, Any]:
    if not (corp := _read("JIANGFANG_WECOM_CORP")):
        return {}
    return _app(
        corp,
        _need("JIANGFANG_WECOM_SECRET", "JIANGFANG_WECOM_CORP"),
        agent=_need("JIANGFANG_WECOM_AGENT", "JIANGFANG_WECOM_CORP"),
        url=_read("JIANGFANG_WECOM_URL") or "https://qyapi.weixin.qq.com",
        login_url=_read("JIANGFANG_WECOM_LOGIN_URL") or "https://login.work.weixin.qq.com/wwlogin/sso/login",
    )


def _dingtalk() -> dict[str, Any]:
    if not (client := _read("JIANGFANG_DINGTALK_CLIENT_ID")):
        return {}
    own = _read("JIANGFANG_DINGTALK_URL").rstrip("/")
    return _app(
        client,
        _need("JIANGFANG_DINGTALK_CLIENT_SECRET", "JIANGFANG_DINGTALK_CLIENT_ID"),
        url=own or "https://api.dingtalk.com",
        members_url=own or "https://oapi.dingtalk.com",
        login_url=f"{own or 'https://login.dingtalk.com'}/oauth2/auth",
    )


def _feishu() -> dict[str, Any]:
    if not (client := _read("JIANGFANG_FEISHU_CLIENT_ID")):
        return {}
    url = _read("JIANGFANG_FEISHU_URL").rstrip("/") or "https://open.feishu.cn"
    return _app(
        client,
        _need("JIANGFANG_FEISHU_CLIENT_SECRET", "JIANGFANG_FEISHU_CLIENT_ID"),
        number=_read("JIANGFANG_FEISHU_USERNAME") or "user_id",
        url=url,
        login_url=f"{url}/open-apis/authen/v1/index",
    )


def _app(client: str, secret: str, **told: str) -> dict[str, Any]:
    for name in ("url", "login_url"):
        need_encryption(name, told[name], "https")
    told["url"] = told["url"].rstrip("/")
    return {"client_id": client, "secret": secret, "settings": {"username_claim": "userid", **told}}


def _read(name: str) -> str:
    return os.environ.get(name, "").strip()


def _need(name: str, because: str) -> str:
    if not _read(name):
        raise ImproperlyConfigured(f"{because} also needs {name}.")
    return _read(name)
