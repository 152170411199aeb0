"""Entering many IP rights at once, as from a list that a studio has kept: the same checks, asked of all in few queries."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from jiangfang.innovation.models import Inventor, IPEvent, IPRight
from jiangfang.innovation.rules import values
from jiangfang.innovation.rules.ip_facts import row_errors
from jiangfang.innovation.rules.ip_rights import may_enter_ip_right
from jiangfang.kernel.errors import Conflict, Invalid, InvalidMany
from jiangfang.kernel.text import N_
from jiangfang.ledger.deeds import action, current_deed
from jiangfang.people.involving import involve_all
from jiangfang.people.models import Person
from jiangfang.people.visibility import visible
from jiangfang.records import writing
from jiangfang.records.models import Audience, Organisation


@action("innovation.ip_right.entered_together", may=may_enter_ip_right, says=_("%(actor)s entered IP rights."))
def enter_ip_rights(
    organisation: Organisation, *, actor: Person, entries: Sequence[Mapping[str, Any]], audience: int = Audience.COMPANY
) -> list[IPRight]:
    """Enter applications; each entry has the values that ``enter_ip_right`` takes.

    All or none. Raises InvalidMany with the place of the entry before each field (``3.number``), Conflict where another deed
    entered one of the numbers a moment ago.
    """
    rights = [_right(entry) for entry in entries]
    values.check_many({"audience": values.audience_error(actor, organisation, audience)})
    errors = {
        f"{place}.{field}": error
        for place, (right, entry) in enumerate(zip(rights, entries, strict=True))
        for field, error in row_errors(right, entry["title"], entry.get("title_en", "")).items()
    }
    errors |= _taken(rights) | _unknown(entries, actor)
    if errors:
        raise InvalidMany(errors)
    _store(rights, entries, organisation, audience)
    _put_parts(rights, entries)
    people = [(right, actor, "drafter") for right in rights]
    people += [
        (right, person, "inventor")
        for right, entry in zip(rights, entries, strict=True)
        for person in entry.get("inventors", ())
    ]
    involve_all(people)
    current_deed().facts["numbers"] = [right.number for right in rights]
    return rights


def _right(entry: Mapping[str, Any]) -> IPRight:
    names = ("type", "number", "owner", "filed_on", "priority_on", "result")
    return IPRight(**{name: entry[name] for name in names if name in entry})


def _taken(rights: Sequence[IPRight]) -> dict[str, Invalid]:
    """Numbers that stand in the house already, or twice among these."""
    known = set(IPRight.objects.filter(number__in=[right.number for right in rights]).values_list("number", flat=True))
    errors: dict[str, Invalid] = {}
    for place, right in enumerate(rights):
        if right.number in known:
            message = N_("The number %(number)s is entered already.")
            errors[f"{place}.number"] = Invalid(message, field="number", code="taken", number=right.number)
        known.add(right.number)
    return errors


def _unknown(entries: Sequence[Mapping[str, Any]], actor: Person) -> dict[str, Invalid]:
    """Inventors and results that are not open to the actor, or named twice."""
    inventors = {person.pk for entry in entries for person in entry.get("inventors", ())}
    results = {entry["result"].pk: entry["result"] for entry in entries if entry.get("result")}
    seen = _open_keys(Person.objects.filter(pk__in=inventors), actor)
    for result in list(results.values())[:1]:
        seen |= _open_keys(type(result).objects.filter(pk__in=results), actor)
    errors: dict[str, Invalid] = {}
    for place, entry in enumerate(entries):
        keys = [person.pk for person in entry.get("inventors", ())]
        if len(set(keys)) < len(keys):
            message = N_("Nobody stands in the list of inventors twice.")
            errors[f"{place}.inventors"] = Invalid(message, field="inventors")
        elif set(keys) - seen:
            errors[f"{place}.inventors"] = Invalid(N_("One of these people is not open to you."), field="inventors")
        if entry.get("result") and entry["result"].pk not in seen:
            message = N_("There is nothing here, or nothing that is open to you.")
            errors[f"{place}.result"] = Invalid(message, field="result")
    return errors


def _open_keys(queryset: Any, actor: Person) -> set[Any]:
    return set(visible(queryset, actor).values_list("pk", flat=True))


def _store(
    rights: Sequence[IPRight], entries: Sequence[Mapping[str, Any]], organisation: Organisation, audience: int
) -> None:
    try:
        with transaction.atomic():
            writing.add(
                rights,
                organisation=organisation,
                titles=[entry["title"].strip() for entry in entries],
                titles_en=[entry.get("title_en", "") for entry in entries],
                audience=audience,
            )
    except IntegrityError:
        raise Conflict(N_("Someone else has just entered one of these numbers."), code="taken") from None


def _put_parts(rights: Sequence[IPRight], entries: Sequence[Mapping[str, Any]]) -> None:
    filings = [IPEvent(ip_right=right, type=IPEvent.Type.FILED, on=right.filed_on) for right in rights]
    inventors = [
        Inventor(ip_right=right, person=person, place=place)
        for right, entry in zip(rights, entries, strict=True)
        for place, person in enumerate(entry.get("inventors", ()), start=1)
    ]
    writing.add_first_parts(filings, "ip_right")
    writing.add_first_parts(inventors, "ip_right")
