"""What can go wrong in a deed, as types. Each error says what was refused, why, and what would help.

The texts are English message ids with named placeholders; the face that shows them translates and fills them in
(:func:`jiangfang.ui.wording.say`). ``str(error)`` is the English sentence, for logs and the shell.
"""

from collections.abc import Mapping
from typing import Any


class JiangfangError(Exception):
    """Base of every error that a reader may see. ``message`` is a message id, ``params`` fills its placeholders."""

    status = 400

    def __init__(self, message: str, *, help: str = "", code: str = "", **params: Any) -> None:
        self.message = message
        self.help = help
        self.code = code
        self.params = params
        super().__init__(message)

    def __str__(self) -> str:
        text = self.message % self.params if self.params else self.message
        return f"{text} {self.help % self.params if self.params else self.help}".strip()


class Invalid(JiangfangError):
    """A value cannot be taken as it stands. ``field`` names it where it belongs to a field."""

    status = 422

    def __init__(self, message: str, *, field: str = "", help: str = "", code: str = "", **params: Any) -> None:
        super().__init__(message, help=help, code=code, **params)
        self.field = field


class InvalidMany(Invalid):
    """Several fields at once; ``errors`` maps a field's name to its :class:`Invalid`."""

    def __init__(self, errors: Mapping[str, Invalid]) -> None:
        first_field, first = next(iter(errors.items()))
        super().__init__(first.message, field=first_field, help=first.help, code=first.code, **first.params)
        self.errors = dict(errors)


class Refused(JiangfangError):
    """A rule says no. ``code`` is the rule's name, so that page, API and log name the same rule."""

    status = 403


class Conflict(JiangfangError):
    """Someone was first: the thing is no longer as the deed assumed it to be."""

    status = 409


class NotThere(JiangfangError):
    """Not there, or not yours: one answer for both."""

    status = 404


class Unavailable(JiangfangError):
    """Something that the house needs does not answer just now: nothing was done, and trying again later helps."""

    status = 503
