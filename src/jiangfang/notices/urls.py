"""Addresses of notices, calendar links and webhooks, for those who have signed in."""

from django.urls import path

from jiangfang.notices.views import calendars, notices, webhooks

app_name = "notices"

_HOOK = "webhooks/<slug:slug>/<uuid:key>/"

urlpatterns = [
    path("", notices.notices, name="notices"),
    path("read/", notices.all_read, name="all_read"),
    path("mail/", notices.preference, name="preference"),
    path("calendars/", calendars.calendar_links, name="calendar_links"),
    path("calendars/new/", calendars.calendar_link_new, name="calendar_link_new"),
    path("calendars/<uuid:key>/revocation/", calendars.calendar_link_revocation, name="calendar_link_revocation"),
    path("webhooks/<slug:slug>/", webhooks.webhooks, name="webhooks"),
    path("webhooks/<slug:slug>/new/", webhooks.webhook_new, name="webhook_new"),
    path(_HOOK, webhooks.webhook, name="webhook"),
    path(f"{_HOOK}change/", webhooks.webhook_change, name="webhook_change"),
    path(f"{_HOOK}secret/", webhooks.webhook_secret, name="webhook_secret"),
    path(f"{_HOOK}removal/", webhooks.webhook_removal, name="webhook_removal"),
    path(f"{_HOOK}test/", webhooks.webhook_test, name="webhook_test"),
    path(f"{_HOOK}deliveries/<uuid:delivery>/retry/", webhooks.delivery_retry, name="delivery_retry"),
    path("<uuid:key>/", notices.notice, name="notice"),
    path("<uuid:key>/reading/", notices.notice_reading, name="notice_reading"),
]
