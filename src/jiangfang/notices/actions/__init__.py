"""Deeds of notices: secret calendar links and webhooks. They are no records: each deed touches its person or organisation."""

from jiangfang.notices.actions.calendar_links import make_calendar_link, revoke_calendar_link
from jiangfang.notices.actions.webhooks import change_webhook, remove_webhook, renew_webhook_secret, set_up_webhook

__all__ = [
    "change_webhook",
    "make_calendar_link",
    "remove_webhook",
    "renew_webhook_secret",
    "revoke_calendar_link",
    "set_up_webhook",
]
