"""The command itself: help in both languages, wrong use, and the real program once."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from jiangfang import __version__
from jiangfang.cli.main import COMMANDS

PROGRAM = Path(sys.executable).with_name("jiangfang")


@pytest.mark.parametrize("command", [module.NAME for module in COMMANDS])
def test_each_command_explains_itself_in_both_languages(jiangfang, command):
    chinese, english = jiangfang(command, "--help"), jiangfang(command, "--help", "--language", "en")
    assert (chinese[0], english[0]) == (0, 0)
    assert chinese[1].startswith(f"用法：jiangfang {command}")
    assert english[1].startswith(f"usage: jiangfang {command}")
    assert chinese[2] == english[2] == ""


def test_the_help_names_every_command(jiangfang):
    _status, said, _err = jiangfang("--help")
    assert all(f"    {module.NAME} " in said for module in COMMANDS)


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        ([], "缺少以下参数：命令"),
        (["verify", "--language", "fr"], "不在可选范围内"),
        (["figures"], "缺少以下参数：--org"),
        (["dance"], "不在可选范围内"),
        (["--language=en", "doctor", "--dance"], "unrecognized arguments: --dance"),
    ],
)
def test_wrong_use_is_told_and_ends_with_two(jiangfang, arguments, complaint):
    status, out, err = jiangfang(*arguments)
    assert (status, out) == (2, "")
    assert complaint in err


def test_it_says_its_version(jiangfang):
    assert jiangfang("--version")[:2] == (0, f"jiangfang {__version__}\n")


def test_the_installed_program_starts_and_refuses_settings_that_make_no_sense(tmp_path):
    environment = {
        **os.environ,
        "JIANGFANG_HOME": str(tmp_path / "home"),
        "JIANGFANG_TLS": "perhaps",
        "LANG": "en_US.UTF-8",
    }
    environment.pop("LC_ALL", None)
    done = subprocess.run([PROGRAM, "doctor"], env=environment, capture_output=True, text=True, timeout=120)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "JIANGFANG_TLS is a flag: 1 or 0, not 'perhaps'.\n"
