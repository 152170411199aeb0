"""Where a result is in use, and the word of those who use it.

A record of use is as open as its result. Those who confirm effects at the unit that uses it are named in the record: so it is
open to them also where they belong to another company.
"""

import datetime as dt

from django.utils.translation import gettext_lazy as _

from jiangfang.innovation.models import Adoption, Result
from jiangfang.innovation.queries.results import confirmers_of
from jiangfang.innovation.rules import values
from jiangfang.innovation.rules.results import (
    may_call_confirmer,
    may_confirm_adoption,
    may_end_adoption,
    may_enter_adoption,
    may_revise_adoption,
)
from jiangfang.kernel import clock
from jiangfang.kernel.errors import Invalid
from jiangfang.kernel.text import N_
from jiangfang.ledger.deeds import action, current_deed
from jiangfang.people.actions.persons import involve
from jiangfang.people.models import Involvement, Person
from jiangfang.records import writing
from jiangfang.records.models import Organisation

STANDING = ("entered", "confirmed")


@action("innovation.adoption.entered", may=may_enter_adoption, says=_("%(actor)s entered where it is in use."))
def enter_adoption(
    result: Result, *, actor: Person, user: Organisation, where: str, since: dt.date, effect: str = ""
) -> Adoption:
    """Say that ``user`` uses an accepted result, ``where`` exactly and since when. It counts once the user confirms it.

    Whoever confirms effects at ``user`` or above is named in the record. Raises Invalid for a day in the future and for a use
    that is entered already.
    """
    adoption = Adoption(result=result, user=user, where=where.strip(), since=since, effect=effect)
    _check(adoption)
    record = result.record
    writing.add_one(
        adoption,
        organisation=result.organisation,
        title=_title(record.title, adoption.where),
        title_en=_title(record.title_en, adoption.where),
        audience=record.audience,
    )
    involve(adoption, actor, "drafter")
    _call_confirmers(adoption)
    return adoption


def _title(name: str, where: str) -> str:
    return f"{name} · {where}"[: values.TITLE_LENGTH] if name else ""


def _check(adoption: Adoption) -> None:
    same = Adoption.objects.filter(
        result_id=adoption.result_id, user_id=adoption.user_id, where=adoption.where, record__state__in=STANDING
    )
    twice = same.exclude(pk=adoption.pk).exists()
    values.check(
        adoption,
        since=values.past_error(adoption.since, "since"),
        where=Invalid(N_("This use is entered already."), field="where") if twice else None,
    )


def _call_confirmers(adoption: Adoption) -> None:
    for person in confirmers_of(adoption.user):
        involve(adoption, person, "confirmer")


@action("innovation.adoption.revised", may=may_revise_adoption, says=_("%(actor)s revised where it is in use."))
def revise_adoption(
    adoption: Adoption,
    *,
    actor: Person,
    user: Organisation | None = None,
    where: str | None = None,
    since: dt.date | None = None,
    effect: str | None = None,
) -> Adoption:
    """Change what is said of a use until the user has answered; None leaves a value as it is."""
    given = {"user": user, "where": where and where.strip(), "since": since, "effect": effect}
    changes = {name: value for name, value in given.items() if value is not None}
    proposed = values.revised(adoption, changes, given)
    _check(proposed)
    record = adoption.result.record
    titles = {"title": _title(record.title, proposed.where), "title_en": _title(record.title_en, proposed.where)}
    writing.change(adoption, **changes, **titles)
    if user is not None:
        Involvement.objects.filter(record_id=adoption.pk, role="confirmer").delete()
        _call_confirmers(adoption)
    return adoption


@action(
    "innovation.adoption.confirmer_called",
    may=may_call_confirmer,
    says=_("%(actor)s asked for the use to be confirmed."),
)
def call_confirmer(adoption: Adoption, *, actor: Person) -> Adoption:
    """Name those in the record who confirm effects at the user by now: a head may have come after it was entered."""
    writing.change(adoption)
    _call_confirmers(adoption)
    return adoption


@action("innovation.adoption.confirmed", may=may_confirm_adoption, says=_("%(actor)s confirmed the use."))
def confirm_adoption(adoption: Adoption, *, actor: Person, effect: str | None = None) -> Adoption:
    """Confirm for the unit that uses it, with the effect in its own words; the signed certificate is evidence beside it.

    From now on the use counts, and the result as one that is in use.
    """
    values.check_many({"effect": values.text_error(effect or "", "effect", optional=True)})
    more = {} if effect is None else {"effect": effect}
    writing.move(adoption, "confirmed", confirmed_by=actor, confirmed_on=clock.today(), **more)
    involve(adoption, actor, "confirmer")
    _recount(adoption)
    return adoption


@action("innovation.adoption.refused", may=may_confirm_adoption, says=_("%(actor)s said that it is not in use there."))
def refuse_adoption(adoption: Adoption, *, actor: Person, reason: str) -> Adoption:
    """Say for the unit that it does not use it."""
    values.check_many({"reason": values.text_error(reason, "reason")})
    current_deed().asides["note"] = reason
    return writing.move(adoption, "refused")


@action("innovation.adoption.ended", may=may_end_adoption, says=_("%(actor)s said until when it was in use."))
def end_adoption(adoption: Adoption, *, actor: Person, until: dt.date) -> Adoption:
    """Say that a confirmed use has ended; ``until`` is the first day without it."""
    error = values.past_error(until, "until") or values.order_error(adoption.since, until, "until")
    values.check_many({"until": error})
    writing.move(adoption, "ended", until=until)
    _recount(adoption)
    return adoption


def _recount(adoption: Adoption) -> None:
    """Touch the result: whether it is in use follows from its adoptions, and it is counted where it is touched."""
    # Locked, so that two departments that confirm at once both can; without a lock the second would be told of the first.
    results = Result.objects.select_related("record").select_for_update(of=("record",))
    writing.change(results.get(pk=adoption.result_id))
