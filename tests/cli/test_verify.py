"""``jiangfang verify``: quiet where all agrees, and the place by name where it does not."""

import pytest

from jiangfang.cli import checking, verify
from jiangfang.ledger.checkpoints import seal
from jiangfang.ledger.verification import Finding
from jiangfang.records.models import Record


def test_a_sound_house_has_nothing_to_tell_but_how_much_was_checked(cast, jiangfang, jiangfang_json):
    seal()
    status, told = jiangfang_json("verify", "--full")
    assert (status, told["ok"], told["findings"]) == (0, True, [])
    assert told["checked"]["records"] == Record.objects.count()
    assert (told["checked"]["checkpoints"], told["checked"]["files"]) == (1, 0)
    status, out, err = jiangfang("verify")
    assert (status, err, len(out.splitlines())) == (0, "", 1)
    assert "全部一致" in out


def test_an_edited_record_is_named(cast, jiangfang, jiangfang_json):
    Record.objects.filter(pk=cast.member.pk).update(title="别人")
    status, told = jiangfang_json("verify")
    assert (status, told["ok"]) == (1, False)
    ledger = [finding for finding in told["findings"] if finding["area"] == "ledger"]
    assert [finding["where"] for finding in ledger] == [f"person {cast.member.pk}"]
    status, out, _err = jiangfang("verify", "--language", "en")
    assert status == 1
    assert f"person {cast.member.pk}: The record was changed without a deed" in out


@pytest.mark.parametrize(("options", "lines"), [([], verify.NAMED + 2), (["--full"], 2 * verify.NAMED + 1)])
def test_a_long_list_is_cut_unless_all_is_asked_for(cast, jiangfang, monkeypatch, options, lines):
    many = checking.Step("search", lambda: iter([Finding("somewhere", "It is wrong.")] * (2 * verify.NAMED)))
    monkeypatch.setattr(checking, "steps", lambda full: [many])
    status, out, _err = jiangfang("verify", *options)
    assert (status, len(out.splitlines())) == (1, lines)


def test_one_finding_is_one(cast, jiangfang, monkeypatch):
    only = checking.Step("search", lambda: iter([Finding("somewhere", "It is wrong.")]))
    monkeypatch.setattr(checking, "steps", lambda full: [only])
    _status, out, _err = jiangfang("verify", "--language", "en")
    assert out.splitlines()[-1].endswith(": one finding.")


@pytest.mark.parametrize("command", [("verify",), ("figures", "--org", "studio")])
def test_a_home_that_is_not_there_is_told_and_not_made(jiangfang, monkeypatch, tmp_path, command):
    monkeypatch.setenv("JIANGFANG_HOME", str(tmp_path / "nowhere"))
    monkeypatch.delenv("DATABASE_URL", raising=False)
    status, out, err = jiangfang(*command, "--language", "en")
    assert (status, out) == (2, "")
    assert err.startswith(f"There is no folder {tmp_path / 'nowhere'}.")
    assert not (tmp_path / "nowhere").exists()
