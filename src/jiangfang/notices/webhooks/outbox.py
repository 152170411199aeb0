"""Messages to webhooks: written once a deed is committed, sent by the job, tried again, given up at last."""

import datetime as dt
import json
import logging
import uuid
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from django.conf import settings

from jiangfang.kernel import clock, ids
from jiangfang.kernel.errors import Unavailable
from jiangfang.notices.models import Delivery, Webhook
from jiangfang.notices.webhooks.posting import Answer, post
from jiangfang.notices.webhooks.signing import headers_for
from jiangfang.people.visibility import visible_records
from jiangfang.records.addresses import url_of
from jiangfang.records.models import Audience, Branch, Record

logger = logging.getLogger(__name__)
BACK_OFF = tuple(dt.timedelta(seconds=seconds) for seconds in (5, 300, 1800, 7200, 18000, 36000, 50400, 72000, 86400))
LEASE = dt.timedelta(minutes=2)
AT_A_TIME = 50
KEPT = dt.timedelta(days=30)
GONE = 410
TEST = "notices.webhook.tested"


def is_there_any() -> bool:
    """Whether anybody wants messages at all."""
    return Webhook.objects.filter(is_on=True).exists()


def webhooks_for(verb: str) -> list[Webhook]:
    """The webhooks that take a verb, wherever they are. Secrets and accounts are spoken of to nobody."""
    if verb.startswith(("people.account.", "people.token.", "notices.")):
        return []
    found = Webhook.objects.filter(is_on=True).select_related("person")
    return [webhook for webhook in found if webhook.takes(verb)]


def queue(
    deed_id: uuid.UUID,
    verb: str,
    at: dt.datetime,
    records: Sequence[Record],
    webhooks: Collection[Webhook],
    versions: Mapping[uuid.UUID, int],
) -> None:
    """Write a message for each webhook and record: those of its branch that are open to the company and to its maker."""
    deliveries = []
    for webhook in webhooks:
        for record in _told_to(webhook, records):
            body = _body(verb, at, record, versions.get(record.pk, record.version), deed_id)
            deliveries.append(_delivery(webhook, verb, body))
    Delivery.objects.bulk_create(deliveries, batch_size=500)


def _told_to(webhook: Webhook, records: Sequence[Record]) -> list[Record]:
    branch = Branch.objects.filter(ancestor_id=webhook.organisation_id).values("organisation_id")
    open_here = visible_records(webhook.person).filter(organisation_id__in=branch, audience__gte=Audience.COMPANY)
    told = set(open_here.filter(pk__in=[record.pk for record in records]).values_list("pk", flat=True))
    return [record for record in records if record.pk in told]


def _body(verb: str, at: dt.datetime, record: Record, version: int, deed_id: uuid.UUID) -> str:
    data = {
        "verb": verb,
        "deed": str(deed_id),
        "code": record.code,
        "kind": record.kind,
        "version": version,
        "url": settings.HOUSE_URL + url_of(record),
    }
    return _written(verb, at, data)


def _written(type: str, at: dt.datetime, data: Mapping[str, Any]) -> str:
    stamp = at.astimezone(dt.UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    return json.dumps({"type": type, "timestamp": stamp, "data": data}, ensure_ascii=False, separators=(",", ":"))


def _delivery(webhook: Webhook, type: str, body: str) -> Delivery:
    now = clock.now()
    return Delivery(
        id=ids.uuid7(),
        organisation_id=webhook.organisation_id,
        webhook=webhook,
        type=type,
        body=body,
        made_at=now,
        next_at=now,
    )


def send_due() -> int:
    """Send what is due; returns how much was delivered. Of one webhook that does not answer no more is tried in this round."""
    due = Delivery.objects.filter(state=Delivery.State.WAITING, next_at__lte=clock.now(), webhook__is_on=True)
    delivered, silent = 0, defaultdict(bool)
    for delivery in due.select_related("webhook").order_by("next_at", "id")[:AT_A_TIME]:
        if silent[delivery.webhook_id] or not _take(delivery):
            continue
        answer = _send(delivery)
        delivered += answer.is_good
        silent[delivery.webhook_id] = answer.status in (0, GONE)
    return delivered


def _take(delivery: Delivery) -> bool:
    """Whether the message is ours to send: the row still is as it was seen."""
    seen = Delivery.objects.filter(pk=delivery.pk, state=Delivery.State.WAITING, next_at=delivery.next_at)
    return seen.update(next_at=clock.now() + LEASE) == 1


def _send(delivery: Delivery, *, last: bool = False) -> Answer:
    body = delivery.body.encode()
    try:
        answer = post(delivery.webhook.url, body, headers_for(delivery.webhook, f"msg_{delivery.id.hex}", body))
    except Unavailable as error:
        answer = Answer(0, str(error))
    _note(delivery, answer, last=last or delivery.attempts >= len(BACK_OFF))
    return answer


def _note(delivery: Delivery, answer: Answer, *, last: bool) -> None:
    """What became of an attempt: delivered, tried again, or given up; where nobody wants messages any more, all stops."""
    now = clock.now()
    values: dict[str, Any] = {"attempts": delivery.attempts + 1, "status": answer.status, "error": answer.error[:300]}
    if answer.is_good:
        values |= {"state": Delivery.State.SENT, "ended_at": now}
    elif last or answer.status == GONE:
        values |= {"state": Delivery.State.DEAD, "ended_at": now}
    else:
        values |= {"next_at": now + BACK_OFF[delivery.attempts]}
    Delivery.objects.filter(pk=delivery.pk).update(**values)
    if answer.status == GONE:
        logger.warning("A webhook was switched off: its receiver is gone.")
        Webhook.objects.filter(pk=delivery.webhook_id).update(is_on=False, stopped_because="410")


def send_test(webhook: Webhook) -> Answer:
    """Send a message at once that says nothing but that it arrives; it is tried no second time."""
    now = clock.now()
    delivery = _delivery(webhook, TEST, _written(TEST, now, {"organisation": webhook.organisation.record.code}))
    delivery.save(force_insert=True)
    return _send(delivery, last=True)


def try_again(webhook: Webhook, key: uuid.UUID) -> bool:
    """Put a message that was given up or waits back to the front; whether there is such a one."""
    found = Delivery.objects.filter(pk=key, webhook=webhook).exclude(state=Delivery.State.SENT)
    again = {"state": Delivery.State.WAITING, "attempts": 0, "next_at": clock.now(), "ended_at": None}
    return found.update(**again) == 1


def clear_away() -> None:
    """Forget messages that were delivered long ago."""
    Delivery.objects.filter(ended_at__lt=clock.now() - KEPT).delete()
