"""The pieces pages are made of."""

import datetime as dt
import re
from dataclasses import dataclass
from decimal import Decimal
from types import SimpleNamespace

import pytest
from django import forms
from django.http import QueryDict
from django.template import Context, Template
from django.utils import translation
from django.utils.safestring import SafeString

from jiangfang.kernel.quantities import UNITS
from jiangfang.kernel.rules import YES, Verdict
from jiangfang.ui.charts import Bar, bars, sparkline

HOSTILE = "<b onclick=x>&"
ESCAPED = "&lt;b onclick=x&gt;&amp;"


def render(source: str, language: str = "en", **context) -> str:
    with translation.override(language):
        return Template("{% load ui %}" + source).render(Context(context))


def squeezed(html: str) -> str:
    return re.sub(r">\s+<", "><", re.sub(r"\s+", " ", html)).strip()


def test_icons_are_decoration() -> None:
    assert 'aria-hidden="true"' in render('{% icon "camera" %}')


def test_a_badge_shows_its_word_and_refuses_a_tone_that_does_not_exist() -> None:
    assert render('{% badge text "good" %}', text=HOSTILE) == f'<span class="badge badge--good">{ESCAPED}</span>'
    with pytest.raises(ValueError, match="no tone 'green'"):
        render('{% badge "x" "green" %}')


def test_a_verdicts_reason_is_shown_and_a_yes_is_silent() -> None:
    no = Verdict(False, "may_x", "Monday", "Tuesday", {})
    assert render("{{ no|why }}|{{ yes|why }}", "zh-hans", no=no, yes=YES) == "星期一 星期二|"


@pytest.mark.parametrize(
    ("language", "fen", "text"),
    [("zh-hans", 43_000_000_000, "4.3亿元"), ("en", 43_000_000_000, "430 million yuan"), ("en", 1250, "12.50 yuan")],
)
def test_money_is_written_in_the_readers_language_from_the_same_fen(language: str, fen: int, text: str) -> None:
    shown = render("{% money fen %}", language, fen=fen)
    assert shown == f'<data class="money number" value="{fen}">{text}</data>'


def test_numbers_carry_their_unit() -> None:
    assert render("{% number 12500 %}") == '<span class="number">12,500</span>'
    assert (
        render("{% number n unit %}", "zh-hans", n=20, unit="项")
        == '<span class="number">20<span class="unit">项</span></span>'
    )
    piece = UNITS["piece"]
    assert render("{% number 1 unit %}", unit=piece) == '<span class="number">1 <span class="unit">piece</span></span>'
    assert ">pieces<" in render("{% number n unit %}", n=Decimal(2), unit=piece)


def test_what_is_missing_is_a_dash() -> None:
    assert render("{% money x %}{% number x %}{% day x %}{% moment x %}", x=None) == "————"


def test_days_and_moments_are_written_for_people_and_machines() -> None:
    late = dt.datetime(2024, 5, 19, 16, 30, tzinfo=dt.UTC)
    assert render("{% day d %}", "zh-hans", d=dt.date(2024, 5, 20)) == (
        '<time class="number" datetime="2024-05-20">2024年5月20日</time>'
    )
    assert render("{% day d %}", d=late) == '<time class="number" datetime="2024-05-20">20 May 2024</time>'
    assert render("{% moment d %}", d=late) == (
        '<time class="number" datetime="2024-05-20T00:30+08:00">20 May 2024 00:30</time>'
    )


def test_a_definition_says_when_its_value_is_missing() -> None:
    assert "<dt>Hours</dt><dd>0</dd>" in render('{% definition "Hours" 0 %}')
    assert "not given" in render('{% definition "Hours" "" %}')
    inside = render("{% definitions %}{% definition name value %}{% enddefinitions %}", name=HOSTILE, value=HOSTILE)
    assert inside.count(ESCAPED) == 2
    assert inside.startswith('<dl class="definitions">')


def test_an_empty_state_says_what_to_do_next() -> None:
    shown = render('{% empty "Nothing yet" "A problem is…" "/new" "Report one" %}')
    assert '<a class="button button--primary" href="/new">Report one</a>' in shown
    assert "<a" not in render('{% empty "Nothing yet" %}')


def test_the_pager_links_to_its_neighbours_and_vanishes_without_any() -> None:
    page = SimpleNamespace(previous_url="", next_url="?after=a&b", label="50")
    shown = render("{% pager page %}", page=page)
    assert 'href="?after=a&amp;b" rel="next"' in shown
    assert "prev" not in shown
    assert render("{% pager page %}", page=SimpleNamespace(previous_url="", next_url="", label="3")).strip() == ""


@pytest.mark.parametrize(
    ("current", "url", "direction"),
    [
        ("", "?q=x&amp;sort=day", None),
        ("day", "?q=x&amp;sort=-day", "ascending"),
        ("-day", "?q=x&amp;sort=day", "descending"),
    ],
)
def test_a_sort_header_turns_its_column_and_begins_at_the_first_page(
    current: str, url: str, direction: str | None
) -> None:
    for base in (QueryDict("q=x&sort=old&after=1&before=2"), "?q=x&after=1"):
        shown = render('{% sort_header "Day" "day" current base kind="number" %}', current=current, base=base)
        assert f'href="{url}"' in shown
        assert ("aria-sort" in shown) == bool(direction)
        assert f'aria-sort="{direction}"' in shown or not direction


@dataclass
class Entry:
    when: dt.datetime
    who: str
    what: str


