"""What every test stands on: closed sockets, a silent log, strict templates, steady property tests, the cast."""

import os
import shutil
import sys

import hypothesis
import pytest
from django.utils import translation

from jiangfang.kernel.clock import SampleClock, use_clock
from tests import cast as story
from tests.silence import close_sockets, logged_errors, no_unexpected_errors

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


@pytest.fixture
def cast(db, sample_clock):
    """The people of the story, made by the real actions (see tests/cast.py)."""
    return story.assemble()
