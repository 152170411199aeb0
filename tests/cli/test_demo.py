"""``jiangfang demo``: builds where it may, throws away what is a demo, and becomes the server."""

import sys
from contextlib import nullcontext
from types import SimpleNamespace

import pytest
from django.db import connection

from jiangfang.cli import demo, sample
from jiangfang.demo import build
from jiangfang.kernel.errors import Refused
from jiangfang.ledger.deeds import SYSTEM
from jiangfang.ledger.models import Chain
from jiangfang.people.actions import make_set_up_link
from jiangfang.people.queries.setting_up import set_up_link_stands

pytestmark = pytest.mark.django_db


@pytest.fixture
def home(settings, tmp_path):
    settings.JIANGFANG_HOME = tmp_path
    return tmp_path


@pytest.fixture
def world(home, monkeypatch):
    """A world that is built at once, in the place of the real one."""

    def build(progress):
        progress("1/2")
        progress("2/2")
        return SimpleNamespace(records=7, entries=9, links=[("孙代强", "副组长 · 创新工作室", "/account/demo/abc/")])

    monkeypatch.setitem(sys.modules, "t_world", SimpleNamespace(build=build))
    monkeypatch.setattr(sample, "WORLD", "t_world")


def test_it_tells_what_was_built_and_where_to_sign_in(world, jiangfang):
    status, out, _err = jiangfang("demo", "--no-serve", "--port", "8123")
    assert status == 0
    assert "7条记录、9条" in out
    assert "http://127.0.0.1:8123/account/demo/abc/" in out


def test_it_becomes_the_server_that_reads_the_sample_clock(world, jiangfang, monkeypatch):
    became = []
    monkeypatch.setattr(demo.os, "execv", lambda program, arguments: became.append(arguments))
    assert jiangfang("demo", "--port", "8123", "--language", "en")[0] == 0
    listening = ["--host", "127.0.0.1", "--port", "8123", "--language", "en"]
    assert became == [[sys.executable, "-m", "jiangfang.cli.main", "serve", *listening]]


def test_a_refusal_is_told_in_words(world, jiangfang, monkeypatch):
    def refuse():
        raise Refused("This database holds real records; the sample world is not built into it.")

    monkeypatch.setattr(sample, "build", refuse)
    status, _out, err = jiangfang("demo", "--no-serve", "--language", "en")
    assert (status, err) == (2, "This database holds real records; the sample world is not built into it.\n")


@pytest.mark.parametrize(
    ("mark", "label", "goes"), [(True, "sample", True), (True, "system", False), (False, "sample", False)]
)
def test_only_a_demo_is_thrown_away(world, home, jiangfang, monkeypatch, mark, label, goes):
    Chain.objects.create(organisation_id="00000000-0000-7000-8000-000000000000", clock=label)
    emptied = []
    monkeypatch.setattr(sample, "_empty_database", lambda: emptied.append(1))
    (home / "evidence").mkdir()
    if mark:
        (home / "demo.json").write_text("{}")
    status, _out, err = jiangfang("demo", "--no-serve", "--fresh")
    assert (status, bool(emptied), (home / "evidence").exists()) == ((0, True, False) if goes else (2, False, True))
    assert ("真实数据" in err) is not goes


def test_a_fresh_start_in_an_empty_home_throws_nothing_away(world, jiangfang):
    assert jiangfang("demo", "--no-serve", "--fresh")[0] == 0


def test_a_house_that_waits_for_its_first_officer_becomes_a_demo_only_when_told(world, home, jiangfang):
    token = make_set_up_link(actor=SYSTEM)
    with pytest.raises(Refused, match="waits for its first officer"):
        build.check_home()
    assert jiangfang("demo", "--no-serve", "--fresh")[0] == 0
    assert not set_up_link_stands(token)
    build.check_home()


def test_the_files_of_a_thrown_away_database_are_gone(tmp_path, monkeypatch):
    for name in ("x.sqlite3", "x.sqlite3-wal", "x.sqlite3-shm", "other"):
        (tmp_path / name).write_text("")
    monkeypatch.setattr(sample, "connection", SimpleNamespace(
        vendor="sqlite", close=connection.ensure_connection, settings_dict={"NAME": tmp_path / "x.sqlite3"},
    ))  # fmt: skip
    sample._empty_database()
    assert [path.name for path in tmp_path.iterdir()] == ["other"]


def test_the_tables_of_a_thrown_away_database_are_gone(monkeypatch):
    """On PostgreSQL; the database itself may not be ours to drop."""
    done = []
    cursor = SimpleNamespace(execute=done.append)
    monkeypatch.setattr(sample, "connection", SimpleNamespace(
        vendor="postgresql", cursor=lambda: nullcontext(cursor), ops=SimpleNamespace(quote_name='"{}"'.format),
        introspection=SimpleNamespace(table_names=lambda cursor: ["a", "b"]),
    ))  # fmt: skip
    sample._empty_database()
    assert done == ['DROP TABLE IF EXISTS "a" CASCADE', 'DROP TABLE IF EXISTS "b" CASCADE']
