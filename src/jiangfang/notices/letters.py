"""Notices by mail: enclosed in a letter when they are made, written and sent by the job, tried again, given up at last."""

import datetime as dt
import logging
import smtplib
import uuid
from collections.abc import Iterable, Sequence

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from jiangfang.kernel import clock, ids
from jiangfang.notices.lines import Line, lines_of
from jiangfang.notices.models import Letter, Mail, Notice, Preference
from jiangfang.notices.unsubscribing import unsubscribe_url
from jiangfang.people.models import Account, Person
from jiangfang.people.visibility import visible_to

logger = logging.getLogger(__name__)
# When a letter that did not go is tried again; after the last one it is given up.
BACK_OFF = tuple(dt.timedelta(minutes=minutes) for minutes in (1, 5, 30, 120, 300, 600))
# The hour in China at which the letter of the day goes out.
DIGEST_AT = dt.time(7, 30)
# One who holds a letter and falls silent loses it after so long.
LEASE = dt.timedelta(minutes=10)
AT_A_TIME = 200
MOST_LINES = 50


def enclose(notices: Sequence[Notice], at: dt.datetime) -> None:
    """Put notices that will be stored into the waiting letters of those who want mail; nothing where no mail is set up."""
    if not settings.MAIL:
        return
    reached = {notice.person_id: notice for notice in notices if notice.person.account.email}
    preferences = Preference.objects.in_bulk(reached)
    waiting = Letter.objects.filter(person_id__in=reached, state=Letter.State.WAITING, attempts=0)
    letters = {letter.person_id: letter for letter in waiting}
    fresh = []
    for person_id, notice in reached.items():
        how = preferences[person_id].mail if person_id in preferences else Mail.DIGEST
        if how == Mail.NONE:
            continue
        if person_id not in letters:
            letters[person_id] = _letter(notice.person, how, at)
            fresh.append(letters[person_id])
        notice.letter = letters[person_id]
    Letter.objects.bulk_create(fresh, batch_size=500)


def _letter(person: Person, how: str, at: dt.datetime) -> Letter:
    return Letter(
        id=ids.uuid7(),
        organisation_id=person.organisation_id,
        person=person,
        made_at=at,
        next_at=at if how == Mail.ONCE else _next_digest(at),
    )


def _next_digest(at: dt.datetime) -> dt.datetime:
    today = dt.datetime.combine(clock.day_of(at), DIGEST_AT, clock.CHINA)
    return (today if today > at else today + dt.timedelta(days=1)).astimezone(dt.UTC)


def send_due() -> int:
    """Send the letters that are due; returns how many went out. One connection for all."""
    if not settings.MAIL:
        return 0
    due = Letter.objects.filter(state=Letter.State.WAITING, next_at__lte=clock.now()).order_by("next_at")
    found = list(due.select_related("person__record")[:AT_A_TIME])
    if not found:
        return 0
    connection = get_connection()
    try:
        return sum(_send(letter, connection) for letter in found if _take(letter))
    finally:
        connection.close()


def _take(letter: Letter) -> bool:
    """Whether the letter is ours to send: the row still is as it was seen."""
    seen = Letter.objects.filter(pk=letter.pk, state=Letter.State.WAITING, next_at=letter.next_at)
    return seen.update(next_at=clock.now() + LEASE, attempts=letter.attempts + 1) == 1


def _send(letter: Letter, connection: object) -> bool:
    message = _message(letter)
    if message is None:
        _end(letter, Letter.State.DROPPED)
        return False
    message.connection = connection
    try:
        message.send()
    except (OSError, smtplib.SMTPException) as error:
        _fail(letter, error)
        return False
    _end(letter, Letter.State.SENT)
    return True


def _fail(letter: Letter, error: Exception) -> None:
    said = f"{type(error).__name__}: {error}"[:300]
    if letter.attempts >= len(BACK_OFF) or _is_final(error):
        logger.warning("A letter was given up: %s", said)
        _end(letter, Letter.State.DEAD, said)
        return
    again = clock.now() + BACK_OFF[letter.attempts]
    Letter.objects.filter(pk=letter.pk).update(next_at=again, error=said)


def _is_final(error: Exception) -> bool:
    """Whether the mail server will never take it: it knows no such mailbox."""
    refused = getattr(error, "recipients", None)
    return isinstance(refused, dict) and all(code >= 500 for code, _words in refused.values())


def _end(letter: Letter, state: str, error: str = "") -> None:
    Letter.objects.filter(pk=letter.pk).update(state=state, ended_at=clock.now(), error=error)


def _message(letter: Letter) -> EmailMultiAlternatives | None:
    """The letter as it reads now; None where its reader wants none, has no address or has read everything."""
    person = letter.person
    preference = Preference.objects.filter(person=person).first() or Preference(person=person)
    account = Account.objects.filter(person=person, is_active=True).exclude(email="").first()
    if account is None or preference.mail == Mail.NONE:
        return None
    with translation.override(preference.language):
        rows = list(_unread(letter)[: MOST_LINES + 1])
        shown = lines_of(rows[:MOST_LINES], person)
        return _written(letter.id, account.email, person, shown, more=len(rows) > MOST_LINES) if shown else None


def _unread(letter: Letter) -> Iterable[Notice]:
    found = Notice.objects.filter(visible_to(letter.person), letter=letter, read_at__isnull=True)
    return found.select_related("record__organisation__record", "actor__record").order_by("-id")


def _written(
    key: uuid.UUID, address: str, person: Person, lines: Sequence[Line], *, more: bool
) -> EmailMultiAlternatives:
    leave = unsubscribe_url(person)
    context = {"lines": lines, "more": more, "name": person.record.name, "base": settings.HOUSE_URL, "leave_url": leave}
    message = EmailMultiAlternatives(
        _subject(lines),
        render_to_string("notices/letters/letter.txt", context),
        to=[address],
        headers={
            # The same for each attempt, so that a mailbox that had it already can tell.
            "Message-ID": f"<{key}@jiangfang.invalid>",
            "List-Unsubscribe": f"<{leave}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
            "Auto-Submitted": "auto-generated",
        },
    )
    message.attach_alternative(render_to_string("notices/letters/letter.html", context), "text/html")
    return message


def _subject(lines: Sequence[Line]) -> str:
    """One line: what the only notice says, else how many there are."""
    if len(lines) == 1:
        text = _("%(title)s: %(what)s") % {"title": lines[0].record.name, "what": lines[0].asks or lines[0].sentence}
    else:
        text = ngettext("%(n)s notice", "%(n)s notices", len(lines)) % {"n": len(lines)}
    return " ".join(text.split())[:180]
