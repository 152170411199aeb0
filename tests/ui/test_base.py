"""The page every page extends."""

import re

import pytest
from django.contrib.messages import constants
from django.contrib.messages.storage.base import Message
from django.template.loader import render_to_string
from django.utils import translation

pytestmark = pytest.mark.urls("tests.ui.addresses")

MENU = [{"url": "/", "label": "Desk", "current": True}, {"url": "/p", "label": "Problems", "current": False}]
FULL = {
    "menu": MENU,
    "search_url": "/search",
    "report_url": "/report",
    "home_url": "/home",
    "account_name": "Li Na <x>",
    "account_links": [{"url": "/me", "label": "Me"}],
    "sign_out_url": "/out",
    "footer_links": [{"url": "/about", "label": "About"}],
    "sample_banner": "Today is 20 May 2024.",
    "printed_on": "20 May 2024",
    "csrf_token": "token",
}


def page(language: str = "en", template: str = "ui/base.html", **context) -> str:
    with translation.override(language):
        return render_to_string(template, context)


@pytest.mark.parametrize("template", ["ui/base.html", "ui/plain.html"])
def test_a_page_needs_nothing_from_its_view(template: str) -> None:
    bare = page(template=template)
    assert '<html lang="en">' in bare
    assert "csrfmiddlewaretoken" not in bare
    assert '<main class="' in bare


def test_the_page_speaks_its_language() -> None:
    assert '<html lang="zh-hans">' in page("zh-hans")
    assert "跳到正文" in page("zh-hans")


def test_everything_a_view_gives_has_its_place() -> None:
    full = page(**FULL)
    assert re.findall(r'<a href="([^"]+)" aria-current="page">Desk</a>', full) == ["/"]
    assert 'action="/search" method="get" role="search"' in full
    assert full.count('href="/report"') == 2, "in the head and in the bar at a phone's lower edge"
    assert "Li Na &lt;x&gt;" in full
    assert '<form action="/out" method="post" data-forgets-drafts>' in full
    assert full.count("Today is 20 May 2024.") == 2, "on the screen and on paper"
    assert 'hx-headers=\'{"X-CSRFToken": "token"}\'' in full


def test_what_a_view_does_not_give_leaves_no_trace() -> None:
    bare = page()
    for trace in ("site-nav", "site-search", "bottom-bar", "account", "sample-banner", "has-bottom-bar"):
        assert f'class="{trace}' not in bare


def test_the_banner_may_be_without_a_sentence() -> None:
    assert page(sample_banner=True).count("Sample data, sample clock.") == 2


def test_a_stranger_is_offered_to_sign_in() -> None:
    assert 'href="/in"' in page(sign_in_url="/in")


def test_the_other_language_is_one_press_away() -> None:
    assert 'name="language" value="zh-hans" lang="zh-hans">中文</button>' in page(csrf_token="token")
    assert 'name="language" value="en" lang="en">English</button>' in page("zh-hans", csrf_token="token")


@pytest.mark.parametrize(
    ("level", "tone"),
    [(constants.SUCCESS, "good"), (constants.ERROR, "bad"), (constants.WARNING, "warn"), (constants.INFO, "")],
)
def test_messages_are_announced_in_their_tone(level: int, tone: str) -> None:
    told = page(messages=[Message(level, "Saved <b>")])
    assert 'role="status" aria-live="polite"' in told
    assert f'<div class="message{f" message--{tone}" if tone else ""}">' in told
    assert "Saved &lt;b&gt;" in told


def test_scripts_and_styles_are_files_and_htmx_may_not_evaluate() -> None:
    full = page(**FULL)
    assert re.findall(r"<script(?![^>]* src=)|<style|\sstyle=|\son[a-z]+=", full) == []
    assert '"allowEval": false' in full
    assert '"includeIndicatorStyles": false' in full
    assert full.index("theme.js") < full.index("tokens.css"), "colours are chosen before the first paint"


def test_ids_are_given_once() -> None:
    ids = re.findall(r'\sid="([^"]+)"', page(**FULL))
    assert sorted(ids) == sorted(set(ids))


def test_a_gallery_shows_pictures_and_files() -> None:
    items = [
        {"url": "/1", "thumbnail_url": "/1.jpg", "alt": "A pump", "caption": "Before"},
        {"url": "/2", "caption": "Certificate", "note": "1 MB"},
    ]
    shown = page(template="ui/gallery.html", items=items)
    assert '<img src="/1.jpg" alt="A pump" loading="lazy">' in shown
    assert '<span class="visually-hidden">Certificate</span>' in shown
