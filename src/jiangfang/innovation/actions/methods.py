"""The life of a method: drafted, submitted, named after a year of practice; or returned, retired."""

import datetime as dt
from typing import Any

from django.utils.translation import gettext_lazy as _

from jiangfang.innovation.models import Method, Result
from jiangfang.innovation.queries.results import deciders_of
from jiangfang.innovation.reckoning.months import add_years
from jiangfang.innovation.rules import values
from jiangfang.innovation.rules.novelty import guard_novelty
from jiangfang.innovation.rules.results import (
    may_decide_method,
    may_draft_method,
    may_retire_method,
    may_revise_method,
    may_submit_method,
)
from jiangfang.kernel import clock
from jiangfang.kernel.errors import Invalid
from jiangfang.kernel.text import N_
from jiangfang.ledger.deeds import action, current_deed
from jiangfang.people.actions.persons import involve
from jiangfang.people.models import Involvement, Person
from jiangfang.people.visibility import open_to, visible
from jiangfang.records import writing
from jiangfang.records.models import Audience, Organisation

REVISABLE = ("title", "title_en", "author", "steps", "essentials", "indicator", "practised_since", "result")
YEARS_OF_PRACTICE = 1


@action("innovation.method.drafted", may=may_draft_method, says=_("%(actor)s drafted the method."))
def draft_method(
    organisation: Organisation,
    *,
    actor: Person,
    title: str,
    author: Person,
    steps: str,
    practised_since: dt.date,
    essentials: str = "",
    indicator: str = "",
    result: Result | None = None,
    audience: int = Audience.COMPANY,
    title_en: str = "",
) -> Method:
    """Begin to write down how ``author`` works. Its title is a working title until the company names it.

    Raises Invalid for values that can't be, NotThere for a result that is not open to the actor, Refused where the audience
    would cost the novelty of that result.
    """
    method = Method(
        author=author,
        steps=steps,
        essentials=essentials,
        indicator=indicator,
        practised_since=practised_since,
        result=_opened(result, actor),
    )
    audience_error = values.audience_error(actor, organisation, audience)
    _check(method, title, title_en, audience=audience_error, author=_author_error(actor, author))
    _guard(method, audience)
    writing.add_one(method, organisation=organisation, title=title.strip(), title_en=title_en, audience=audience)
    involve(method, actor, "drafter")
    involve(method, author, "author")
    return method


def _opened(result: Result | None, actor: Person) -> Result | None:
    return result and open_to(Result.objects.select_related("record"), actor, pk=result.pk)


def _check(method: Method, title: str, title_en: str, **more: Invalid | None) -> None:
    values.check(
        method,
        **values.title_errors(title, title_en),
        practised_since=values.past_error(method.practised_since, "practised_since"),
        **more,
    )


def _author_error(actor: Person, author: Person | None) -> Invalid | None:
    if author is None or visible(Person.objects.filter(pk=author.pk), actor).exists():
        return None
    return Invalid(N_("This person is not open to you."), field="author")


def _guard(method: Method, audience: int) -> None:
    """The steps of a method tell everyone what is new in its result."""
    if method.result is not None:
        guard_novelty(method.result, audience=audience)


@action("innovation.method.revised", may=may_revise_method, says=_("%(actor)s revised the draft."))
def revise_method(method: Method, *, actor: Person, **changes: Any) -> Method:
    """Change a draft. Raises TypeError for anything that is not REVISABLE, and what :func:`draft_method` raises."""
    if "result" in changes:
        changes["result"] = _opened(changes["result"], actor)
    proposed = values.revised(method, changes, REVISABLE)
    title, title_en = changes.get("title", method.record.title), changes.get("title_en", method.record.title_en)
    _check(proposed, title, title_en, author=_author_error(actor, changes.get("author")))
    _guard(proposed, method.record.audience)
    writing.change(method, **changes)
    if "author" in changes:
        Involvement.objects.filter(record_id=method.pk, role="author").exclude(person=method.author).delete()
        involve(method, method.author, "author")
    return method


@action("innovation.method.submitted", may=may_submit_method, says=_("%(actor)s submitted the method."))
def submit_method(method: Method, *, actor: Person) -> Method:
    """Ask the company to name the method. Those who decide are named in a record that their seats would not open to them."""
    writing.move(method, "submitted")
    if method.record.audience < Audience.COMPANY:
        for person in deciders_of(method.organisation):
            involve(method, person, "decider")
    return method


@action("innovation.method.returned", may=may_decide_method, says=_("%(actor)s returned the method."))
def return_method(method: Method, *, actor: Person, reason: str) -> Method:
    """Give a method back to its author with what is missing."""
    _note(reason)
    return writing.move(method, "draft")


@action("innovation.method.named", may=may_decide_method, says=_("%(actor)s named the method."))
def name_method(
    method: Method, *, actor: Person, title: str, title_en: str = "", named_on: dt.date | None = None
) -> Method:
    """Give the method its author's name as its ``title``, after a year of practice; ``named_on`` is today unless said.

    Raises Invalid for a title without the author's name, and before the year is over with the day on which it is.
    """
    day = named_on or clock.today()
    values.check_many(
        {
            **values.title_errors(title, title_en),
            "title": values.title_errors(title)["title"] or _name_error(title, method.author),
            "named_on": values.past_error(day, "named_on") or _practice_error(method, day),
        }
    )
    _guard(method, method.record.audience)
    return writing.move(method, "named", title=title.strip(), title_en=title_en, named_on=day)


def _name_error(title: str, author: Person) -> Invalid | None:
    if author.record.title in title:
        return None
    return Invalid(N_("A named method carries the name of %(author)s."), field="title", author=author.record.title)


def _practice_error(method: Method, day: dt.date) -> Invalid | None:
    possible = add_years(method.practised_since, YEARS_OF_PRACTICE)
    if day >= possible:
        return None
    return Invalid(
        N_("A method is named after a year of practice: this one on %(possible)s at the earliest."),
        field="named_on",
        possible=possible,
    )


@action("innovation.method.retired", may=may_retire_method, says=_("%(actor)s retired the method."))
def retire_method(method: Method, *, actor: Person, reason: str) -> Method:
    """Say why a named method is no longer practised."""
    _note(reason)
    return writing.move(method, "retired")


def _note(reason: str) -> None:
    """Keep the reason beside the entry in the ledger. Raises Invalid where there is none."""
    values.check_many({"reason": values.text_error(reason, "reason")})
    current_deed().asides["note"] = reason
