"""Words about people."""

import pytest
from django.utils.translation import override

from jiangfang.people.templatetags.people import browser_name, honour_level, leaves_in


@pytest.mark.parametrize(
    ("agent", "name"),
    [
        ("Mozilla/5.0 (Windows NT 10.0; Win64) AppleWebKit/537.36 Chrome/130 Safari/537.36 Edg/130", "Edge · Windows"),
        ("Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/116 Mobile MicroMessenger/8.0", "WeChat · Android"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Version/17.0 Safari/604.1", "Safari · iPhone"),
        ("curl/8.5", "unknown browser"),
    ],
)
def test_a_browser_is_called_what_people_call_it(agent, name):
    with override("en"):
        assert browser_name(agent) == name


def test_how_long_somebody_stays_is_said_in_both_languages():
    with override("en"):
        said = [leaves_in(months) for months in (0, 1, 14)]
    assert said == ["Leaves in less than a month.", "Leaves in one month.", "Leaves in 14 months."]
    with override("zh-hans"):
        assert leaves_in(14) == "14个月后退休。"


def test_an_honour_s_level_that_was_entered_in_other_words_is_shown_in_those():
    with override("zh-hans"):
        assert (str(honour_level("province")), honour_level("行业级"), honour_level("")) == ("省部级", "行业级", "")
