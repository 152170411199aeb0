"""``jiangfang doctor``: what is not in order, and putting it right."""

import datetime as dt
import os
from pathlib import Path

import pytest
from django.conf import settings
from django.db import OperationalError, connection
from django.db.migrations.recorder import MigrationRecorder

from jiangfang.cli import examination
from jiangfang.jobs.models import Schedule
from jiangfang.kernel import clock
from jiangfang.ledger import guards
from jiangfang.search import indexes


@pytest.fixture
def seen(cast, jiangfang_json):
    """Names of the checks that are not sound, after the report was asked for with these options."""

    def seen(*options):
        status, told = jiangfang_json("doctor", *options)
        unsound = [check["name"] for check in told["checks"] if not check["sound"]]
        assert (status, told["ok"]) == ((1, False) if unsound else (0, True))
        assert all(check["help"] for check in told["checks"] if not check["sound"])
        return unsound

    return seen


def test_a_house_in_order(seen, jiangfang):
    assert seen() == []
    status, out, _err = jiangfang("doctor")
    assert status == 0
    assert "注意" not in out
    assert not [name for name in ("home", "keys", "tables", "clock", "sample") if f" {name}" in out]
    assert "示例时钟" in out


def test_a_missing_guard_is_told_and_put_back(seen, jiangfang):
    connection.check_constraints()
    with connection.cursor() as cursor:
        where = " ON ledger_entry" if connection.vendor == "postgresql" else ""
        cursor.execute(f"DROP TRIGGER ledger_entry_no_update{where}")
    assert seen() == ["guards"]
    status, out, _err = jiangfang("doctor", "--fix", "--language", "en")
    assert status == 0
    fixed = [line for line in out.splitlines() if line.startswith("Fixed: ")]
    assert fixed == ["Fixed: guards put back: ledger_entry_no_update"]
    assert guards.missing() == []


def test_a_missing_index_is_told_and_built(seen):
    connection.check_constraints()
    with connection.cursor() as cursor:
        cursor.execute(
            "DROP INDEX search_index_anywhere"
            if connection.vendor == "postgresql"
            else "DROP TRIGGER search_row_changes"
        )
    assert seen() == ["search"]
    assert seen("--fix") == []
    assert indexes.missing() == []


def test_keys_that_others_may_read_are_closed(seen):
    key = examination.keys_folder() / "loose"
    key.write_text("x")
    key.chmod(0o644)
    try:
        assert seen() == ["keys"]
        assert seen("--fix") == []
        assert key.stat().st_mode & 0o777 == 0o600
    finally:
        key.unlink()


def test_half_written_files_are_tidied_up_and_fresh_ones_left_alone(seen, sample_clock):
    incoming = Path(settings.JIANGFANG_HOME) / "evidence" / "incoming"
    incoming.mkdir(parents=True, exist_ok=True)
    old, fresh = incoming / "old", incoming / "fresh"
    long_ago = (sample_clock.now() - dt.timedelta(days=3)).timestamp()
    for path in (old, fresh):
        path.write_text("x")
    os.utime(old, (long_ago, long_ago))
    try:
        assert seen() == ["files"]
        assert seen("--fix") == []
        assert (old.exists(), fresh.exists()) == (False, True)
    finally:
        fresh.unlink()


def test_a_clock_behind_history_is_told(seen):
    with clock.use_clock(clock.SampleClock(dt.datetime(2023, 1, 1, tzinfo=dt.UTC))):
        assert seen() == ["clock"]


def test_a_task_that_failed_is_told(seen, sample_clock):
    Schedule.objects.create(name="t.x", next_at=sample_clock.now(), last_error="ValueError: no")
    assert seen() == ["schedule"]


def test_a_database_that_is_away_is_told_and_nothing_else_is_asked(db, jiangfang_json, monkeypatch):
    def refuse():
        raise OperationalError("connection refused")

    with monkeypatch.context() as away:
        away.setattr(connection, "ensure_connection", refuse)
        status, told = jiangfang_json("doctor")
    assert status == 1
    assert told["checks"][-1]["name"] == "database"
    assert told["checks"][-1]["says"] == "connection refused"


def test_a_database_that_was_not_brought_up_to_date(db, jiangfang, jiangfang_json):
    MigrationRecorder(connection).record_unapplied("search", "0001_initial")
    status, told = jiangfang_json("doctor")
    assert (status, [check["name"] for check in told["checks"] if not check["sound"]]) == (1, ["tables"])
    status, out, err = jiangfang("verify", "--language", "en")
    assert (status, out) == (2, "")
    assert err.startswith("The database of this home is not ready for this version.")
