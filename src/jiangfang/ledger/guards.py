"""The database's own refusal to change history: triggers, put back after every migration and checked by ``doctor``."""

from typing import Any

from django.db import connections

# Tables whose rows are never changed or removed; asides may only be erased (their text and salt set to null).
SEALED = ("ledger_entry", "ledger_touch", "ledger_checkpoint", "ledger_checkpointhead")
ERASABLE = "ledger_aside"

_SQLITE = """
CREATE TRIGGER IF NOT EXISTS {name} BEFORE {deed} ON {table} {when}
BEGIN SELECT RAISE(ABORT, 'history is append-only: {table}'); END
"""
_STILL_SAYS = "(NEW.text IS NOT NULL OR NEW.salt IS NOT NULL OR NEW.name <> OLD.name OR NEW.entry_id <> OLD.entry_id)"

_POSTGRES_FUNCTION = """
CREATE OR REPLACE FUNCTION ledger_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'history is append-only: %', TG_TABLE_NAME; END $$
"""
_POSTGRES = """
CREATE OR REPLACE TRIGGER {name} BEFORE {deed} ON {table} {when} EXECUTE FUNCTION ledger_refuse()
"""


def on_migrated(using: str, **_: Any) -> None:
    """Put the triggers back (signal receiver: nothing of the domain, only the database's guard)."""
    install(using)


def install(using: str = "default") -> None:
    """Create every missing trigger. Does nothing for tables that don't exist yet."""
    connection = connections[using]
    tables = set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(_POSTGRES_FUNCTION)
        for name, table, deed in expected(connection.vendor):
            if table in tables:
                cursor.execute(_statement(connection.vendor, name, table, deed))


def missing(using: str = "default") -> list[str]:
    """Names of the triggers that should be there and are not."""
    connection = connections[using]
    query = (
        "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'D'"
        if connection.vendor == "postgresql"
        else "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    )
    with connection.cursor() as cursor:
        cursor.execute(query)
        found = {row[0] for row in cursor.fetchall()}
    return [name for name, _, _ in expected(connection.vendor) if name not in found]


def expected(vendor: str) -> list[tuple[str, str, str]]:
    """(trigger, table, deed) for every guard that this database should have."""
    deeds = ("update", "delete", "truncate") if vendor == "postgresql" else ("update", "delete")
    return [(f"{table}_no_{deed}", table, deed) for table in (*SEALED, ERASABLE) for deed in deeds]


def _statement(vendor: str, name: str, table: str, deed: str) -> str:
    erasing = f"WHEN {_STILL_SAYS}" if table == ERASABLE and deed == "update" else ""
    if vendor != "postgresql":
        return _SQLITE.format(name=name, table=table, deed=deed.upper(), when=erasing)
    each = "FOR EACH STATEMENT" if deed == "truncate" else f"FOR EACH ROW {erasing}"
    return _POSTGRES.format(name=name, table=table, deed=deed.upper(), when=each)
