"""The guards of the test run itself: each must catch what it is there for."""

import logging
import socket

import pytest
from django.template import Context, Engine

from tests.silence import OutsideCall, UndefinedVariable, watching_the_log


def render(text, values=None):
    engine = Engine(string_if_invalid=UndefinedVariable("%s"), builtins=["django.templatetags.i18n"])
    return engine.from_string(text).render(Context(values or {}))


@pytest.mark.parametrize(
    "text",
    [
        "{{ nobody }}",
        "{{ nobody|default:'-' }}",
        "{{ person.name }}",
        "{% blocktranslate %}{{ nobody }}{% endblocktranslate %}",
    ],
)
def test_a_variable_that_nobody_gave_fails(text):
    with pytest.raises(pytest.fail.Exception, match=r"nobody|person\.name"):
        render(text, {"person": {}})


def test_asking_whether_a_variable_is_there_is_no_failure():
    assert render("{% if nobody %}a{% else %}b{% endif %}{% firstof nobody 'c' %}{{ empty }}", {"empty": ""}) == "bc"


def test_templates_of_installed_packages_may_count_on_leniency(tmp_path):
    folder = tmp_path / "site-packages"
    folder.mkdir()
    (folder / "theirs.html").write_text("a{{ nobody }}b")
    engine = Engine(dirs=[folder], string_if_invalid=UndefinedVariable("%s"))
    assert engine.get_template("theirs.html").render(Context()) == "ab"


@pytest.mark.parametrize("address", [("192.0.2.1", 80), ("example.org", 80)])
def test_nothing_outside_is_reached(address):
    with pytest.raises(OutsideCall):
        socket.create_connection(address, timeout=1)
    with socket.socket() as caller, pytest.raises(OutsideCall):
        caller.connect(address)


def test_this_machine_is_reached():
    with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname()) as caller:
        assert caller.getpeername() == server.getsockname()


@pytest.mark.usefixtures("logged_errors")
def test_an_error_in_the_log_fails():
    with pytest.raises(pytest.fail.Exception, match="the disk is full"), watching_the_log():
        logging.getLogger("jiangfang.jobs").error("the disk is full")


def test_an_error_that_is_expected_is_looked_at(logged_errors):
    logging.getLogger("jiangfang.jobs").error("the disk is full")
    logging.getLogger("jiangfang.jobs").warning("the disk is getting full")
    assert [record.getMessage() for record in logged_errors] == ["the disk is full"]
