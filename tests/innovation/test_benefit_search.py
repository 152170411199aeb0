"""What benefits and public statements are found by."""

from jiangfang.innovation.search.benefits import benefit_texts, statement_texts
from jiangfang.kernel.declarations import search_cards
from tests.innovation import money
from tests.innovation.test_statements import said


def test_a_benefit_is_found_by_result_unit_sources_and_certificate(cast):
    benefit = money.verified(cast)
    [(key, title, text)] = benefit_texts([benefit.pk])
    assert (key, title) == (benefit.pk, "汽封间隙测量工具")
    for wanted in (benefit.code, "黄台电厂", "2023年耗煤统计表", "改造材料和人工", money.again(benefit).certificate):
        assert wanted in text
    assert "李工" not in text


def test_a_statement_is_found_by_its_source_and_its_numbers(cast):
    statement = said(cast)
    [(key, title, text)] = statement_texts([statement.pk])
    assert (key, title) == (statement.pk, "创新工作室揭牌")
    assert "济南市总工会网站" in text
    assert "4.3 billion yuan" in text


def test_the_cards_are_declared():
    assert search_cards["benefit"].texts is benefit_texts
    assert search_cards["statement"].texts is statement_texts
