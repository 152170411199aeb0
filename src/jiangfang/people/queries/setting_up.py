"""Whether a house waits for its first officer, and whether the link to set it up is the one that was made."""

import hashlib

from jiangfang.ledger.deeds import SYSTEM
from jiangfang.people.models import SetUpLink
from jiangfang.people.rules import may_set_up


def waits_for_first_officer() -> bool:
    """Nobody could sign in to this house: no person has an account."""
    return bool(may_set_up(SYSTEM, None))


def is_to_be_set_up() -> bool:
    """Nobody could sign in, and a link was made for the first officer."""
    return SetUpLink.objects.exists() and waits_for_first_officer()


def set_up_link_stands(token: str) -> bool:
    """Whether a link that bears this secret would be taken."""
    return SetUpLink.objects.filter(digest=digest_of(token)).exists() and waits_for_first_officer()


def digest_of(token: str) -> str:
    """What is kept of a link's secret."""
    return hashlib.sha256(token.encode()).hexdigest()
