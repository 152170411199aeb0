"""The webhooks of an organisation: set up, changed, tried, and what became of each message."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from jiangfang.notices import actions, queries
from jiangfang.notices.forms import ChangedWebhookForm, WebhookForm
from jiangfang.notices.models import Webhook
from jiangfang.notices.rules import may_keep_webhooks
from jiangfang.notices.webhooks import outbox
from jiangfang.people.doing import run_form
from jiangfang.records.models import Organisation
from jiangfang.records.queries import organisation_named
from jiangfang.ui.paging import keyset_page

PAGE_SIZE = 50


def _kept(request: HttpRequest, slug: str) -> Organisation:
    """The organisation, for those who run it. Raises Refused."""
    found = organisation_named(slug)
    verdict = may_keep_webhooks(request.reader, found)
    if not verdict:
        raise verdict.refusal()
    return found


def _address(organisation: Organisation, webhook: Webhook) -> str:
    return reverse("notices:webhook", args=[organisation.slug, webhook.pk])


def webhooks(request: HttpRequest, slug: str) -> HttpResponse:
    """Which programs an organisation tells of what."""
    organisation = _kept(request, slug)
    context = {"organisation": organisation, "webhooks": queries.webhooks_of(organisation)}
    return render(request, "notices/webhooks.html", context)


@never_cache
def webhook_new(request: HttpRequest, slug: str) -> HttpResponse:
    """Set up a webhook, and show its secret once."""
    organisation = _kept(request, slug)
    form = WebhookForm(request.POST if request.method == "POST" else None, subject=organisation, reader=request.reader)
    made: list[tuple[Webhook, str]] = []

    def act() -> str:
        made.append(actions.set_up_webhook(organisation, actor=request.reader, **form.values()))
        return reverse("notices:webhooks", args=[slug])

    context = {
        "heading": _("Set up a webhook"),
        "lead": _(
            "It tells another program of deeds in this branch: what was done with which record, never its contents."
        ),
        "back_url": reverse("notices:webhooks", args=[slug]),
    }
    answer = run_form(request, form, act, context)
    return _secret_page(request, organisation, *made[0]) if made else answer


def _secret_page(request: HttpRequest, organisation: Organisation, webhook: Webhook, secret: str) -> HttpResponse:
    context = {"organisation": organisation, "secret": secret, "next_url": _address(organisation, webhook)}
    return render(request, "notices/webhook_secret.html", context)


def webhook(request: HttpRequest, slug: str, key: uuid.UUID) -> HttpResponse:
    """One webhook: its address, its events, and its latest messages; ``?state=dead`` those that were given up."""
    organisation = _kept(request, slug)
    found = queries.webhook_of(organisation, key)
    deliveries = queries.deliveries_of(found)
    only_dead = request.GET.get("state") == "dead"
    page = keyset_page(
        deliveries.filter(state="dead") if only_dead else deliveries, request.GET, order=("-id",), size=PAGE_SIZE
    )
    context = {"organisation": organisation, "webhook": found, "page": page, "only_dead": only_dead}
    return render(request, "notices/webhook.html", context)


def webhook_change(request: HttpRequest, slug: str, key: uuid.UUID) -> HttpResponse:
    """Change address and events, switch it on or off."""
    organisation = _kept(request, slug)
    found = queries.webhook_of(organisation, key)
    form = ChangedWebhookForm(
        request.POST if request.method == "POST" else None,
        subject=organisation,
        reader=request.reader,
        initial={"url": found.url, "events": found.events, "is_on": found.is_on},
    )

    def act() -> str:
        actions.change_webhook(organisation, actor=request.reader, webhook=found, **form.values())
        return _address(organisation, found)

    context = {"heading": _("Change the webhook"), "back_url": _address(organisation, found), "save_label": _("Save")}
    return run_form(request, form, act, context)


@require_POST
@never_cache
def webhook_secret(request: HttpRequest, slug: str, key: uuid.UUID) -> HttpResponse:
    """Make a new secret, and show it once."""
    organisation = _kept(request, slug)
    found = queries.webhook_of(organisation, key)
    secret = actions.renew_webhook_secret(organisation, actor=request.reader, webhook=found)
    return _secret_page(request, organisation, found, secret)


@require_POST
def webhook_removal(request: HttpRequest, slug: str, key: uuid.UUID) -> HttpResponse:
    """Remove a webhook."""
    organisation = _kept(request, slug)
    actions.remove_webhook(organisation, actor=request.reader, webhook=queries.webhook_of(organisation, key))
    return redirect("notices:webhooks", slug)


@require_POST
def webhook_test(request: HttpRequest, slug: str, key: uuid.UUID) -> HttpResponse:
    """Send a test message at once."""
    organisation = _kept(request, slug)
    found = queries.webhook_of(organisation, key)
    outbox.send_test(found)
    return redirect(_address(organisation, found))


@require_POST
def delivery_retry(request: HttpRequest, slug: str, key: uuid.UUID, delivery: uuid.UUID) -> HttpResponse:
    """Put a message that did not arrive back to the front."""
    organisation = _kept(request, slug)
    found = queries.webhook_of(organisation, key)
    outbox.try_again(found, delivery)
    return redirect(_address(organisation, found))
