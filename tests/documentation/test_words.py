"""One word per idea, and the same story in both languages."""

import re

from jiangfang.cli.reference.markdown import said
from jiangfang.records.kinds import all_kinds
from tests.architecture.source import refuse
from tests.documentation.texts import text

ROW = re.compile(r"^\| ([^|]+) \| ([^|]+) \| [^|]+ \|$", re.MULTILINE)


def words() -> list[tuple[str, str]]:
    """(word, Chinese) of every row of the page of concepts."""
    rows = [row for row in ROW.findall(text("docs/concepts.md").source) if row[0] not in ("Word", "---")]
    assert len(rows) > 50, "The tables of docs/concepts.md are not found."
    return rows


def test_every_noun_is_a_word_of_the_page_of_concepts_with_the_chinese_of_the_interface():
    known = set(words())
    refuse(
        (
            f"{said(kind.label, 'en')} {said(kind.label, 'zh-hans')}"
            for kind in all_kinds()
            if (said(kind.label, "en"), said(kind.label, "zh-hans")) not in known
        ),
        "One word per idea: docs/concepts.md and the kind's label say the same, in both languages.",
    )


def test_no_word_stands_for_two_ideas():
    seen = [word for word, _ in words()]
    assert sorted(seen) == sorted(set(seen))


def test_no_chinese_word_stands_for_two_ideas():
    seen = [chinese for _, chinese in words()]
    assert sorted(seen) == sorted(set(seen))


def test_the_two_readmes_tell_the_same_story():
    english, chinese = text("README.md"), text("README.zh-CN.md")
    assert [level for level, _ in english.headings] == [level for level, _ in chinese.headings]
    assert {link for link in english.links if link[0] != "README.zh-CN.md"} == {
        link for link in chinese.links if link[0] != "README.md"
    }
