"""Who is told of which deed, as one table; and in which words."""

from fnmatch import fnmatchcase

INVOLVED = "involved"
ASKED = "asked"

# The first pattern that fits a verb decides. Involved are those who are named in the record, asked those whose turn it is.
WHOM: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("people.*", ()),
    ("notices.*", ()),
    ("sheets.*", (ASKED,)),
    ("innovation.fee_row.*", ()),
    ("innovation.holiday.*", ()),
    ("innovation.tables.*", ()),
    ("innovation.statement.*", ()),
    ("innovation.ip_right.fee*", ()),
    ("innovation.*.drafted", (INVOLVED,)),
    ("innovation.*.linked", ()),
    ("innovation.project.step_written", ()),
    ("documents.*", (INVOLVED,)),
    ("evidence.*", (INVOLVED,)),
    ("*", (INVOLVED, ASKED)),
)


def whom(verb: str) -> tuple[str, ...]:
    """Who is told of a deed with this verb."""
    return next(told for pattern, told in WHOM if fnmatchcase(verb, pattern))
