"""Set-up: done once, not again, and again when what asked for it changed."""

import pytest

from tools import prepare


@pytest.fixture
def machine(tmp_path, monkeypatch):
    """A project of its own, and a list of what set-up ran in it."""
    (tmp_path / "requirements").mkdir()
    (tmp_path / "requirements" / "run.txt").write_text("django==5.2.19\n")
    (tmp_path / "requirements" / "test.txt").write_text("django==5.2.19\npytest==9.2.0\n")
    (tmp_path / "pyproject.toml").write_text("[project]\nname = 'x'\n[build-system]\n[tool.hatch]\n")
    (tmp_path / "hatch_build.py").write_text("")
    venv = tmp_path / ".venv"
    ran = []

    def run(*command):
        ran.append([str(part) for part in command])
        (venv / "bin").mkdir(parents=True, exist_ok=True)
        (venv / "bin" / "jiangfang").touch()

    monkeypatch.setattr(prepare, "ROOT", tmp_path)
    monkeypatch.setattr(prepare, "VENV", venv)
    monkeypatch.setattr(prepare, "PYTHON", venv / "bin" / "python")
    monkeypatch.setattr(prepare, "STAMPS", venv / "stamps")
    monkeypatch.setattr(prepare, "run", run)
    monkeypatch.setattr(prepare, "run_quietly", lambda *command: (venv / "stamps" / "place").exists())
    return tmp_path, ran


def steps(ran):
    """What of the expensive steps was run."""
    told = {"venv": "environment", "--require-hashes": "packages", "-e": "project"}
    return [told[word] for command in ran for word in command if word in told]


def test_a_second_run_finds_everything_in_its_place(machine):
    _, ran = machine
    prepare.main("run")
    assert steps(ran) == ["environment", "packages", "project"]
    ran.clear()
    prepare.main("run")
    assert steps(ran) == []


def test_a_changed_lock_is_installed_again(machine):
    place, ran = machine
    prepare.main("run")
    ran.clear()
    (place / "requirements" / "run.txt").write_text("django==5.2.20\n")
    prepare.main("run")
    assert steps(ran) == ["packages"]


def test_the_lock_of_the_tests_holds_the_other(machine):
    _, ran = machine
    prepare.main("tests")
    assert str(ran[1][-1]).endswith("test.txt")
    ran.clear()
    prepare.main("run")
    assert steps(ran) == []


def test_a_tool_s_setting_is_no_reason_to_install_again_but_a_dependency_is(machine):
    place, ran = machine
    declared = place / "pyproject.toml"
    prepare.main("run")
    ran.clear()
    declared.write_text(declared.read_text() + "[tool.ruff]\nline-length = 120\n")
    prepare.main("run")
    assert steps(ran) == []
    declared.write_text(declared.read_text().replace("name = 'x'", "name = 'y'"))
    prepare.main("run")
    assert steps(ran) == ["project"]


def test_an_environment_that_was_moved_is_made_anew(machine, monkeypatch):
    place, ran = machine
    prepare.main("run")
    ran.clear()
    (place / ".venv" / "stamps" / "place").write_text("/elsewhere")
    prepare.main("run")
    assert steps(ran)[0] == "environment"


def test_what_is_missing_is_said_with_the_command_that_helps(machine, monkeypatch):
    monkeypatch.setattr(prepare, "find_chromium", lambda: None)
    monkeypatch.setattr(prepare, "may_install", lambda: False)
    monkeypatch.setattr(prepare, "is_ubuntu", lambda: False)
    monkeypatch.delenv("JIANGFANG_CHROMIUM", raising=False)
    with pytest.raises(SystemExit) as refusal:
        prepare.main("journeys")
    assert "apt-get install chromium" in str(refusal.value)
    assert "JIANGFANG_CHROMIUM" in str(refusal.value)
