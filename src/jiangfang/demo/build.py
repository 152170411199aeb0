"""Building the sample world: the tree, the people, then the story day by day, with the daily work in between."""

from collections.abc import Callable
from dataclasses import dataclass

from django.core.management import call_command
from django.db import connection

from jiangfang.demo import cast, money, others, rights, statement, story, time
from jiangfang.demo.world import World
from jiangfang.figures.folding import fold
from jiangfang.kernel.clock import SampleClock, use_clock
from jiangfang.kernel.errors import Refused
from jiangfang.kernel.ids import use_randomness
from jiangfang.kernel.text import N_
from jiangfang.ledger.checkpoints import seal
from jiangfang.ledger.models import Entry
from jiangfang.notices.reading import put_away_old
from jiangfang.people.demo_links import demo_link
from jiangfang.people.models import Account, SetUpLink
from jiangfang.records.models import Record

SEALED_ON = ("2021-12-31", "2022-12-31", "2023-12-29", "2024-03-29", "2024-05-20", "2024-05-26")


@dataclass(frozen=True)
class Summary:
    """What was built: counts, and a sign-in path for each member of the cast."""

    records: int
    entries: int
    links: list[tuple[str, str, str]]


def is_built() -> bool:
    """Whether this home holds a finished sample world."""
    return "story_end" in time.read_mark()


def check_home() -> None:
    """Refuse to touch a database that holds something and is not a demo."""
    if not time.mark().exists() and SetUpLink.objects.exists():
        raise Refused(
            N_("This house waits for its first officer; the sample world is not built into it."),
            help=N_("Give the demo a home of its own (JIANGFANG_HOME), or say --fresh if nobody is to use this house."),
            code="demo_home",
        )
    if not time.mark().exists() and Record.objects.exists():
        raise Refused(
            N_("This database holds real records; the sample world is not built into it."),
            help=N_("Give the demo a home of its own: set JIANGFANG_HOME to an empty folder."),
            code="demo_home",
        )


def build(progress: Callable[[str], None] = lambda text: None) -> Summary:
    """Build the world unless it is there; returns its summary. A world that was cut off half-way is not continued."""
    call_command("migrate", verbosity=0, interactive=False, skip_checks=True)
    check_home()
    if is_built():
        return summary()
    if Record.objects.exists():
        raise Refused(
            N_("The sample world in this home was cut off while it was built."),
            help=N_("Build it anew with --fresh."),
            code="demo_half_built",
        )
    time.write_mark(building=True)
    # A world that can be built again need not survive a power cut while it is built; the next connection is durable again.
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA synchronous = OFF")
    with use_clock(SampleClock(time.START)) as sample_clock, use_randomness(20240520):
        _tell(World(sample_clock, time.STORY_END, progress))
        sample_clock.set(time.STORY_END)
        time.finish()
    found = summary()
    connection.close()
    return found


def _tell(world: World) -> None:
    cast.enter_tree(world)
    rights.enter_tables(world)
    cast.enter_people(world)
    cast.enter_latecomers(world)
    for tell in (
        story.tell_problems,
        story.tell_suggestions,
        story.tell_projects,
        story.tell_results,
        story.tell_activities,
        story.tell_methods,
        rights.tell_rights,
        money.tell_money,
        others.tell_others,
        statement.tell_statement,
    ):
        tell(world)
    for day in SEALED_ON:
        world.on(day, _close_the_day, hour=23)
    world.play()


def _close_the_day() -> None:
    fold()
    seal()
    put_away_old()


def summary() -> Summary:
    """Counts and sign-in links of the world that is there."""
    accounts = (
        Account.objects.filter(person__isnull=False).select_related("person__record").order_by("created_at", "pk")
    )
    links = []
    for account in accounts:
        seat = account.person.seats.select_related("organisation__record").order_by("record_id").first()
        where = f"{seat.get_role_display()} · {seat.organisation}" if seat else ""
        links.append((account.person.record.name, where, demo_link(account.person)))
    return Summary(Record.objects.count(), Entry.objects.count(), links)
