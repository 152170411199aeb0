"""Finding: exact for two characters, by code, by resemblance, and never more than the reader may see."""

import pytest

from jiangfang.ledger.deeds import SYSTEM
from jiangfang.people import actions as people
from jiangfang.people.models import Person
from jiangfang.records.models import Organisation
from jiangfang.search.queries import find, narrow, similar

HOSTILE = {
    "": [], "   ": [], '"': [], "'": [], "''--": [], '" OR 1=1': [], "* NOT NEAR(a b)": [], "title_terms : x": [],
    "a AND OR NOT": [], "{a b} : (c)": [], "^i + l": [], "i & | ! <-> l:*O": [], "\\": [], "%i %(l)i": [], "\x00": [],
    "李\x00工": ["李工"], "😀": [], "👨‍👩‍👧‍👦 卫东": ["李卫东"], "李" * 10_000: [], "x" * 10_000: [], "a-" * 5000: [],
    "锅 " * 5000: ["李卫东"], "\u202e\u200b": [], "ﷺ" * 300: [], "NULL": [], "; DROP TABLE search_searchrow;": [],
}  # fmt: skip


def titles(text, reader, **more):
    return [hit.title for hit in find(text, reader=reader, **more)]


@pytest.fixture
def shop(cast):
    """A few people of the company with trades, one of them in the other city."""
    for name, trade in [("王建国", "汽机检修"), ("李卫东", "锅炉检修 boiler"), ("张轮", "汽 轮")]:
        setattr(cast, name, people.register_person(cast.company, actor=SYSTEM, name=name, trade=trade, sample=True))
    people.register_person(cast.harbour, actor=SYSTEM, name="王海", trade="港机检修", sample=True)
    return cast


def test_words_of_two_characters_are_exact(shop):
    assert titles("检修", shop.union) == ["李卫东", "王建国"]
    assert titles("汽机", shop.union) == ["王建国"]
    assert titles("机修", shop.union) == []
    assert titles("汽轮", shop.union) == []


def test_every_word_must_be_there(shop):
    assert titles("检修 锅炉", shop.union) == ["李卫东"]
    assert titles("检修 boil", shop.union) == ["李卫东"]
    assert titles("检修 港机", shop.union) == []


def test_only_what_is_open_to_the_reader(shop):
    assert titles("检修", shop.union) == ["李卫东", "王建国"]
    assert titles("检修", shop.stranger) == ["王海"]
    assert titles("检修", None) == []
    assert titles("创新工作室", None) == ["创新工作室", "港口创新工作室"]


def test_kind_and_branch_narrow(shop):
    assert titles("港口", shop.officer, kinds=["organisation"]) == ["港口公司", "港口创新工作室"]
    assert titles("工作室", shop.officer, organisation=shop.jinan) == ["创新工作室"]


def test_the_title_comes_before_the_text_and_the_code_before_all(shop):
    company = shop.company.record
    people.revise_organisation(shop.studio, actor=SYSTEM, about=f"黄台电厂的工作室，见{company.code}")
    assert titles("黄台电厂", shop.member) == ["黄台电厂", "创新工作室"]
    assert titles(company.code, shop.member) == ["黄台电厂", "创新工作室"]
    assert titles(company.code.lower().replace("-", "－"), shop.member) == ["黄台电厂", "创新工作室"]


def test_the_hit_shows_why_in_marked_and_escaped_text(shop):
    people.revise_organisation(shop.studio, actor=SYSTEM, about="前文，" * 40 + "<b>轴封</b>漏汽" + "后文。" * 40)
    hit = find("轴封", reader=shop.member)[0]
    assert "&lt;b&gt;<mark>轴封</mark>&lt;/b&gt;漏汽" in hit.snippet
    assert hit.snippet.startswith("…")
    assert hit.snippet.endswith("…")


def test_marks_stand_right_where_folding_changes_lengths(shop):
    people.revise_organisation(shop.studio, actor=SYSTEM, about="面积㎡㎡㎡，ＡＢＣ阀门")
    assert "<mark>ＡＢＣ</mark>" in find("abc", reader=shop.member)[0].snippet


@pytest.mark.parametrize(("text", "found"), HOSTILE.items(), ids=range(len(HOSTILE)))
def test_hostile_text_finds_what_its_letters_say(shop, text, found):
    assert titles(text, shop.union) == found
    assert [str(one) for one in narrow(Person.objects.all(), text, shop.union)] == found
    assert {hit.title for hit in similar(text, reader=shop.union, kinds=["person"])} <= set(found)


def test_lists_are_narrowed_by_the_same_words(shop):
    people_list = Person.objects.select_related("record").order_by("record_id")
    assert [str(one) for one in narrow(people_list, "检修", shop.union)] == ["王建国", "李卫东"]
    assert [str(one) for one in narrow(people_list, "检修", shop.stranger)] == ["王海"]
    assert [str(one) for one in narrow(people_list, shop.王建国.record.code, shop.union)] == ["王建国"]
    assert list(narrow(Organisation.objects.all(), "检修", shop.union)) == []


def test_what_resembles_is_suggested_by_its_rare_terms(shop):
    for number in range(12):
        about = "设备缺陷" + ("：轴封漏汽造成真空下降" if number == 3 else f"：第{number}台水泵")
        people.found_organisation(
            shop.company, actor=SYSTEM, slug=f"team-{number}", level="studio", title=f"班组{number}", about=about
        )
    alike = similar("三号机轴封处漏汽，设备缺陷", reader=shop.member, kinds=["organisation"])
    assert alike[0].title == "班组3"
    assert len(alike) <= 5
    assert similar("全然不同的一句话", reader=shop.member, kinds=["organisation"]) == []
    assert similar("轴封漏汽", reader=shop.member, kinds=["person"]) == []


def test_what_resembles_is_shown_to_those_who_may_see_it(shop):
    shown = similar("锅炉检修", reader=shop.union, kinds=["person"])
    assert [hit.title for hit in shown] == ["李卫东", "王建国"]
    shown = similar("锅炉检修", reader=shop.stranger, kinds=["person"])
    assert [hit.title for hit in shown] == ["王海"]


@pytest.mark.parametrize(("text", "found"), [("锅炉", 1), ("工作室", 3)])
def test_queries_do_not_grow_with_the_hits(shop, django_assert_num_queries, text, found):
    people.found_organisation(shop.company, actor=SYSTEM, slug="third", level="studio", title="第三工作室")
    find("x", reader=shop.union)  # reads the reader's seats, once for a whole request
    with django_assert_num_queries(3):
        assert len(find(text, reader=shop.union)) == found
    with django_assert_num_queries(2):
        assert len(similar(text, reader=shop.union, kinds=["person", "organisation"])) == found