def test_a_timeline_takes_objects_and_mappings_and_needs_no_note() -> None:
    at = dt.datetime(2024, 5, 20, tzinfo=dt.UTC)
    told = {"when": at, "who": HOSTILE, "what": "Returned", "note": HOSTILE, "tone": "warn", "url": "/x"}
    shown = render("{% timeline entries %}", entries=[Entry(at, "Li Na", "Accepted"), told])
    assert shown.count("<li") == 2
    assert shown.count(ESCAPED) == 2
    assert "timeline__entry--neutral" in shown
    assert 'timeline__entry--warn"' in shown


@pytest.mark.parametrize(
    ("current", "places"),
    [
        (None, ["ahead"] * 3),
        (0, ["now", "ahead", "ahead"]),
        (1, ["done", "now", "ahead"]),
        (2, ["done", "done", "now"]),
    ],
)
def test_steps_know_what_is_done_now_and_ahead(current: int | None, places: list[str]) -> None:
    stages = [("Reported", "neutral"), ("Accepted", "warn"), ("Solved", "good")]
    shown = render("{% steps stages current %}", stages=stages, current=current)
    assert re.findall(r"steps__item--(ahead|now|done)", shown) == places
    assert shown.count('aria-current="step"') == ("now" in places)


def test_tabs_mark_the_one_that_is_open() -> None:
    items = [{"url": "/a", "label": "A", "current": True}, {"url": "/b", "label": "B", "amount": "3"}]
    shown = squeezed(render('{% tabs items "Faces" %}', items=items))
    assert '<a href="/a" aria-current="page">A</a>' in shown
    assert '<a href="/b">B <span class="tabs__count">3</span></a>' in shown


def test_blocks_keep_their_content_and_escape_their_titles() -> None:
    source = """{% card title=t url="/x" tone="seal" %}<p>in</p>{% endcard %}
    {% table t %}<tbody><tr><td data-label="x">in</td></tr></tbody>{% endtable %}
    {% dialog "note" t %}<p>in</p>{% enddialog %}{% toolbar query=t placeholder=t %}<select></select>{% endtoolbar %}"""
    shown = render(source, t=HOSTILE)
    assert HOSTILE not in shown
    assert shown.count("in</") == 3
    assert '<dialog class="dialog" id="note" aria-labelledby="note-title">' in shown
    assert "table--cards" in shown


def test_a_grid_stays_a_table_and_can_be_reached_by_keyboard() -> None:
    shown = render('{% table "Matrix" kind="grid" %}<tbody></tbody>{% endtable %}')
    assert 'role="region" aria-label="Matrix" tabindex="0"' in shown
    assert "table--cards" not in shown


def test_an_upload_is_a_plain_form_without_scripts_and_carries_its_token() -> None:
    shown = render('{% upload "/files" max_bytes=5 %}<p>kind</p>{% endupload %}', csrf_token=SafeString("token"))
    assert 'action="/files" method="post" enctype="multipart/form-data"' in shown
    assert 'name="csrfmiddlewaretoken" value="token"' in shown
    assert 'data-max-bytes="5"' in shown
    assert 'type="file" name="files" multiple' in shown


def test_a_chart_comes_with_its_table() -> None:
    with translation.override("en"):
        drawn = bars(HOSTILE, [Bar("A", 1, "1 item")])
    shown = render("{% chart c %}", c=drawn)
    assert HOSTILE not in shown
    assert '<th scope="row">A</th><td data-label="Value">1 item</td>' in shown
    assert "<details" in shown
    small = render("{% chart c %}", c=sparkline("Trend", [("May", 1, "1")]))
    assert "<details" not in small
    assert '<th scope="row">May</th>' in small


class Report(forms.Form):
    version = forms.IntegerField(widget=forms.HiddenInput)
    title = forms.CharField(label=HOSTILE, help_text=HOSTILE)
    loss = forms.DecimalField(label="Loss", required=False)
    focus = forms.ChoiceField(label="Focus", choices=[("a", "A")], widget=forms.RadioSelect)
    agree = forms.BooleanField(label="I agree", required=False)

    def clean(self) -> None:
        raise forms.ValidationError("Together they do not fit.")


def test_a_fresh_form_has_labels_help_and_no_summary() -> None:
    shown = render("{% form_body form %}", form=Report(initial={"version": 3}))
    assert '<input type="hidden" name="version" value="3"' in shown
    assert "error-summary" not in shown
    assert f'<label class="field__label" for="id_title">{ESCAPED}</label>' in shown
    assert f'id="id_title_helptext">{ESCAPED}</div>' in shown
    assert 'aria-describedby="id_title_helptext"' in shown
    assert shown.count("field__optional") == 1


def test_a_wrong_form_is_summed_up_with_links_to_its_fields() -> None:
    shown = render("{% form_body form %}", form=Report({"version": "", "title": "", "loss": "abc"}))
    summary = shown[: shown.index('<input type="hidden"')]
    assert 'role="alert" tabindex="-1" autofocus' in summary
    assert "Together they do not fit." in summary
    assert "This field is required." in summary, "an error of a hidden field has no other place to be seen"
    assert re.findall(r'href="(#[a-z_]+)"', summary) == ["#id_title", "#id_loss", "#id_focus"]
    assert 'id="id_loss_error"' in shown
    assert 'aria-describedby="id_title_helptext id_title_error"' in shown
    assert '<fieldset class="field field--group field--wrong" id="id_focus" aria-describedby="id_focus_error">' in shown


def test_a_single_field_takes_a_unit() -> None:
    assert '<span class="field__unit">万元</span>' in render('{% field form.loss unit="万元" %}', form=Report())
