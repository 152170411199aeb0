"""A calendar client subscribes: the bell, a secret link, a milestone that moves on its page and in the calendar; then the end."""

import datetime as dt
import urllib.error
import urllib.request
from urllib.parse import urlsplit

import icalendar
import pytest


class Client:
    """A calendar program that knows an address."""

    def __init__(self, address: str) -> None:
        self.address, self.tag = address, ""

    def fetch(self) -> int:
        """Look whether there is anything new; the status."""
        asked = urllib.request.Request(self.address, headers={"If-None-Match": self.tag} if self.tag else {})
        try:
            with urllib.request.urlopen(asked, timeout=20) as answer:
                self.tag = answer.headers["ETag"]
                calendar = icalendar.Calendar.from_ical(answer.read())
                self.events = {str(event["UID"]): event for event in calendar.events}
                return answer.status
        except urllib.error.HTTPError as error:
            error.close()
            return error.code

    def milestone(self) -> tuple[str, icalendar.Event]:
        return next(pair for pair in self.events.items() if "/innovation/projects/" in pair[1]["URL"])


@pytest.mark.parametrize(("width", "language"), [("phone", "zh"), ("desktop", "en")])
def test_a_calendar_client_subscribes(visitor, width, language):
    deputy = visitor("孙立群", width, language).goes_to("/").follows("a.bell")
    deputy.follows('main a[href="/notices/calendars/"]').follows("main form.toolbar button")
    client = Client(deputy.page.input_value("#address"))
    assert (client.fetch(), client.fetch()) == (200, 304)

    uid, event = client.milestone()
    later = event.start + dt.timedelta(days=1)
    deputy.goes_to(urlsplit(str(event["URL"])).path)
    deputy.follows(f'main a[href$="milestone_replanned/?milestone={uid.partition("@")[0]}"]')
    deputy.fills_in(due_on=later.isoformat())
    assert client.fetch() == 200
    assert client.events[uid].start == later and client.events[uid]["SEQUENCE"] > event["SEQUENCE"]

    deputy.goes_to("/notices/calendars/").follows("main .button--bad")
    assert client.fetch() == 410
