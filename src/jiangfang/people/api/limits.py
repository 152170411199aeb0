"""How many requests one sender may make within a minute: counted in the memory of each process, so that reading stays reading."""

from dataclasses import dataclass

from django.conf import settings
from django.core.cache import cache
from django.http import HttpResponse

from jiangfang.kernel import clock
from jiangfang.people.api.refusals import TooMany

WINDOW = 60


@dataclass(frozen=True)
class Standing:
    """What a sender has left of the present minute, and for how many seconds it still runs."""

    most: int
    left: int
    seconds: int

    def tell(self, response: HttpResponse) -> None:
        """Say it in the answer's headers (draft-ietf-httpapi-ratelimit-headers)."""
        response["RateLimit-Policy"] = f'"minute";q={self.most};w={WINDOW}'
        response["RateLimit"] = f'"minute";r={max(self.left, 0)};t={self.seconds}'


def count_request(sender: str) -> Standing:
    """Count one request of a sender. The answer's ``left`` is below zero where it is one too many."""
    second = int(clock.now().timestamp())
    key, most = f"api-requests:{sender}:{second // WINDOW}", settings.API_REQUESTS_PER_MINUTE
    cache.add(key, 0, timeout=2 * WINDOW)
    try:
        used = cache.incr(key)
    except ValueError:  # the memory was full and let it go between the two steps
        used = 1
    return Standing(most, most - used, WINDOW - second % WINDOW)


def refuse_beyond(standing: Standing) -> None:
    """Raises TooMany for a sender who has nothing left."""
    if standing.left < 0:
        raise TooMany(standing.seconds)
