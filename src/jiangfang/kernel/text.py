"""Marking of user-visible text below the floor where translation happens."""


def N_(text: str) -> str:  # noqa: N802 -- the customary name of the gettext no-op marker
    """Return ``text`` unchanged; marks it for extraction, the face that shows it translates it."""
    return text
