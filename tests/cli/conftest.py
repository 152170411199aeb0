"""Running the command inside the test, and leaving language and environment as they were."""

import json

import pytest
from django.utils import translation

from jiangfang.cli.main import main


@pytest.fixture
def jiangfang(capsys, monkeypatch):
    """``jiangfang("figures", "--org", "studio")`` gives exit status, output and complaints."""
    monkeypatch.setenv("LANGUAGE", "")
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")

    def run(*arguments):
        status = main(list(arguments))
        said = capsys.readouterr()
        return status, said.out, said.err

    with translation.override(translation.get_language()):
        yield run


@pytest.fixture
def jiangfang_json(jiangfang):
    """The same for a report: exit status and what the JSON says; nothing may stand beside it."""

    def run(*arguments):
        status, out, err = jiangfang(*arguments, "--json")
        assert err == ""
        return status, json.loads(out)

    return run
