"""The messengers through which a company's people sign in, under the names by which allauth looks for them."""

from typing import Any

from allauth.socialaccount.providers.oauth2.provider import OAuth2Provider
from django.utils.translation import gettext_lazy as _

from jiangfang.people.messengers import DingTalkAdapter, FeishuAdapter, WeComAdapter


class _Messenger(OAuth2Provider):
    def extract_uid(self, data: dict[str, str]) -> str:
        return data["key"]

    def get_default_scope(self) -> list[str]:
        return []

    def extract_common_fields(self, data: dict[str, str]) -> dict[str, Any]:
        return {}


class WeCom(_Messenger):
    id, name, oauth2_adapter_class = "wecom", _("WeCom"), WeComAdapter


class DingTalk(_Messenger):
    id, name, oauth2_adapter_class = "dingtalk", _("DingTalk"), DingTalkAdapter


class Feishu(_Messenger):
    id, name, oauth2_adapter_class = "feishu", _("Feishu"), FeishuAdapter


provider_classes = [WeCom, DingTalk, Feishu]
