"""Calendars as programs fetch them: a client subscribes, a milestone moves, the client fetches again."""

import datetime as dt

import icalendar
import pytest
from django.test import Client

from jiangfang.innovation import actions
from jiangfang.notices import actions as links
from jiangfang.notices.models import CalendarLink
from jiangfang.people import actions as people
from jiangfang.people.models import Account
from jiangfang.records.models import Audience
from tests.cast import account_of
from tests.innovation import money, works
from tests.innovation.pages.visits import browser, text_of

DUE = dt.date(2024, 6, 28)


class Subscriber:
    """A calendar program: knows an address, keeps what it fetched, and asks whether there is anything new."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.browser = Client()
        self.headers: dict[str, str] = {}
        self.events: dict[str, icalendar.Event] = {}

    def refresh(self, **headers) -> int:
        answer = self.browser.get(self.address, headers=headers or self.headers)
        if answer.status_code == 200:
            self.headers = {"if-none-match": answer["ETag"]}
            self.calendar = icalendar.Calendar.from_ical(answer.content)
            self.events = {str(event["UID"]): event for event in self.calendar.events}
        self.answer = answer
        return answer.status_code

    def titles(self) -> list[str]:
        return [str(event["SUMMARY"]) for event in self.events.values()]


def subscribe(person, place=None) -> Subscriber:
    if not Account.objects.filter(person=person).exists():
        account_of(person, f"calendar-{person.record.code}")
    _link, secret = links.make_calendar_link(person, actor=person, place=place, language="en")
    return Subscriber(f"/open/notices/calendars/{secret}.ics")


@pytest.fixture
def project(cast):
    return works.running(cast)


@pytest.fixture
def milestone(cast, project):
    return actions.plan_milestone(project, actor=cast.deputy, title="完成轴封改造", due_on=DUE)


def test_a_calendar_client_subscribes_and_follows_a_milestone(cast, project, milestone, sample_clock):
    """The journey: make the link on the page, subscribe, see the day, see it move, see it go, see the link end."""
    made = browser(cast.deputy).post("/notices/calendars/new/")
    address = text_of(made).partition('value="http://testserver')[2].partition('"')[0]
    client = Subscriber(address)
    assert client.refresh() == 200
    [(uid, event)] = client.events.items()
    assert (event.start, event.end, event["SEQUENCE"]) == (DUE, DUE + dt.timedelta(days=1), project.record.version)
    assert "完成轴封改造" in event["SUMMARY"] and event["URL"].endswith(f"/innovation/projects/{project.record.code}/")
    assert client.refresh() == 304

    sample_clock.advance(hours=2)
    moved = DUE + dt.timedelta(days=30)
    actions.replan_milestone(works.again(project), actor=cast.deputy, milestone=milestone, due_on=moved)
    assert client.refresh() == 200
    assert client.events[uid].start == moved
    assert client.events[uid]["SEQUENCE"] == works.again(project).record.version > event["SEQUENCE"]

    sample_clock.advance(days=120)
    actions.reach_milestone(works.again(project), actor=cast.deputy, milestone=milestone)
    assert client.refresh() == 200 and client.events == {}
    page = browser(cast.deputy)
    link = CalendarLink.objects.get()
    assert page.post(f"/notices/calendars/{link.pk}/revocation/").status_code == 302
    assert client.refresh() == 410
    assert text_of(page.get("/notices/calendars/")).count("revocation") == 0


def test_it_is_a_calendar_that_programs_of_many_makers_read(cast, milestone):
    client = subscribe(cast.deputy)
    client.refresh()
    text = client.answer.content.decode()
    assert client.answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert all(line.endswith("\r") for line in text.split("\n")[:-1])
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75
    assert "TZID:Asia/Shanghai" in text and "REFRESH-INTERVAL;VALUE=DURATION:PT6H" in text
    assert "X-PUBLISHED-TTL:PT6H" in text
    assert "X-WR-CALNAME:孙代强: deadlines" in text
    assert not client.calendar.errors


def test_what_waits_on_a_rung_is_an_appointment_in_china(cast):
    money.confirmed(cast)
    client = subscribe(cast.finance)
    client.refresh()
    [event] = client.events.values()
    assert "Verify the money" in event["SUMMARY"]
    assert event.start.isoformat() == "2024-03-08T09:00:00+08:00"


def test_the_calendar_of_a_studio_shows_what_its_reader_may_see(cast, project, milestone):
    works.meeting(cast, held_on=dt.date(2024, 5, 6), held=False, title="五月例会", attendees=[])
    inside, outside = subscribe(cast.member, cast.studio), subscribe(cast.stranger, cast.studio)
    inside.refresh()
    outside.refresh()
    assert {title.partition(":")[0] for title in inside.titles()} == {"降低轴封漏汽量", "五月例会"}
    assert outside.titles() == []
    project = works.again(project)
    project.record.audience = Audience.PUBLIC
    project.record.save(update_fields=["audience"])
    assert outside.refresh() == 200 and len(outside.events) == 1


def test_an_old_client_that_knows_dates_only_is_told_what_changed(cast, project, milestone, sample_clock):
    client = subscribe(cast.deputy)
    client.refresh()
    since = {"if-modified-since": client.answer["Last-Modified"]}
    assert client.refresh(**since) == 304
    sample_clock.advance(hours=2)
    actions.reach_milestone(works.again(project), actor=cast.deputy, milestone=milestone)
    assert client.refresh(**since) == 200


def test_a_link_that_is_replaced_or_whose_account_is_closed_opens_nothing(cast, milestone):
    first, second = subscribe(cast.deputy), subscribe(cast.deputy)
    assert (first.refresh(), second.refresh()) == (410, 200)
    people.close_account(cast.deputy, actor=cast.union)
    assert second.refresh() == 410
    assert Subscriber("/open/notices/calendars/no-such-secret.ics").refresh() == 404


def test_the_secret_is_kept_nowhere_and_nobody_makes_a_link_for_another(cast):
    from jiangfang.kernel.errors import Refused

    link, secret = links.make_calendar_link(cast.deputy, actor=cast.deputy)
    assert secret not in str(CalendarLink.objects.values().get()) and len(link.digest) == 64
    with pytest.raises(Refused):
        links.make_calendar_link(cast.deputy, actor=cast.union)


def test_a_calendar_costs_the_same_with_more_in_it(cast, project, milestone, django_assert_num_queries):
    client = subscribe(cast.deputy, cast.studio)
    client.refresh()
    actions.plan_milestone(works.again(project), actor=cast.deputy, title="验收", due_on=dt.date(2024, 9, 1))
    actions.plan_milestone(works.again(project), actor=cast.deputy, title="总结", due_on=dt.date(2024, 10, 1))
    with django_assert_num_queries(8):
        client.refresh()
    assert len(client.events) == 3
