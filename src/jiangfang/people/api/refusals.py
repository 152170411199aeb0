"""What can go wrong between a program and a deed: the ways of HTTP, as errors of ours, so that they are said like all others."""

from collections.abc import Mapping, Sequence

from jiangfang.kernel.errors import JiangfangError
from jiangfang.kernel.text import N_


class Unreadable(JiangfangError):
    """The body or a parameter is not what it says it is."""

    status = 400


class Unauthenticated(JiangfangError):
    """Nobody, or somebody who can't be told from nobody."""

    status = 401


class NotAllowed(JiangfangError):
    """The address knows other methods."""

    status = 405


class Stale(JiangfangError):
    """The record is no longer at the version that the request starts from."""

    status = 412


class TooLarge(JiangfangError):
    """More than is taken in one request."""

    status = 413


class WrongMedia(JiangfangError):
    """A body of a kind that is not read here."""

    status = 415


class Unconditional(JiangfangError):
    """This deed writes over what others may have written, so it must say from which version it starts."""

    status = 428


class TooMany(JiangfangError):
    """More requests than one token may send; ``wait`` says for how many seconds."""

    status = 429

    def __init__(self, wait: int) -> None:
        self.wait = wait
        super().__init__(
            N_("Too many requests within one minute."),
            help=N_("Go on in %(wait)s seconds; the header Retry-After says so too."),
            code="rate_limit",
            wait=wait,
        )


class WrongValues(JiangfangError):
    """Values that can't be taken; ``errors`` says of each which and why, in the language of the moment."""

    status = 422

    def __init__(self, errors: Sequence[Mapping[str, str]]) -> None:
        self.errors = errors
        super().__init__(
            N_("These values can't be taken: %(names)s."),
            code="values",
            names=", ".join(one["field"] for one in errors)[:500],
        )


class Broken(JiangfangError):
    """A mistake of ours."""

    status = 500


def stale(theirs: int | str = "") -> Stale:
    """The refusal of a request that starts from an older version."""
    return Stale(
        N_("The record has changed since the version that If-Match names; it is now at version %(theirs)s."),
        help=N_("Read it again, look at what changed, and send the request with its new ETag."),
        code="version",
        theirs=theirs,
    )


def unauthenticated() -> Unauthenticated:
    """The answer to whoever has not said who they are."""
    return Unauthenticated(
        N_("This needs a token, and the one given is missing, wrong, expired or revoked."),
        help=N_("Send “Authorization: Bearer …” with a token from the page “Tokens for programs”."),
        code="invalid_token",
    )
