"""``jiangfang dossier`` draws a document up, ``jiangfang verify FILE`` checks it without a house."""

import json
import os
import subprocess
import sys

import pytest

from jiangfang.documents.models import Dossier
from jiangfang.ledger import keys
from jiangfang.records.models import Audience
from tests.architecture.source import SOURCE
from tests.cast import account_of
from tests.documents.drawn import drawn_up, files_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def home(settings, monkeypatch):
    """The command looks for the house's key where the tests keep theirs."""
    monkeypatch.setenv("JIANGFANG_HOME", str(settings.JIANGFANG_HOME))


def test_a_binder_is_drawn_up_and_its_files_are_genuine(cast, jiangfang_json, home, tmp_path):
    account_of(cast.deputy, "deputy")
    said = ("--org", "studio", "--as", "deputy", "--out", str(tmp_path), "--address", "https://studio.example")
    status, told = jiangfang_json("dossier", "binder", *said)
    dossier = Dossier.objects.get()
    assert (status, told["number"], told["hash"]) == (0, dossier.code, dossier.hash)
    assert sorted(path.suffix for path in tmp_path.iterdir()) == [".json", ".pdf", ".xlsx"]
    for path in tmp_path.iterdir():
        status, told = jiangfang_json("verify", str(path))
        assert (status, told["ok"], told["number"], told["pages"]) == (0, True, dossier.code, "yes")


def test_a_record_sheet_is_for_those_who_are_named_in_it(cast, jiangfang, home, tmp_path):
    account_of(cast.member, "member")
    said = ("--person", cast.member.code, "--as", "member", "--out", str(tmp_path))
    assert jiangfang("dossier", "record_sheet", *said)[0] == 0
    assert Dossier.objects.get().record.audience == Audience.RESTRICTED


@pytest.mark.parametrize(
    ("more", "what"),
    [
        (("binder", "--org", "studio", "--as", "nobody"), "nobody"),
        (("binder", "--org", "nowhere", "--as", "deputy"), "--org"),
        (("poem", "--org", "studio", "--as", "deputy"), "poem"),
        (("fact_sheet", "--org", "studio", "--as", "deputy"), ""),
    ],
)
def test_what_cannot_be_drawn_up_is_refused_with_a_reason(cast, jiangfang, more, what):
    account_of(cast.deputy, "deputy")
    status, out, err = jiangfang("dossier", *more)
    assert status == 2 and what in err and out == ""
    assert not Dossier.objects.exists()


def test_a_changed_file_is_told(cast, jiangfang, home, tmp_path):
    file = tmp_path / "changed.pdf"
    file.write_bytes(files_of(drawn_up(cast.studio, cast.deputy))["pdf"] + b"\n")
    status, out, _err = jiangfang("verify", str(file))
    assert status == 1 and "页面：与封签内容不一致。" in out
    assert jiangfang("verify", str(tmp_path / "gone.pdf"))[0] == 2
    (tmp_path / "other.txt").write_text("hello")
    assert jiangfang("verify", str(tmp_path / "other.txt"))[0] == 2


def test_an_outsider_checks_a_file_without_any_house(cast, tmp_path):
    file = tmp_path / "binder.json"
    file.write_bytes(files_of(drawn_up(cast.studio, cast.deputy))["json"])
    environment = {**os.environ, "PYTHONPATH": str(SOURCE), "JIANGFANG_HOME": str(tmp_path / "none")}

    def verify(*more):
        command = [sys.executable, "-m", "jiangfang.cli.main", "verify", str(file), "--json", *more]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, cwd=tmp_path)
        return done.returncode, json.loads(done.stdout)

    status, told = verify("--key", keys.public_key_hex())
    assert (status, told["seal"], told["key"], told["pages"]) == (0, "yes", "yes", "yes")
    status, told = verify()
    assert (status, told["seal"], told["key"]) == (1, "yes", "unknown")
    assert not (tmp_path / "none").exists()
