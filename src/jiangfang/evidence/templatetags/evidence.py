"""``{% load evidence %}``: what a record's page shows of its evidence."""

from typing import Any

from django import template

from jiangfang.evidence.panel import panel_of
from jiangfang.people.models import Person
from jiangfang.records.models import Noun, Record

register = template.Library()


@register.inclusion_tag("evidence/panel.html", takes_context=True)
def evidence_panel(context: template.Context, record: Record | Noun, reader: Person | None) -> dict[str, Any]:
    """``{% evidence_panel record reader %}``: gallery, what each file proves, and the place to hand in more."""
    return panel_of(record, reader)
