"""A benefit until somebody stands for it with its days: reported, claimed, opened."""

import datetime as dt
from copy import copy

from django.utils.translation import gettext_lazy as _

from jiangfang.innovation.actions.ladder import Ladder
from jiangfang.innovation.models import Adoption, Benefit, BenefitKey, BenefitType, Result, Signed
from jiangfang.innovation.queries.benefit_windows import place_for, said_window
from jiangfang.innovation.queries.benefits import claims_on, office_of
from jiangfang.innovation.rules import values
from jiangfang.innovation.rules.benefits import gain_error, may_claim_benefit, may_open_benefit, may_report_benefit
from jiangfang.innovation.rules.novelty import guard_novelty
from jiangfang.kernel import clock
from jiangfang.kernel.errors import Invalid
from jiangfang.kernel.text import N_
from jiangfang.ledger.deeds import action, current_deed
from jiangfang.people.actions.persons import involve
from jiangfang.people.models import Person
from jiangfang.people.roles import Power
from jiangfang.records import writing
from jiangfang.records.models import Audience, Level, Organisation

# What a claim puts in the place of what was only reported.
CLAIMED = (
    "adoption", "unit", "type", "key", "starts_on", "ends_on", "continuing", "basis", "claimed_fen", "amount_fen",
    "claimant",
)  # fmt: skip


@action("innovation.benefit.reported", may=may_report_benefit, says=_("%(actor)s put on record what was said."))
def report_benefit(
    result: Result,
    *,
    actor: Person,
    unit: Organisation,
    type: str,
    amount_fen: int,
    starts_on: dt.date,
    ends_on: dt.date | None = None,
    adoption: Adoption | None = None,
    basis: str = "",
    title: str = "",
    title_en: str = "",
    audience: int | None = None,
) -> Benefit:
    """Put on record that somebody said so: nobody stands for the amount (in fen), and it is added to nothing.

    It takes no days from any claim. Raises Invalid for values that can't be.
    """
    window = said_window(starts_on, ends_on)
    benefit = Benefit(
        result=result,
        adoption=adoption,
        unit=unit,
        type=type,
        starts_on=window.first_day,
        ends_on=window.last_day,
        basis=basis,
        reported_fen=amount_fen,
        amount_fen=amount_fen,
    )
    names = _names(result, title, title_en)
    audience = _audience(result) if audience is None else audience
    _check(benefit, actor, audience, **names)
    benefit.key = _key(result, unit, type)
    writing.add_one(benefit, organisation=result.organisation, state="reported", audience=audience, **names)
    Ladder.say(type=str(type), amount_fen=amount_fen)
    involve(benefit, actor, "reporter")
    _sign_at_home(benefit, Signed.REPORTED, actor)
    return benefit


@action("innovation.benefit.claimed", may=may_claim_benefit, says=_("%(actor)s claimed the benefit."))
def claim_benefit(
    subject: Result | Benefit,
    *,
    actor: Person,
    amount_fen: int | None = None,
    adoption: Adoption | None = None,
    unit: Organisation | None = None,
    type: str = "",
    starts_on: dt.date | None = None,
    ends_on: dt.date | None = None,
    basis: str = "",
    title: str = "",
    title_en: str = "",
    audience: int | None = None,
) -> Benefit:
    """Stand for a net benefit (in fen) of at most twelve months: of a result, or one that was only reported.

    The window begins on the day of adoption, or on the day after an earlier window of the same result family, unit and type
    (then it is marked as continuing). What is not given follows from the adoption, the earlier window or the report. The key
    is locked for the deed, so that of two claims of the same days the second is refused.
    Raises Invalid for an overlap, another first day, more than twelve months and values that can't be.
    """
    reported = subject if isinstance(subject, Benefit) else None
    benefit = _proposed(subject, adoption, unit, type)
    _take_days(benefit, actor, starts_on, ends_on)
    benefit.basis = basis or benefit.basis
    benefit.claimant = actor
    benefit.claimed_fen = benefit.amount_fen = benefit.reported_fen if amount_fen is None else amount_fen
    names = _names(subject, title, title_en)
    audience = _audience(subject) if audience is None else audience
    _check(benefit, actor, audience, **names)
    if reported is None:
        home = benefit.result.organisation
        writing.add_one(benefit, organisation=home, state="claimed", audience=audience, **names)
    else:
        claimed = {name: getattr(benefit, name) for name in CLAIMED}
        benefit = writing.move(reported, "claimed", audience=audience, **names, **claimed)
    Ladder.say(type=str(benefit.type), amount_fen=benefit.amount_fen, continuing=benefit.continuing)
    _name_people(benefit, actor)
    _sign_at_home(benefit, Signed.CLAIMED, actor)
    return benefit


def _proposed(subject: Result | Benefit, adoption: Adoption | None, unit: Organisation | None, type: str) -> Benefit:
    """The claim with what it is about, before its days are known. Raises Invalid where that does not fit together."""
    if isinstance(subject, Benefit):
        proposed = copy(subject)
        proposed.adoption, proposed.type = adoption or subject.adoption, type or subject.type
        unit = unit or (None if adoption else subject.unit)
    else:
        proposed = Benefit(result=subject, adoption=adoption, type=type)
    proposed.adoption = proposed.adoption or _only_use(proposed.result, unit)
    unit = unit or (proposed.adoption.user if proposed.adoption else None)
    not_accepted = Invalid(
        N_("Only an accepted result brings a benefit that counts."),
        field="result",
        help=N_("Let the company accept the result first."),
    )
    values.check_many(
        {
            "result": None if proposed.result.record.state == "accepted" else not_accepted,
            "type": _type_error(proposed.type),
            "adoption": _adoption_error(proposed.adoption, proposed.result),
            "unit": values.empty("unit") if unit is None else _unit_error(unit, proposed.adoption),
        }
    )
    proposed.unit = unit
    return proposed


