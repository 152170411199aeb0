"""Compiling catalogs and finding what has no Chinese."""

import gettext
import os
from pathlib import Path

import pytest

from jiangfang.ui import catalogs

HEAD = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n"Plural-Forms: nplurals=1; plural=0;\\n"\n\n'


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "house" / "locale" / "zh_Hans" / "LC_MESSAGES").mkdir(parents=True)
    (tmp_path / "house" / "templates" / "house").mkdir(parents=True)
    return tmp_path


def po(root: Path, text: str, house: str = "house") -> Path:
    path = root / house / "locale" / "zh_Hans" / "LC_MESSAGES" / "django.po"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(HEAD + text, "utf-8")
    return path


def python(root: Path, text: str) -> None:
    (root / "house" / "views.py").write_text(text, "utf-8")


def template(root: Path, text: str) -> None:
    (root / "house" / "templates" / "house" / "page.html").write_text(text, "utf-8")


def found(root: Path) -> list[tuple[str, str]]:
    return [(gap.text, gap.why) for gap in catalogs.untranslated(root)]


def marked(root: Path) -> set[tuple[str, str, str]]:
    return {(text.context, text.singular, text.plural) for text in catalogs.marked_texts(root)}


def test_a_compiled_catalog_is_what_gettext_reads(root: Path) -> None:
    source = po(root, 'msgid "Problem"\nmsgstr "难题"\n\nmsgctxt "chart"\nmsgid "From"\nmsgstr "从"\n')
    assert catalogs.compile_all(root) == [source.with_suffix(".mo")]
    with source.with_suffix(".mo").open("rb") as compiled:
        texts = gettext.GNUTranslations(compiled)
    assert (texts.gettext("Problem"), texts.pgettext("chart", "From")) == ("难题", "从")


def test_only_what_is_newer_is_compiled_again(root: Path) -> None:
    source = po(root, 'msgid "Problem"\nmsgstr "难题"\n')
    catalogs.compile_all(root)
    assert catalogs.compile_all(root) == []
    later = source.with_suffix(".mo").stat().st_mtime + 5
    os.utime(source, (later, later))
    assert catalogs.compile_all(root) == [source.with_suffix(".mo")]


def test_every_way_of_marking_a_text_in_python_is_seen(root: Path) -> None:
    python(
        root,
        "_('one'); gettext_lazy('two' ' and a half'); N_('three'); translation.gettext('four')\n"
        "ngettext('a row', '%(n)s rows', n); pgettext('chart', 'From'); npgettext_lazy('c', 's', 'p', 3)\n"
        "gettext(message); print('not marked'); _('')\n",
    )
    assert marked(root) == {
        ("", "one", ""),
        ("", "two and a half", ""),
        ("", "three", ""),
        ("", "four", ""),
        ("", "a row", "%(n)s rows"),
        ("chart", "From", ""),
        ("c", "s", "p"),
    }


def test_every_way_of_marking_a_text_in_a_template_is_seen(root: Path) -> None:
    template(
        root,
        """{% load i18n %}{% translate "It's one" %}{% trans 'two' context "c" %}{% translate "three" as x %}
        {% blocktranslate trimmed with name=x %}
            Hello {{ name }},
            100 %
        {% endblocktranslate %}
        {% blocktrans count n=n %}a row{% plural %}{{ n }} rows{% endblocktrans %}
        {% badge _("badge") "good" %}{{ value|default:_("none") }}{{ _("said") }}
        {# translate "not this" #}{% comment %}{% translate "nor this" %}{% endcomment %}
        gettext("nor this")""",
    )
    assert marked(root) == {
        ("", "It's one", ""),
        ("c", "two", ""),
        ("", "three", ""),
        ("", "Hello %(name)s, 100 %%", ""),
        ("", "a row", "%(n)s rows"),
        ("", "badge", ""),
        ("", "none", ""),
        ("", "said", ""),
    }


def test_a_text_that_is_translated_is_no_gap_and_one_that_is_not_is(root: Path) -> None:
    python(root, "_('Problem'); _('Project')\n")
    po(root, 'msgid "Problem"\nmsgstr "难题"\n')
    gaps = catalogs.untranslated(root)
    assert [(gap.where, gap.text, gap.why) for gap in gaps] == [("house/views.py:1", "Project", "is in no catalog")]
    assert str(gaps[0]) == "house/views.py:1: 'Project' is in no catalog"


@pytest.mark.parametrize(
    ("entry", "why"),
    [
        ('msgid "A"\nmsgstr ""', "is not translated"),
        ('#, fuzzy\nmsgid "A"\nmsgstr "甲"', "is marked fuzzy"),
        ('msgid "A"\nmsgstr "A"', "has no Chinese in its translation"),
        ('msgid "%(a)s of %(b)s"\nmsgstr "%(b)s 的 %(c)s"', "has other placeholders in its translation"),
        ('msgid "row"\nmsgid_plural "%(n)s rows"\nmsgstr[0] "行"', "has other placeholders in its translation"),
    ],
)
def test_broken_entries_are_found(root: Path, entry: str, why: str) -> None:
    po(root, entry + "\n")
    assert [gap[1] for gap in found(root)] == [why]


@pytest.mark.parametrize(
    "entry",
    [
        '# same in Chinese\nmsgid "GB/T 2589"\nmsgstr "GB/T 2589"',
        'msgid "%(a)s of %(b)s"\nmsgstr "%(b)s 的 %(a)s"',
        'msgid "one row"\nmsgid_plural "%(n)s rows"\nmsgstr[0] "%(n)s 行"',
    ],
)
def test_sound_entries_are_left_alone(root: Path, entry: str) -> None:
    po(root, entry + "\n")
    assert found(root) == []


def test_a_plural_needs_an_entry_with_a_plural(root: Path) -> None:
    python(root, "ngettext('row', 'rows', 2)\n")
    po(root, 'msgid "row"\nmsgstr "行"\n')
    assert found(root) == [("row", "is used with a plural and its entry has none")]


def test_one_text_is_not_translated_in_two_ways(root: Path) -> None:
    po(root, 'msgid "Result"\nmsgstr "成果"\n')
    po(root, 'msgid "Result"\nmsgstr "结果"\n', house="other")
    assert found(root) == [("Result", "is translated in two ways")]
    po(root, 'msgid "Result"\nmsgstr "成果"\n', house="other")
    assert found(root) == []


def test_contexts_are_texts_of_their_own(root: Path) -> None:
    python(root, "pgettext('chart', 'From')\n")
    po(root, 'msgid "From"\nmsgstr "发自"\n')
    assert found(root) == [("From", "is in no catalog")]
