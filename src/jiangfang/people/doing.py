"""Doing a deed from a page: form in, action called, and whatever is refused is said at the form with nothing typed lost."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from jiangfang.kernel.errors import Conflict, Invalid, InvalidMany, JiangfangError, NotThere
from jiangfang.ledger.deeds import actions
from jiangfang.people.offers import DeedForm, DeedPage
from jiangfang.records.addresses import url_of
from jiangfang.records.models import Noun, Record
from jiangfang.ui.wording import say


def do_deed(request: HttpRequest, noun: Noun, page: DeedPage, template: str = "", **more: Any) -> HttpResponse:
    """GET shows the deed's form, POST does it and leads back to the record; ``more`` is what its own template shows."""
    verdict = actions[page.verb].may(request.reader, noun)
    if not verdict:
        raise verdict.refusal()
    form = page.form(
        request.POST if request.method == "POST" else None,
        subject=noun,
        reader=request.reader,
        initial={**_from_address(request, page), "version": noun.record.version},
    )
    context = {
        "heading": page.title(noun.record.state),
        "lead": page.lead,
        "record": noun.record,
        "back_url": url_of(noun.record),
        "danger": page.tone == "danger",
        **more,
    }

    def act() -> str:
        hold_version(noun, form)
        made = actions[page.verb].function(noun, actor=request.reader, **form.values())
        return url_of(made.record if page.leads_on else noun.record)

    return run_form(request, form, act, context, template)


def _from_address(request: HttpRequest, page: DeedPage) -> dict[str, str]:
    """What the link that led here has chosen already, for example which milestone was reached."""
    return {name: request.GET[name] for name in page.form.from_address if name in request.GET}


def run_form(
    request: HttpRequest, form: DeedForm, act: Callable[[], str], context: dict[str, Any], template: str = ""
) -> HttpResponse:
    """Show ``form``, or run ``act`` with it and go where ``act`` says. Refusals come back at the form, with their status."""
    template, status = template or form.template or "people/form_page.html", 200
    if request.method == "POST":
        if form.is_valid():
            try:
                target = act()
            except NotThere:
                raise
            except JiangfangError as error:
                status = error.status
                put_on_form(form, error)
            else:
                messages.success(request, _("Done. It is in the history."))
                return redirect(target)
        else:
            status = 422
    return render(request, template, {**context, "form": form}, status=status)


def hold_version(noun: Noun, form: DeedForm) -> None:
    """Let the deed start from the version that the reader saw."""
    seen = form.cleaned_data.get("version")
    if seen:
        noun.record.version = seen


def put_on_form(form: DeedForm, error: JiangfangError) -> None:
    """Say a refusal where it belongs: at its field, else above the form."""
    if isinstance(error, InvalidMany):
        for one in error.errors.values():
            put_on_form(form, one)
        return
    told = say(error)
    field = error.field if isinstance(error, Invalid) and error.field in form.fields else None
    form.add_error(field, " ".join(part for part in (told.what, told.help) if part))
    if isinstance(error, Conflict) and "version" in form.fields:
        # The next attempt starts from the version that the reader has now been told of.
        form.data = form.data.copy()
        form.data[form.add_prefix("version")] = _present_version(form)


def _present_version(form: DeedForm) -> str:
    record = getattr(form.subject, "record", None)
    found = Record.objects.filter(pk=record.pk).values_list("version", flat=True).first() if record else None
    return str(found or "")
