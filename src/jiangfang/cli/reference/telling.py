"""The page of notices and calendars."""

from jiangfang.cli.reference.markdown import both, code, first_line, page, table
from jiangfang.kernel.lifecycles import lifecycles
from jiangfang.kernel.telling import Asked, asked, calendar_sources


def notices_page() -> str:
    """Who is told that it is their turn, and what stands in a calendar."""
    return page(
        "Notices and calendars 通知与日历",
        "Whoever takes part in a record is told what others do with it. Whoever is asked next is told as well:",
        table(["Record and state", "In words", "What is asked"], [_asked(one) for one in asked]),
        "## Calendars 日历",
        table(["Source", "What it enters"], [[code(one.key), first_line(one.entries)] for one in calendar_sources]),
    )


def _asked(one: Asked) -> list[str]:
    declared = lifecycles[one.kind]
    return [code(one.key), f"{both(declared.label)}: {both(declared.state(one.state).label)}", both(one.what)]
