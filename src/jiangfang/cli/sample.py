"""The home of a demo: building the sample world into it, and throwing it away again."""

import shutil
from importlib import import_module
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import DatabaseError, connection

from jiangfang.cli.terminal import bar
from jiangfang.kernel.errors import Refused
from jiangfang.kernel.text import N_
from jiangfang.ledger.models import Chain
from jiangfang.people.models import SetUpLink

# The demo is a neighbour on the same floor: found by its name when it is asked for, imported by nobody.
WORLD = "jiangfang.demo.build"


def build() -> Any:
    """Build the world unless it is there, with a progress bar on a terminal; returns its summary."""
    with bar("demo", 0) as progress:

        def move_on(text: str) -> None:
            done, _slash, total = text.partition("/")
            progress.total = int(total)
            progress.update(int(done) - progress.n)

        return import_module(WORLD).build(move_on)


def throw_away() -> None:
    """Empty the home for another demo. Raises Refused where it is none: only what a sample clock wrote may go."""
    mark = Path(settings.JIANGFANG_HOME) / "demo.json"
    if not mark.exists():
        if not _is_empty():
            raise _not_a_demo()
        _void_set_up_link()
        return
    if _holds_real_history():
        raise _not_a_demo()
    _empty_database()
    shutil.rmtree(Path(settings.JIANGFANG_HOME) / "evidence", ignore_errors=True)
    mark.unlink()


def _not_a_demo() -> Refused:
    return Refused(
        N_("This home holds real records; --fresh throws demos away and nothing else."),
        help=N_("Give the demo a home of its own: set JIANGFANG_HOME to an empty folder."),
        code="not_a_demo",
    )


def _void_set_up_link() -> None:
    """A house that was started and never used may become a demo: nobody is let in to set it up any more."""
    if _has_table(SetUpLink):
        SetUpLink.objects.all().delete()


def _is_empty() -> bool:
    return not (_has_table() and Chain.objects.exists())


def _holds_real_history() -> bool:
    return _has_table() and Chain.objects.exclude(clock="sample").exists()


def _has_table(model: Any = Chain) -> bool:
    try:
        return model._meta.db_table in connection.introspection.table_names()
    except DatabaseError:
        return False


def _empty_database() -> None:
    """SQLite: the files go. PostgreSQL: the tables go, since the database itself may not be ours to drop."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            for table in connection.introspection.table_names(cursor):
                cursor.execute(f"DROP TABLE IF EXISTS {connection.ops.quote_name(table)} CASCADE")
        return
    connection.close()
    file = Path(connection.settings_dict["NAME"])
    for ending in ("", "-wal", "-shm", "-journal"):
        file.with_name(file.name + ending).unlink(missing_ok=True)
