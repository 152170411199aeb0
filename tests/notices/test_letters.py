"""Notices by mail: when one wants them, sent after the commit, tried again, given up, ended by one click."""

import datetime as dt
import email
import email.policy
import smtplib
import socket

import pytest
from aiosmtpd.controller import Controller
from django.core import mail
from django.test import Client

from jiangfang.innovation import actions
from jiangfang.notices import reading
from jiangfang.notices.letters import BACK_OFF, send_due
from jiangfang.notices.models import Letter, Mail, Notice
from jiangfang.notices.unsubscribing import unsubscribe_url
from jiangfang.people.models import Account
from jiangfang.records.models import Audience
from tests.cast import account_of
from tests.innovation import works


@pytest.fixture
def crew(cast, settings):
    """Deputy and apprentice have an address; the apprentice wants letters at once, the deputy said nothing."""
    settings.MAIL, settings.HOUSE_URL = True, "https://house.example"
    for person, name in ((cast.deputy, "deputy"), (cast.apprentice, "apprentice"), (cast.union, "union")):
        account_of(person, name)
        Account.objects.filter(username=name).exclude(username="union").update(email=f"{name}@example.org")
    reading.want(cast.apprentice, mail=Mail.ONCE, language="en")
    return cast


@pytest.fixture
def accepted(crew, committed):
    problem = committed(works.report, crew)
    return committed(actions.accept_problem, problem, actor=crew.deputy)


def letter_to(person) -> Letter:
    return Letter.objects.get(person=person)


def test_a_letter_at_once_says_what_was_done_and_where(crew, accepted):
    assert send_due() == 1
    [message] = mail.outbox
    assert message.to == ["apprentice@example.org"]
    assert message.subject == "2号汽轮机轴封漏汽: 孙代强 took the problem on."
    html, _kind = message.alternatives[0]
    for text in (message.body, html):
        assert f"https://house.example/innovation/problems/{accepted.record.code}/" in text
        assert unsubscribe_url(crew.apprentice) in text
    assert message.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert send_due() == 0, "once is enough"


def test_who_said_nothing_gets_one_letter_a_day_in_chinese(crew, committed, sample_clock):
    committed(works.report, crew)
    committed(works.report, crew, title="3号机励磁机振动")
    assert send_due() == 0
    sample_clock.advance(hours=22, minutes=31)
    assert send_due() == 1
    [message] = mail.outbox
    assert message.to == ["deputy@example.org"]
    assert "2" in message.subject and "励磁机" in message.body and "轴封" in message.body
    assert "请您处理" in message.body


def test_what_was_read_or_closed_since_is_not_written_of(crew, accepted):
    accepted.record.audience = Audience.RESTRICTED
    accepted.record.save(update_fields=["audience"])
    accepted.record.involvements.all().delete()
    reading.mark_read(crew.deputy)
    send_due()
    assert mail.outbox == []
    assert letter_to(crew.apprentice).state == Letter.State.DROPPED


def test_no_letter_is_made_where_none_is_wanted_or_no_mail_is_set_up(crew, committed, settings):
    reading.want(crew.deputy, mail=Mail.NONE)
    problem = committed(works.report, crew)
    settings.MAIL = False
    committed(actions.accept_problem, problem, actor=crew.deputy)
    assert Notice.objects.count() == 2 and not Letter.objects.exists()


@pytest.fixture
def refusing(monkeypatch):
    """A mail server that is away."""

    def send(self, *args):
        raise smtplib.SMTPServerDisconnected("away")

    monkeypatch.setattr("django.core.mail.EmailMultiAlternatives.send", send)


def test_a_letter_that_does_not_go_is_tried_again_and_given_up_at_last(crew, accepted, refusing, sample_clock):
    for attempt, wait in enumerate(BACK_OFF, start=1):
        assert send_due() == 0
        letter = letter_to(crew.apprentice)
        assert (letter.state, letter.attempts) == (Letter.State.WAITING, attempt)
        assert letter.next_at == sample_clock.now() + wait
        sample_clock.advance(seconds=wait.total_seconds())
    send_due()
    letter = letter_to(crew.apprentice)
    assert letter.state == Letter.State.DEAD and "away" in letter.error


def test_a_mailbox_that_does_not_exist_is_not_tried_again(crew, accepted, monkeypatch):
    def send(self, *args):
        raise smtplib.SMTPRecipientsRefused({"apprentice@example.org": (550, b"no such mailbox")})

    monkeypatch.setattr("django.core.mail.EmailMultiAlternatives.send", send)
    send_due()
    assert letter_to(crew.apprentice).state == Letter.State.DEAD


def test_one_click_of_a_mail_program_ends_the_letters(crew, committed):
    path = unsubscribe_url(crew.apprentice).removeprefix("https://house.example")
    page = Client(enforce_csrf_checks=True)
    assert page.get(path).status_code == 200
    problem = committed(works.report, crew)
    assert page.post(path, {"List-Unsubscribe": "One-Click"}).status_code == 200
    committed(actions.accept_problem, problem, actor=crew.deputy)
    assert not Letter.objects.filter(person=crew.apprentice).exists()
    assert page.post(path[:-8] + "x/end/").status_code == 404


class Inbox:
    def __init__(self) -> None:
        self.messages = []

    async def handle_DATA(self, server, session, envelope):
        self.messages.append(
            (envelope.rcpt_tos, email.message_from_bytes(envelope.content, policy=email.policy.default))
        )
        return "250 OK"


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


def test_a_real_mail_server_gets_a_letter_that_it_can_read(crew, accepted, settings):
    inbox = Inbox()
    server = Controller(inbox, hostname="127.0.0.1", port=free_port())
    server.start()
    try:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = server.hostname, server.port
        settings.EMAIL_USE_TLS = False
        assert send_due() == 1
    finally:
        server.stop()
    [(to, message)] = inbox.messages
    assert to == ["apprentice@example.org"]
    assert message["List-Unsubscribe"].strip() == f"<{unsubscribe_url(crew.apprentice)}>"
    assert message["Message-ID"].startswith(f"<{letter_to(crew.apprentice).pk}@")
    assert "took the problem on" in message.get_body(("plain",)).get_content()
    assert "took the problem on" in message.get_body(("html",)).get_content()
    assert letter_to(crew.apprentice).ended_at == dt.datetime(2024, 3, 1, 1, tzinfo=dt.UTC)
