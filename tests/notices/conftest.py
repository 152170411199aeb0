"""Deeds with what follows their commit, which a test's own transaction would hold back."""

import pytest


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    """``committed(deed, …)`` does a deed, and what follows once it is committed."""

    def do(deed, *args, **kwargs):
        with django_capture_on_commit_callbacks(execute=True):
            return deed(*args, **kwargs)

    return do
