"""What results, uses, methods and IP rights are found by."""

from jiangfang.kernel.declarations import search_cards
from tests.innovation import harvest


def texts(noun):
    ((key, title, body),) = search_cards[noun.kind.key].texts([noun.pk])
    assert (key, title) == (noun.pk, noun.record.title)
    return body


def test_a_result_is_found_by_what_is_new_and_by_its_contributors(cast):
    body = texts(harvest.drafted(cast, equipment="2号汽轮机", title_en="Gap gauge"))
    assert body.split("\n") == ["Gap gauge", "一人即可测量全周间隙", "2号汽轮机", "孙代强", "设计", "李工", "加工"]


def test_a_use_is_found_by_its_place_and_the_words_of_its_user(cast):
    body = texts(harvest.confirmed(cast))
    assert body.split("\n") == ["黄台电厂", "2号机汽机房", "检修少用两天"]


def test_a_method_is_found_by_its_steps_and_author(cast):
    body = texts(harvest.method(cast, essentials="先热后冷", indicator="两天到半天"))
    assert body.split("\n") == ["一测二调三复核", "先热后冷", "两天到半天", "孙代强"]


def test_a_right_is_found_by_its_number_in_every_form(cast):
    body = texts(harvest.filed(cast))
    assert body.split("\n") == ["202011258000.3", "ZL202011258000.3", "2020112580003", "黄台电厂", "孙代强", "李工"]
    software = harvest.filed(
        cast, type="software", number="2023SR1234567", filed_on=harvest.FILED.replace(year=2023), inventors=[]
    )
    assert texts(software).split("\n") == ["2023SR1234567", "黄台电厂"]
