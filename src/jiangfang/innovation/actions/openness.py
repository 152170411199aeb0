"""Who may see a result, a method or an IP right; and what could be patented stays closed until it is filed or waived."""

from django.utils.translation import gettext_lazy as _

from jiangfang.innovation.models import IPRight, Method, Result
from jiangfang.innovation.rules import values
from jiangfang.innovation.rules.ip_rights import may_open_ip_right
from jiangfang.innovation.rules.novelty import guard_novelty
from jiangfang.innovation.rules.results import (
    may_mark_patentable,
    may_open_method,
    may_open_result,
    may_waive_novelty,
)
from jiangfang.ledger.deeds import action, current_deed
from jiangfang.people.models import Person
from jiangfang.records import writing


@action("innovation.result.opened", may=may_open_result, says=_("%(actor)s changed who may see the result."))
def set_openness(result: Result, *, actor: Person, audience: int) -> Result:
    """Say who may see the result; the records of its use follow it.

    Raises Refused for everyone as the audience of a patentable result for which nothing is filed and no waiver is on record.
    """
    values.check_many({"audience": values.audience_error(actor, result.organisation, audience)})
    guard_novelty(result, audience=audience)
    current_deed().facts["audience"] = [result.record.audience, int(audience)]
    writing.change(result, audience=audience)
    for adoption in result.adoptions.select_related("record"):
        writing.change(adoption, audience=audience)
    return result


@action(
    "innovation.result.marked_patentable",
    may=may_mark_patentable,
    says=_("%(actor)s said whether the result could be patented."),
)
def mark_patentable(result: Result, *, actor: Person, patentable: bool) -> Result:
    """Say whether the result could be patented. Raises Refused where everyone sees it, or a method that tells of it, and
    nothing protects it."""
    widest = max([result.record.audience, *result.methods.values_list("record__audience", flat=True)])
    guard_novelty(result, audience=widest, patentable=patentable)
    current_deed().facts["patentable"] = patentable
    return writing.change(result, patentable=patentable)


@action(
    "innovation.result.novelty_waived", may=may_waive_novelty, says=_("%(actor)s waived the novelty of the result.")
)
def waive_novelty(result: Result, *, actor: Person, reason: str) -> Result:
    """Record for the company why a result that could be patented may be shown before anything is filed."""
    values.check_many({"reason": values.text_error(reason, "reason")})
    current_deed().asides["note"] = reason
    return writing.change(result, novelty_waiver=reason)


@action("innovation.method.opened", may=may_open_method, says=_("%(actor)s changed who may see the method."))
def set_method_openness(method: Method, *, actor: Person, audience: int) -> Method:
    """Say who may see the method; its steps tell what is new in its result, whose novelty is guarded."""
    values.check_many({"audience": values.audience_error(actor, method.organisation, audience)})
    if method.result is not None:
        guard_novelty(method.result, audience=audience)
    current_deed().facts["audience"] = [method.record.audience, int(audience)]
    return writing.change(method, audience=audience)


@action("innovation.ip_right.opened", may=may_open_ip_right, says=_("%(actor)s changed who may see the IP right."))
def set_ip_right_openness(ip_right: IPRight, *, actor: Person, audience: int) -> IPRight:
    """Say who may see the record of the IP right."""
    values.check_many({"audience": values.audience_error(actor, ip_right.organisation, audience)})
    current_deed().facts["audience"] = [ip_right.record.audience, int(audience)]
    return writing.change(ip_right, audience=audience)
