"""Making suggestions, and what becomes of them."""

import datetime as dt
from typing import Any

from django.utils.translation import gettext_lazy as _

from jiangfang.innovation.models import Suggestion
from jiangfang.innovation.rules import may_answer, may_report, may_revise_suggestion, values
from jiangfang.kernel import clock
from jiangfang.ledger.deeds import action, current_deed
from jiangfang.people.involving import involve
from jiangfang.people.models import Person
from jiangfang.records import writing
from jiangfang.records.models import Audience, Organisation

REVISABLE = (
    "title", "title_en", "present", "proposal", "expected_effect", "equipment", "focus", "made_on", "audience",
)  # fmt: skip


@action("innovation.suggestion.made", may=may_report, says=_("%(actor)s made the suggestion."))
def make_suggestion(
    organisation: Organisation,
    *,
    actor: Person,
    title: str,
    proposal: str,
    focus: str,
    present: str = "",
    expected_effect: str = "",
    equipment: str = "",
    made_on: dt.date | None = None,
    audience: int = Audience.COMPANY,
    title_en: str = "",
) -> Suggestion:
    """Say what would be better, to a studio or to the company itself. The actor is the suggester and stays named in it.

    ``made_on`` is today unless said. Raises Invalid for values that can't be.
    """
    suggestion = Suggestion(
        present=present,
        proposal=proposal,
        expected_effect=expected_effect,
        equipment=equipment,
        focus=focus,
        made_on=made_on or clock.today(),
        suggester=actor,
    )
    _check(suggestion, actor, organisation, title, title_en, audience)
    writing.add_one(suggestion, organisation=organisation, title=title.strip(), title_en=title_en, audience=audience)
    current_deed().facts["focus"] = focus
    involve(suggestion, actor, "suggester")
    return suggestion


def _check(
    suggestion: Suggestion, actor: Person, home: Organisation, title: str, title_en: str, audience: int | None = None
) -> None:
    """Raise what is wrong with the values; ``audience`` only where it is being set."""
    least = values.audience_of_answerers(home)
    values.check(
        suggestion,
        **values.title_errors(title, title_en),
        made_on=values.past_error(suggestion.made_on, "made_on"),
        audience=None if audience is None else values.audience_error(actor, home, audience, least=least),
    )


@action("innovation.suggestion.revised", may=may_revise_suggestion, says=_("%(actor)s revised the suggestion."))
def revise_suggestion(suggestion: Suggestion, *, actor: Person, **changes: Any) -> Suggestion:
    """Change what a suggestion says: the suggester until it is answered, those who lead until it has ended.

    Raises TypeError for anything that is not REVISABLE and Invalid for values that can't be.
    """
    proposed = values.revised(suggestion, changes, REVISABLE)
    record = suggestion.record
    title, title_en = changes.get("title", record.title), changes.get("title_en", record.title_en)
    _check(proposed, actor, suggestion.organisation, title, title_en, changes.get("audience"))
    return writing.change(suggestion, **changes)


@action("innovation.suggestion.accepted", may=may_answer, says=_("%(actor)s accepted the suggestion."))
def accept_suggestion(suggestion: Suggestion, *, actor: Person, answer: str = "") -> Suggestion:
    """Say that the suggestion will be carried out, and if known how."""
    return writing.move(suggestion, "accepted", answer=answer)


@action("innovation.suggestion.declined", may=may_answer, says=_("%(actor)s declined the suggestion."))
def decline_suggestion(suggestion: Suggestion, *, actor: Person, reason: str) -> Suggestion:
    """Say why the suggestion is not carried out; the reason is what its suggester reads as the answer."""
    values.check_many({"reason": values.text_error(reason, "reason")})
    current_deed().asides["note"] = reason
    return writing.move(suggestion, "declined", answer=reason)


@action("innovation.suggestion.carried_out", may=may_answer, says=_("%(actor)s recorded that it was carried out."))
def carry_out_suggestion(
    suggestion: Suggestion, *, actor: Person, answer: str, carried_out_on: dt.date | None = None
) -> Suggestion:
    """Say how the suggestion was carried out. ``carried_out_on`` is today unless said."""
    day = carried_out_on or clock.today()
    values.check_many(
        {
            "answer": values.text_error(answer, "answer"),
            "carried_out_on": values.past_error(day, "carried_out_on")
            or values.order_error(suggestion.made_on, day, "carried_out_on"),
        }
    )
    return writing.move(suggestion, "carried_out", answer=answer, carried_out_on=day)
