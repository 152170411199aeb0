"""The pages of figures: every number leads to its records, and costs the same at the nation and at a studio."""

import pytest

from jiangfang.figures.queries import BY
from jiangfang.innovation.actions import problems
from jiangfang.kernel.declarations import figures
from tests.innovation import money
from tests.innovation.pages.visits import browser, text_of


@pytest.mark.parametrize("slug", ["nation", "studio"])
def test_pages_ask_the_same_number_of_questions_at_any_height(cast, slug, django_assert_num_queries):
    money.verified(cast)
    reader = browser(cast.member)
    for address, queries in ((f"/figures/{slug}/", 8), (f"/figures/{slug}/innovation.benefit/", 9)):
        with django_assert_num_queries(queries):
            assert reader.get(address).status_code == 200


def test_a_figure_is_walked_down_to_the_records_that_are_open_to_the_reader(cast):
    benefit = money.verified(cast)
    address = "/figures/nation/innovation.benefit/?rung=verified"
    assert benefit.record.code in text_of(browser(cast.member).get(address))
    assert benefit.record.code not in text_of(browser(cast.stranger).get(address))


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_an_unknown_figure_or_organisation_is_not_there(cast, language):
    reader = browser(cast.member, language)
    assert reader.get("/figures/studio/").status_code == 200
    assert reader.get("/figures/studio/innovation.nothing/").status_code == 404
    assert reader.get("/figures/nowhere/").status_code == 404


def test_the_pictures_of_a_figure_say_by_what_they_divide(cast):
    problems.report_problem(cast.studio, actor=cast.member, title="阀门内漏", focus="safe_production")
    shown = text_of(browser(cast.member, "en").get("/figures/studio/innovation.problems/"))
    assert "By status" in shown
    assert "By focus" in shown


def test_a_reader_to_whom_nothing_is_open_is_told_so(cast):
    problems.report_problem(cast.studio, actor=cast.member, title="阀门内漏", focus="safe_production")
    shown = text_of(browser(cast.stranger, "en").get("/figures/studio/innovation.problems/"))
    assert "None of them is open to you" in shown
    assert "No record counts here" not in shown


def test_what_happens_in_a_year_says_in_which_it_counts(cast):
    benefit = money.verified(cast)
    shown = text_of(browser(cast.member, "en").get("/figures/studio/innovation.benefit/?rung=verified"))
    assert "Counts in" in shown
    assert all(str(year) in shown for year in {benefit.starts_on.year, benefit.ends_on.year})


def test_every_facet_has_its_words():
    assert {name for figure in figures for name in figure.facets} <= BY.keys()
