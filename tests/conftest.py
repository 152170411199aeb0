"""What every test stands on: closed sockets, a silent log, strict templates, steady property tests, the cast."""

import os
import shutil
import sys

import hypothesis
import pytest
from django.utils import translation

from jiangfang.kernel.clock import SampleClock, use_clock
from tests import cast as story
from tests import recall
from tests.silence import ROOT, close_sockets, logged_errors, no_unexpected_errors
from tools.directory import missing

__all__ = ["logged_errors", "no_unexpected_errors"]  # fixtures for every test below this folder

# The same examples on every machine; `--hypothesis-profile=thorough` looks further, with new ones each time.
hypothesis.settings.register_profile("daily", deadline=None, derandomize=True, max_examples=60, print_blob=True)
hypothesis.settings.register_profile("ci", hypothesis.settings.get_profile("daily"), max_examples=30)
hypothesis.settings.register_profile("thorough", deadline=None, max_examples=2000, print_blob=True)
hypothesis.settings.load_profile("ci" if os.environ.get("CI") else "daily")


def pytest_configure(config: pytest.Config) -> None:
    close_sockets()
    # Programs that a test starts (a server, the command) run with the product's own settings, not with the tests'.
    os.environ.pop("DJANGO_SETTINGS_MODULE", None)


# Without a directory server its tests are left out; the head of the run says so and what is missing.
NO_DIRECTORY = missing(ROOT / ".venv")
collect_ignore = ["people/test_directory_sign_in.py"] if NO_DIRECTORY else []


def pytest_report_header(config: pytest.Config) -> list[str]:
    return [f"left out: signing in against a directory; missing: {', '.join(NO_DIRECTORY)}"] if NO_DIRECTORY else []


def pytest_unconfigure(config: pytest.Config) -> None:
    if "tests.settings" in sys.modules:
        shutil.rmtree(sys.modules["tests.settings"].THROWAWAY_HOME, ignore_errors=True)


@pytest.fixture(autouse=True)
def own_language():
    """A test that chose a language leaves none behind."""
    yield
    translation.deactivate()


@pytest.fixture
def sample_clock():
    """Time stands still on 1 March 2024 until a test moves it."""
    with use_clock(SampleClock(story.START)) as stopped:
        yield stopped


@pytest.fixture(scope="session")
def kept_cast(django_db_setup, django_db_blocker):
    """The people of the story, made by the real actions once in each process (see tests/cast.py)."""
    with django_db_blocker.unblock(), use_clock(SampleClock(story.START)):
        return recall.keep(story.assemble)


@pytest.fixture
def cast(kept_cast, db, sample_clock):
    """The people of the story, as they were made."""
    return recall.put_back(kept_cast)
