"""What every record's page shows: state, audience, sample mark, its life and its history in plain language."""

from collections.abc import Iterator
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from jiangfang.kernel.lifecycles import lifecycles
from jiangfang.ledger.deeds import actions
from jiangfang.ledger.history import Event, events_of
from jiangfang.records.addresses import url_of
from jiangfang.records.kinds import kind_of
from jiangfang.records.models import Audience, Record
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


@register.simple_tag
def record_link(record: Record | None) -> SafeString | str:
    """A record's name as a link to its page, with its sample mark."""
    if record is None:
        return "—"
    url = url_of(record)
    name = format_html('<a href="{}">{}</a>', url, record.name) if url else format_html("{}", record.name)
    return format_html("{} {}", name, sample_mark(record)) if record.sample else name


@register.simple_tag
def kind_label(record: Record) -> Any:
    """What the record is called."""
    return kind_of(record.kind).label


@register.inclusion_tag("ui/timeline.html")
def history(record: Record) -> dict[str, Any]:
    """Every deed on a record, newest first, in the reader's language."""
    return {"entries": list(_lines(record))}


def _lines(record: Record) -> Iterator[dict[str, Any]]:
    for event in events_of(record.pk):
        yield {
            "when": event.at,
            "who": _actor(event),
            "what": sentence_of(event, record),
            "note": event.note or "",
            "tone": "neutral",
            "url": "",
        }


def sentence_of(event: Event, record: Record) -> str:
    """An event as a sentence: the action's own, else the move between states, else its verb."""
    declared = actions.get(event.verb)
    says = str(declared.says) if declared and declared.says else ""
    text = says % {"actor": _actor(event), "title": record.name} if says else event.verb
    moved = event.facts.get("moves", {}).get(str(record.pk))
    life = lifecycles.get(record.kind)
    if moved and life:
        labels = {state.key: state.label for state in life.states}
        text = f"{text} ({labels.get(moved[0], moved[0])} → {labels.get(moved[1], moved[1])})"
    return text


def _actor(event: Event) -> str:
    if event.actor is None:
        return _("someone whose name was erased")
    return _("the system") if event.actor_id is None else event.actor


@register.inclusion_tag("ui/steps.html")
def life(record: Record) -> dict[str, Any]:
    """The usual way of a record through its states, and where it stands; ends that are off the way show only when reached."""
    declared = lifecycles[record.kind]
    way = [state for state in declared.states if not (state.end and state.tone != "good") or state.key == record.state]
    place = next((index for index, state in enumerate(way) if state.key == record.state), 0)
    return {
        "stages": [
            {"label": state.label, "tone": state.tone, "place": _place(index, place), "number": index + 1}
            for index, state in enumerate(way)
        ]
    }


def _place(index: int, current: int) -> str:
    return "now" if index == current else "done" if index < current else "ahead"
