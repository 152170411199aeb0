"""Setting up, changing and removing the webhooks of an organisation."""

from django.utils.translation import gettext_lazy as _

from jiangfang.kernel import clock
from jiangfang.kernel.errors import Invalid
from jiangfang.kernel.text import N_
from jiangfang.ledger.deeds import action, actions, current_deed
from jiangfang.notices.models import Delivery, Webhook
from jiangfang.notices.rules import may_keep_webhooks
from jiangfang.notices.webhooks.posting import check_literal, checked_url
from jiangfang.notices.webhooks.signing import OVERLAP, new_secret, seal
from jiangfang.people.models import Person
from jiangfang.records import writing
from jiangfang.records.models import Organisation

MOST = 10


@action("notices.webhook.set_up", may=may_keep_webhooks, says=_("%(actor)s set up a webhook."))
def set_up_webhook(organisation: Organisation, *, actor: Person, url: str, events: str = "") -> tuple[Webhook, str]:
    """Set up a webhook, and make its secret, which is shown once.

    Raises Invalid for an address that messages must not go to, for verbs that there are not, and for more than MOST webhooks.
    """
    if Webhook.objects.filter(organisation=organisation, removed_at__isnull=True).count() >= MOST:
        raise Invalid(N_("There are %(most)s webhooks already."), help=N_("Remove one that is not used."), most=MOST)
    secret = new_secret()
    webhook = Webhook(
        organisation=organisation,
        person=actor,
        url=_checked(url),
        events=_known(events),
        secret=seal(secret),
        made_at=clock.now(),
    )
    webhook.save(force_insert=True)
    _say(organisation, webhook)
    return webhook, secret


@action("notices.webhook.changed", may=may_keep_webhooks, says=_("%(actor)s changed a webhook."))
def change_webhook(
    organisation: Organisation, *, actor: Person, webhook: Webhook, url: str, events: str = "", is_on: bool = True
) -> Webhook:
    """Change address and events, switch it on or off. From then on it tells what ``actor`` may see."""
    webhook.url, webhook.events = _checked(url), _known(events)
    webhook.is_on, webhook.person, webhook.stopped_because = is_on, actor, ""
    webhook.save(update_fields=["url", "events", "is_on", "person", "stopped_because"])
    _say(organisation, webhook)
    return webhook


@action("notices.webhook.secret_renewed", may=may_keep_webhooks, says=_("%(actor)s made a new secret for a webhook."))
def renew_webhook_secret(organisation: Organisation, *, actor: Person, webhook: Webhook) -> str:
    """Make a new secret, which is shown once; for a day messages carry the signature of the former one too."""
    secret = new_secret()
    webhook.former_secret, webhook.former_until = webhook.secret, clock.now() + OVERLAP
    webhook.secret = seal(secret)
    webhook.save(update_fields=["secret", "former_secret", "former_until"])
    _say(organisation, webhook)
    return secret


@action("notices.webhook.removed", may=may_keep_webhooks, says=_("%(actor)s removed a webhook."))
def remove_webhook(organisation: Organisation, *, actor: Person, webhook: Webhook) -> Webhook:
    """Remove a webhook: what still waits is given up."""
    now = clock.now()
    webhook.is_on, webhook.removed_at = False, now
    webhook.secret = webhook.former_secret = ""
    webhook.save(update_fields=["is_on", "removed_at", "secret", "former_secret"])
    waiting = Delivery.objects.filter(webhook=webhook, state=Delivery.State.WAITING)
    waiting.update(state=Delivery.State.DEAD, ended_at=now)
    _say(organisation, webhook)
    return webhook


def _say(organisation: Organisation, webhook: Webhook) -> None:
    current_deed().facts.update(webhook=str(webhook.pk), host=checked_url(webhook.url).hostname, events=webhook.events)
    writing.change(organisation)


def _checked(url: str) -> str:
    """An address that may stand here. Names are resolved where a message is sent: a transaction waits for no name server."""
    check_literal(checked_url(url))
    return url.strip()


def _known(events: str) -> str:
    """Verbs or their beginnings, each of which names a deed that there is."""
    known = [declared.verb for declared in actions]
    wanted = list(dict.fromkeys(events.replace(",", " ").replace("，", " ").split()))
    for one in wanted:
        beginning = f"{one.rstrip('.*')}."
        if not any(f"{verb}.".startswith(beginning) for verb in known):
            raise Invalid(
                N_("“%(event)s” is no deed and no beginning of one."),
                help=N_(
                    "Write for example innovation.benefit.verified, or innovation.benefit for all deeds on benefits."
                ),
                field="events",
                event=one,
            )
    return " ".join(wanted)
