"""Separation of duties on the ladder of a benefit.

Claim and calculation may be one person's. Whoever confirms, verifies, signs as the second or spot-checks differs from these
and from one another and has no share in the result. Where a rung was signed on paper, this holds for the name on the paper,
for the clerk who recorded it and for whoever held it against the scan.
"""

import unicodedata
import uuid
from collections.abc import Collection, Iterator
from typing import Any

from jiangfang.innovation.models import Benefit, Signature, Signed
from jiangfang.kernel.rules import YES, Rule, Verdict
from jiangfang.kernel.text import N_
from jiangfang.people.models import Person
from jiangfang.records.models import Record

AUTHORS = frozenset({Signed.CLAIMED, Signed.CALCULATED})
CHECKS = frozenset({Signed.CONFIRMED, Signed.VERIFIED, Signed.SECOND_SIGN, Signed.SPOT_CHECKED})

# Whose standing signatures bar a person from signing for a rung.
BARRED_BY: dict[str, frozenset[str]] = {rung: (CHECKS | {Signed.REDUCED}) - {rung} for rung in CHECKS}
# A second finance person takes back: anyone but the verifier and the other rungs' people. The second signer may.
BARRED_BY[Signed.REDUCED] = BARRED_BY[Signed.REVOKED] = frozenset(CHECKS - {Signed.SECOND_SIGN})

ANOTHER: dict[str, str] = {
    Signed.CONFIRMED: N_("Ask another head of the department that uses the result."),
    Signed.VERIFIED: N_("Ask another finance officer."),
    Signed.SECOND_SIGN: N_("Ask another finance officer."),
    Signed.SPOT_CHECKED: N_("Ask another officer of the federation."),
    Signed.REDUCED: N_("Ask another finance officer."),
    Signed.REVOKED: N_("Ask another finance officer."),
}


def _no_contributor(rung: str) -> Rule:
    def decide(actor: Any, benefit: Benefit) -> Verdict:
        if _key(actor) not in contributors_of(benefit):
            return YES
        reason = N_("You have a share in this result, so its money is judged by someone else.")
        return Verdict(False, "is_no_contributor", reason, ANOTHER[rung])

    return Rule("is_no_contributor", decide)


def _no_author(rung: str) -> Rule:
    def decide(actor: Any, benefit: Benefit) -> Verdict:
        if _key(actor) not in authors_of(benefit):
            return YES
        reason = N_("You claimed or calculated this benefit, so someone else judges it.")
        return Verdict(False, "is_no_author", reason, ANOTHER[rung])

    return Rule("is_no_author", decide)


def _no_other_signer(rung: str) -> Rule:
    def decide(actor: Any, benefit: Benefit) -> Verdict:
        for signature in barring(benefit, rung):
            if _key(actor) in people_of(signature):
                reason = N_("You had a hand in another signature on this benefit (%(rung)s).")
                params = {"rung": signature.get_rung_display()}
                return Verdict(False, "is_no_other_signer", reason, ANOTHER[rung], params)
        return YES

    return Rule("is_no_other_signer", decide)


def _no_namesake(rung: str) -> Rule:
    def decide(actor: Any, benefit: Benefit) -> Verdict:
        for signature in barring(benefit, rung):
            if signature.paper_name and plain_name(signature.paper_name) in names_of(actor):
                reason = N_("Someone of your name signed this benefit on paper (%(rung)s).")
                params = {"rung": signature.get_rung_display()}
                return Verdict(False, "is_no_namesake", reason, ANOTHER[rung], params)
        return YES

    return Rule("is_no_namesake", decide)


# For each rung: whether the actor stands apart from everyone who has a part in the claim.
stands_apart: dict[str, Rule] = {
    rung: _no_contributor(rung) & _no_author(rung) & _no_other_signer(rung) & _no_namesake(rung) for rung in BARRED_BY
}


def paper_stands_apart(benefit: Benefit, rung: str, name: str, *hands: Any) -> Verdict:
    """Whether the name on a paper may stand for a rung: not a contributor's, an author's, another signer's, nor of one of
    ``hands`` (the clerk, the second person), who do not vouch for themselves."""
    wanted = plain_name(name)
    if any(wanted in names_of(hand) for hand in hands):
        reason = N_("Nobody records or confirms their own signature on paper.")
        return Verdict(False, "is_not_own_paper", reason, N_("Sign in and sign here instead, or ask another clerk."))
    known = contributors_of(benefit) | authors_of(benefit)
    for signature in barring(benefit, rung):
        known |= people_of(signature)
    papers = {plain_name(signature.paper_name) for signature in barring(benefit, rung)}
    if wanted in papers or wanted in _names_of_all(benefit, known):
        reason = N_("“%(name)s” has a part in this claim already and cannot sign for this rung.")
        return Verdict(False, "paper_stands_apart", reason, ANOTHER[rung], {"name": name})
    return YES


def contributors_of(benefit: Benefit) -> set[uuid.UUID]:
    """Everyone with a share in the result."""
    return {share.person_id for share in benefit.result.shares.all()}


def authors_of(benefit: Benefit) -> set[uuid.UUID]:
    """The claimant and whoever calculated, also a calculation that was returned: its inputs may live on in the next."""
    signers = {signature.person_id for signature in benefit.signatures.all() if signature.rung in AUTHORS}
    return {key for key in {*signers, benefit.claimant_id} if key}


def barring(benefit: Benefit, rung: str) -> list[Signature]:
    """The standing signatures whose people cannot sign for ``rung``; a paper that still waits is one of them."""
    return [one for one in benefit.signatures.all() if one.standing and one.rung in BARRED_BY[rung]]


def people_of(signature: Signature) -> set[uuid.UUID]:
    """Who had a hand in a signature: the signer, or the clerk and the second person of a paper."""
    return {
        key
        for key in (signature.person_id, signature.recorded_by_id, signature.paper_confirmed_by_id)
        if key is not None
    }


def plain_name(name: str) -> str:
    """A name for comparison: without spaces, width and case."""
    return "".join(unicodedata.normalize("NFKC", name).casefold().split())


def names_of(person: Any) -> set[str]:
    """The names under which a person is known here, for comparison."""
    if not isinstance(person, Person):
        return set()
    return {plain_name(name) for name in (person.record.title, person.record.title_en) if name}


def _names_of_all(benefit: Benefit, keys: Collection[uuid.UUID]) -> set[str]:
    loaded = {person.pk: names_of(person) for person in _loaded_people(benefit)}
    others = Record.objects.filter(pk__in=[key for key in keys if key not in loaded]).values_list("title", "title_en")
    named = [name for key in keys for name in loaded.get(key, ())]
    return {*named, *(plain_name(name) for pair in others for name in pair if name)}


def _loaded_people(benefit: Benefit) -> Iterator[Person]:
    """The people whose names were fetched with the benefit: a page asks many rules and fetches them once."""
    rows = [benefit, *benefit.result.shares.all(), *benefit.signatures.all()]
    for row in rows:
        for name in ("claimant", "person", "recorded_by", "paper_confirmed_by"):
            holder = getattr(type(row), name, None)
            person = getattr(row, name) if holder is not None and holder.is_cached(row) else None
            if person is not None and Person.record.is_cached(person):
                yield person


def _key(actor: Any) -> uuid.UUID | None:
    return getattr(actor, "ledger_id", None)
