"""The icons."""

import re

import pytest

from jiangfang.ui import icons


def test_every_icon_is_a_path_hidden_from_screen_readers() -> None:
    for name in icons.ICONS:
        drawn = icons.draw(name)
        assert 'aria-hidden="true"' in drawn
        assert re.search(r'<path d="M[-0-9A-Za-z. ]+"/>', drawn), name


def test_an_icon_that_does_not_exist_is_refused_by_name() -> None:
    with pytest.raises(LookupError, match="spanner"):
        icons.draw("spanner")
