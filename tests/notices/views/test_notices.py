"""The bell and the list behind it."""

import pytest

from jiangfang.innovation import actions
from jiangfang.notices.models import Mail, Notice, Preference
from jiangfang.notices.reading import put_away_old
from jiangfang.records.models import Audience
from tests.innovation import works
from tests.innovation.pages.visits import browser, text_of
from tests.notices.conftest import committed as committed


@pytest.fixture
def reader(cast):
    return browser(cast.deputy)


def test_the_bell_counts_without_a_question_of_its_own(cast, reader, committed, django_assert_num_queries):
    with django_assert_num_queries(2):
        assert "bell__count" not in text_of(reader.get("/notices/calendars/nowhere/"))
    committed(works.report, cast)
    with django_assert_num_queries(2):
        assert '<span class="bell__count">1<' in text_of(reader.get("/notices/calendars/nowhere/"))


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_asks_the_same_of_one_and_of_three(cast, reader, committed, rows, django_assert_num_queries):
    for number in range(rows):
        committed(works.report, cast, title=f"难题{number}")
    with django_assert_num_queries(5):
        page = text_of(reader.get("/notices/"))
    assert page.count("notice--new") == rows
    assert "小周 reported the problem." in page and "Answer the problem" in page


def test_opening_a_notice_reads_it_and_leads_to_the_record(cast, reader, committed):
    problem = committed(works.report, cast)
    notice = Notice.objects.get(person=cast.deputy)
    answer = reader.get(f"/notices/{notice.pk}/")
    assert answer.status_code == 302 and answer.url == f"/innovation/problems/{problem.record.code}/"
    assert "notice--new" not in text_of(reader.get("/notices/"))
    assert browser(cast.member).get(f"/notices/{notice.pk}/").status_code == 404


def test_all_are_marked_as_read_at_once(cast, reader, committed):
    committed(works.report, cast)
    assert reader.get("/notices/read/").status_code == 405
    assert reader.post("/notices/read/").status_code == 302
    assert not Notice.objects.filter(read_at__isnull=True).exists()


def test_what_nobody_opened_for_a_month_counts_as_read(cast, reader, committed, sample_clock):
    committed(works.report, cast)
    sample_clock.advance(days=29)
    assert put_away_old() == 0
    sample_clock.advance(days=2)
    assert put_away_old() == 1 and not Notice.objects.filter(read_at__isnull=True).exists()


def test_what_is_asked_is_no_longer_said_once_it_is_done(cast, reader, committed):
    problem = committed(works.report, cast)
    actions.accept_problem(problem, actor=cast.deputy)
    assert "Answer the problem" not in text_of(reader.get("/notices/"))


def test_what_closed_leaves_list_and_bell(cast, reader, committed):
    problem = committed(works.report, cast)
    problem.record.audience = Audience.RESTRICTED
    problem.record.save(update_fields=["audience"])
    assert "轴封" not in text_of(reader.get("/notices/"))
    assert "bell__count" not in text_of(reader.get("/notices/"))


def test_one_says_how_one_wants_to_be_told(cast, reader, settings):
    assert "sends no mail" in text_of(reader.get("/notices/mail/"))
    assert reader.post("/notices/mail/", {"mail": "once", "language": "en"}).status_code == 302
    wish = Preference.objects.get(person=cast.deputy)
    assert (wish.mail, wish.language) == (Mail.ONCE, "en")
    assert reader.post("/notices/mail/", {"mail": "hourly", "language": "en"}).status_code == 422