def _only_use(result: Result, unit: Organisation | None) -> Adoption | None:
    """The adoption at the unit, where there is one and no other to mistake it for."""
    uses = Adoption.objects.filter(result=result, user=unit).exclude(record__state="refused").select_related("record")
    found = list(uses[:2]) if unit else []
    return found[0] if len(found) == 1 else None


def _take_days(benefit: Benefit, actor: Person, starts_on: dt.date | None, ends_on: dt.date | None) -> None:
    """Give the claim its window under its key, which stays locked to the end of the deed."""
    benefit.key = _key(benefit.result, benefit.unit, benefit.type, lock=True)
    place = place_for(benefit.result, benefit.adoption, list(claims_on(benefit.key)), starts_on, ends_on, reader=actor)
    if starts_on is None and place.window.first_day > clock.today():
        raise Invalid(
            N_("The next window would run from %(first_day)s to %(last_day)s and has not begun yet."),
            field="starts_on",
            code="future",
            help=N_("What was claimed before goes up to the day before it."),
            first_day=place.window.first_day,
            last_day=place.window.last_day,
        )
    benefit.adoption, benefit.continuing = place.adoption, place.continued is not None
    benefit.starts_on, benefit.ends_on = place.window.first_day, place.window.last_day


def _names(subject: Result | Benefit, title: str, title_en: str) -> dict[str, str]:
    """The titles as given, else those of the result or the report."""
    record = subject.record
    return {
        "title": title.strip() or record.title,
        "title_en": title_en.strip() or ("" if title.strip() else record.title_en),
    }


def _type_error(type: str) -> Invalid | None:
    return None if type in BenefitType.values else Invalid(N_("This is not one of the choices."), field="type")


def _adoption_error(adoption: Adoption | None, result: Result) -> Invalid | None:
    if adoption is None:
        return None
    if adoption.result_id != result.pk:
        return Invalid(N_("This adoption is of another result."), field="adoption")
    if adoption.record.state == "refused":
        return Invalid(N_("The unit says that it does not use the result."), field="adoption")
    return None


def _unit_error(unit: Organisation, adoption: Adoption | None) -> Invalid | None:
    if unit.level not in (Level.COMPANY, Level.STUDIO):
        return Invalid(N_("A benefit arises in a company."), field="unit")
    if adoption is not None and adoption.user_id != unit.pk:
        return Invalid(
            N_("The benefit arises where the result is in use."),
            field="unit",
            help=N_("Choose the unit of the adoption, or enter its use at the other unit."),
        )
    return None


def _key(result: Result, unit: Organisation, type: str, *, lock: bool = False) -> BenefitKey:
    """What may be counted once at a time. Locked, it makes a second claim wait until the first one is there to be seen."""
    key, _new = BenefitKey.objects.get_or_create(
        family_id=result.family_id, unit=unit, type=type, defaults={"organisation_id": result.family.organisation_id}
    )
    return BenefitKey.objects.select_for_update().get(pk=key.pk) if lock else key


def _audience(subject: Result | Benefit) -> int:
    """Open to the company, so that finance sees it, unless the result is kept closer (finance is then named); or as
    reported."""
    audience = subject.record.audience
    return audience if isinstance(subject, Benefit) else min(Audience.COMPANY, audience)


def _check(benefit: Benefit, actor: Person, audience: int, title: str, title_en: str) -> None:
    result = benefit.result
    values.check(
        benefit,
        **values.title_errors(title, title_en),
        amount_fen=values.empty("amount_fen")
        if benefit.amount_fen is None
        else gain_error(benefit.amount_fen, "amount_fen"),
        starts_on=values.past_error(benefit.starts_on, "starts_on"),
        unit=_unit_error(benefit.unit, None),
        adoption=_adoption_error(benefit.adoption, result),
        audience=values.audience_error(actor, result.organisation, audience),
    )
    guard_novelty(result, audience=audience)


def _name_people(benefit: Benefit, claimant: Person) -> None:
    """Claimant and contributors see their benefit by name, and so do those who are asked and sit elsewhere."""
    involve(benefit, claimant, "claimant")
    for share in benefit.result.shares.select_related("person"):
        involve(benefit, share.person, "contributor")
    Ladder(benefit).name_asked()


def _sign_at_home(benefit: Benefit, rung: str, actor: Person) -> None:
    Ladder(benefit).sign(rung, actor, office_of(actor, Power.WORK, benefit.organisation_id))


@action("innovation.benefit.opened", may=may_open_benefit, says=_("%(actor)s changed who may see the benefit."))
def set_benefit_openness(benefit: Benefit, *, actor: Person, audience: int) -> Benefit:
    """Say who may see the benefit. Whoever is asked to sign it now is named in it where their seats don't reach.

    Raises Refused for everyone as the audience where that would cost the novelty of the result.
    """
    values.check_many({"audience": values.audience_error(actor, benefit.organisation, audience)})
    guard_novelty(benefit.result, audience=audience)
    current_deed().facts["audience"] = [benefit.record.audience, int(audience)]
    writing.change(benefit, audience=audience)
    Ladder(benefit).name_asked()
    return benefit
