"""What every record's page shows: state, audience, sample mark, its life and its history in plain language."""

from collections.abc import Iterator
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from jiangfang.kernel.lifecycles import State, lifecycles
from jiangfang.ledger.deeds import actions
from jiangfang.ledger.history import Event, events_of
from jiangfang.records.addresses import url_for, url_of, url_of_organisation_for
from jiangfang.records.insiders import is_insider
from jiangfang.records.kinds import kind_of
from jiangfang.records.models import Audience, Organisation, Record
from jiangfang.ui.templatetags.ui import badge

register = template.Library()


@register.simple_tag
def state_badge(record: Record) -> SafeString:
    """The record's state as a badge; nothing to say for kinds without a life."""
    life = lifecycles.get(record.kind)
    state = life.state(record.state) if life else None
    return badge(state.label, state.tone) if state else badge(_("current"))


@register.simple_tag
def state_sentence(record: Record) -> str:
    """What the record's state means."""
    life = lifecycles.get(record.kind)
    return str(life.state(record.state).sentence) if life else ""


@register.simple_tag
def audience_badge(record: Record) -> SafeString:
    """Who may see the record."""
    return badge(_("Open to: %(audience)s") % {"audience": Audience(record.audience).label}, "outline")


@register.simple_tag
def sample_mark(record: Record) -> SafeString | str:
    """The mark of a sample; empty for the real thing."""
    if not record.sample:
        return ""
    return format_html('<span class="badge badge--outline">{}</span>', _("sample"))


@register.simple_tag(takes_context=True)
def record_link(context: template.Context, record: Record | None) -> SafeString | str:
    """A record's name as a link to where the reader may open it, with its sample mark."""
    if record is None:
        return "—"
    url = url_for(record, _reader(context)) if "request" in context else url_of(record)
    name = format_html('<a href="{}">{}</a>', url, record.name) if url else format_html("{}", record.name)
    return format_html("{} {}", name, sample_mark(record)) if record.sample else name


@register.simple_tag(takes_context=True)
def organisation_url(context: template.Context, organisation: Organisation) -> str:
    """Where the reader reads about an organisation."""
    return url_of_organisation_for(organisation, _reader(context))


def _reader(context: template.Context) -> Any:
    return getattr(context.get("request"), "reader", None)


@register.simple_tag
def kind_label(record: Record) -> Any:
    """What the record is called."""
    return kind_of(record.kind).label


@register.inclusion_tag("ui/timeline.html", takes_context=True)
def history(context: template.Context, record: Record) -> dict[str, Any]:
    """Every deed on a record, newest first, in the reader's language.

    Who reads a public record from outside is told what was done and at which organisation, without names and remarks.
    """
    named = record.audience != Audience.PUBLIC or is_insider(_reader(context), record.organisation_id)
    return {"entries": list(_lines(record, named=named))}


def _lines(record: Record, *, named: bool) -> Iterator[dict[str, Any]]:
    outside = _("someone at %(organisation)s") % {"organisation": record.organisation.short} if not named else ""
    for event in events_of(record.pk):
        who = outside if outside and event.actor_id is not None else _actor(event)
        yield {
            "when": event.at,
            "who": who,
            "what": sentence_of(event, record, who),
            "note": (event.note or "") if named else "",
            "tone": "neutral",
            "url": "",
        }


def sentence_of(event: Event, record: Record, who: str = "") -> str:
    """An event as a sentence: the action's own, else the move between states, else its verb."""
    declared = actions.get(event.verb)
    says = str(declared.says) if declared and declared.says else ""
    text = says % {"actor": who or _actor(event), "title": record.name} if says else event.verb
    about = declared.about(event.facts, str(record.pk)) if declared and declared.about else ""
    text = _in_brackets(text, about) if about else text
    moved = event.facts.get("moves", {}).get(str(record.pk))
    life = lifecycles.get(record.kind)
    if moved and life:
        labels = {state.key: state.label for state in life.states}
        text = _in_brackets(text, f"{labels.get(moved[0], moved[0])} → {labels.get(moved[1], moved[1])}")
    return text


def _in_brackets(text: str, more: Any) -> str:
    """Behind the sentence, in the brackets of the reader's language."""
    return _("%(text)s (%(more)s)") % {"text": text, "more": more}


def _actor(event: Event) -> str:
    if event.actor is None:
        return _("someone whose name was erased")
    return _("the system") if event.actor_id is None else event.actor


@register.inclusion_tag("ui/steps.html")
def life(record: Record) -> dict[str, Any]:
    """The usual way of a record through its states, and where it stands.

    An end that is off the way shows only when reached, and then without the states that were perhaps never passed.
    """
    declared = lifecycles[record.kind]
    here = declared.state(record.state)
    usual = [state for state in declared.states if state == here or not (state.detour or _is_off_the_way(state))]
    way = [declared.states[0], here] if _is_off_the_way(here) else usual
    place = next((index for index, state in enumerate(way) if state.key == record.state), 0)
    return {
        "stages": [
            {"label": state.label, "tone": state.tone, "place": _place(index, place), "number": index + 1}
            for index, state in enumerate(way)
        ]
    }


def _is_off_the_way(state: State) -> bool:
    return state.end and state.tone != "good"


def _place(index: int, current: int) -> str:
    return "now" if index == current else "done" if index < current else "ahead"
