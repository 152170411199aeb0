"""What one was told: the list behind the bell, and how one wants to be told."""

import uuid

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from jiangfang.kernel.errors import NotThere
from jiangfang.kernel.text import N_
from jiangfang.notices import queries, reading
from jiangfang.notices.forms import PreferenceForm
from jiangfang.notices.lines import lines_of
from jiangfang.notices.models import Mail
from jiangfang.notices.unsubscribing import person_of
from jiangfang.people.doing import run_form
from jiangfang.people.models import Person
from jiangfang.records.addresses import url_of
from jiangfang.ui.paging import keyset_page

PAGE_SIZE = 30


def oneself(request: HttpRequest) -> Person:
    """The person who reads. Raises NotThere for an account without one."""
    if request.reader is None:
        raise NotThere(N_("This account belongs to no person."))
    return request.reader


def notices(request: HttpRequest) -> HttpResponse:
    """What concerns the reader, newest first."""
    reader = oneself(request)
    reading.put_away_hidden(reader)
    page = keyset_page(queries.notices_of(reader), request.GET, order=("-id",), size=PAGE_SIZE)
    lines = lines_of(page.items, reader)
    return render(
        request, "notices/notices.html", {"page": page, "lines": lines, "has_new": any(line.is_new for line in lines)}
    )


def notice(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """Open what a notice tells of, which is read by that."""
    reader = oneself(request)
    found = queries.own_notice(reader, key)
    reading.mark_read(reader, found.pk)
    return redirect(url_of(found.record) or reverse("notices:notices"))


@require_POST
def notice_reading(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """Mark one notice as read."""
    reading.mark_read(oneself(request), key)
    return redirect("notices:notices")


@require_POST
def all_read(request: HttpRequest) -> HttpResponse:
    """Mark every notice as read."""
    reading.mark_read(oneself(request))
    return redirect("notices:notices")


def preference(request: HttpRequest) -> HttpResponse:
    """How the reader wants to be told by mail."""
    reader = oneself(request)
    known = queries.preference_of(reader)
    form = PreferenceForm(
        request.POST if request.method == "POST" else None,
        subject=reader,
        reader=reader,
        initial={"mail": known.mail, "language": known.language},
    )

    def act() -> str:
        reading.want(reader, **form.values())
        return reverse("notices:notices")

    context = {
        "heading": _("Notices by mail"),
        "lead": _where_letters_go(request.user.email),
        "back_url": reverse("notices:notices"),
        "save_label": _("Save"),
    }
    return run_form(request, form, act, context)


def _where_letters_go(email: str) -> str:
    if not settings.MAIL:
        return _("This house sends no mail; notices stand behind the bell.")
    if not email:
        return _("Your account has no e-mail address. An officer who manages accounts can enter one.")
    return _("Letters go to %(email)s.") % {"email": email}


@login_not_required
@csrf_exempt
def unsubscribe(request: HttpRequest, token: str) -> HttpResponse:
    """End the letters to a person: by one click of a mail program (RFC 8058), or by the button on this page."""
    person = person_of(token)
    done = request.method == "POST"
    if done:
        reading.want(person, mail=Mail.NONE)
    return render(request, "notices/unsubscribe.html", {"done": done})
