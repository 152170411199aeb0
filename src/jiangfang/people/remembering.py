"""What is kept of requests from programs: when a token was last used, and what a request with a key was answered."""

import datetime as dt
import hashlib

from django.db import transaction

from jiangfang.kernel import clock
from jiangfang.people.models import Account, GivenAnswer, Token

KEPT_FOR = dt.timedelta(days=1)
AN_HOUR = dt.timedelta(hours=1)


def mark_used(token: Token) -> None:
    """Note that a token was used; at most once an hour, so that reading writes nothing most of the time."""
    now = clock.now()
    if token.used_at is None or token.used_at <= now - AN_HOUR:
        Token.objects.filter(pk=token.pk).update(used_at=now)


def claim_answer(account: Account, key: str, asked: bytes) -> GivenAnswer:
    """The answer given under a key within the last day, or a new row to be filled by :func:`give_answer`.

    Part of the transaction in which the deed is done: whoever comes second with the same key waits for the first, and finds
    its answer, or nothing where it was refused.
    """
    assert transaction.get_connection().in_atomic_block, "A key is claimed in the deed's own transaction."
    now = clock.now()
    GivenAnswer.objects.filter(account=account, at__lte=now - KEPT_FOR).delete()
    fresh = GivenAnswer(account=account, key=key, digest=hashlib.sha256(asked).hexdigest(), at=now)
    GivenAnswer.objects.bulk_create([fresh], ignore_conflicts=True)
    return GivenAnswer.objects.get(account=account, key=key)


def is_same_request(answer: GivenAnswer, asked: bytes) -> bool:
    """Whether a key was used for this very request."""
    return answer.digest == hashlib.sha256(asked).hexdigest()


def give_answer(answer: GivenAnswer, status: int, headers: dict[str, str], body: str) -> None:
    """Keep what a request is answered."""
    GivenAnswer.objects.filter(pk=answer.pk).update(status=status, headers=headers, body=body)
