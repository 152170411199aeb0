"""Opening the house for a command: settings, apps, language, and a database that is ready."""

import os
from gettext import gettext as _
from pathlib import Path

import django
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import translation

from jiangfang.cli.language import CODES
from jiangfang.cli.terminal import complain
from jiangfang.kernel.errors import Refused
from jiangfang.kernel.text import N_

FINE, FOUND, WRONG_USE = 0, 1, 2


def open_house(language: str) -> None:
    """Load settings and apps, once per process, and speak ``language`` from here on."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jiangfang.config.settings")
    django.setup()
    translation.activate(CODES[language])


def open_ready_house(language: str) -> None:
    """The same, for commands that read: they make nothing. Raises Refused where the database can't be read or was never
    set up, and SystemExit where there is no such home.
    """
    home = Path(os.environ.get("JIANGFANG_HOME", "var")).expanduser().absolute()
    if not home.is_dir() and "DATABASE_URL" not in os.environ:
        complain(_("There is no folder %(path)s. JIANGFANG_HOME names the one that holds everything.") % {"path": home})
        raise SystemExit(WRONG_USE)
    open_house(language)
    try:
        waiting = unapplied()
    except DatabaseError as error:
        raise Refused(
            N_("The database cannot be read: %(why)s"),
            help=N_("`jiangfang doctor` says more."),
            why=str(error).strip(),
        ) from error
    if waiting:
        raise Refused(
            N_("The database of this home is not ready for this version."),
            help=N_("`jiangfang serve` sets it up, and so does `jiangfang doctor --fix`."),
        )


def unapplied() -> list[str]:
    """Names of the migrations that the database waits for."""
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label}.{migration.name}" for migration, _backwards in plan]
