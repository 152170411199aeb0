"""Secrets of webhooks and the signatures that are made with them, by the Standard Webhooks scheme (v1: HMAC-SHA256).

A secret must be read again to sign with it, so it is kept sealed with a key that is derived from the house's own secret.
"""

import base64
import datetime as dt
import hashlib
import hmac

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings

from jiangfang.kernel import clock, ids
from jiangfang.kernel.errors import Unavailable
from jiangfang.kernel.text import N_
from jiangfang.notices.models import Webhook

PREFIX = "whsec_"
# How long messages carry the old secret's signature beside the new one's.
OVERLAP = dt.timedelta(hours=24)


def new_secret() -> str:
    """A fresh secret as its receiver enters it: 32 random bytes."""
    return PREFIX + base64.b64encode(ids.secret_bytes()).decode()


def seal(secret: str) -> str:
    """A secret as it is kept."""
    return _box().encrypt(secret.encode()).decode()


def unseal(sealed: str) -> str:
    """The secret that was sealed. Raises Unavailable where the house's own secret is another one by now."""
    try:
        return _box().decrypt(sealed.encode()).decode()
    except InvalidToken:
        raise Unavailable(
            N_("The webhook's secret can't be read any more."),
            help=N_("The house's own secret was changed. Make a new secret for the webhook."),
        ) from None


def _box() -> Fernet:
    key = hashlib.sha256(b"jiangfang.notices.webhooks:" + settings.SECRET_KEY.encode()).digest()
    return Fernet(base64.urlsafe_b64encode(key))


def headers_for(webhook: Webhook, message_id: str, body: bytes) -> dict[str, str]:
    """The three headers of a message that is sent now; while a secret is being exchanged, one signature of each."""
    now = clock.now()
    stamp = str(int(now.timestamp()))
    secrets = [unseal(webhook.secret)]
    if webhook.former_secret and webhook.former_until and webhook.former_until > now:
        secrets.append(unseal(webhook.former_secret))
    return {
        "webhook-id": message_id,
        "webhook-timestamp": stamp,
        "webhook-signature": " ".join(sign(secret, message_id, stamp, body) for secret in secrets),
    }


def sign(secret: str, message_id: str, stamp: str, body: bytes) -> str:
    """``v1,`` and the signature over id, time and body."""
    key = base64.b64decode(secret.removeprefix(PREFIX))
    content = f"{message_id}.{stamp}.".encode() + body
    return "v1," + base64.b64encode(hmac.new(key, content, hashlib.sha256).digest()).decode()
