"""``{% figure %}``: the only way in which a template prints a total."""

from typing import Any

from django import template

from jiangfang.figures.sheet import Sheet
from jiangfang.records.models import Organisation

register = template.Library()


@register.inclusion_tag("figures/figure.html")
def figure(
    sheet: Sheet, key: str, organisation: Organisation, label: Any = "", lead: bool = False, **facet: str
) -> dict[str, Any]:
    """A number that counts, as a block: label, number with unit, way down, what is not open."""
    shown = sheet.shown(key, organisation, **facet)
    return {"shown": shown, "label": label or shown.figure.label, "lead": lead, "asked": sheet.asked}


@register.inclusion_tag("figures/figure_inline.html")
def figure_inline(sheet: Sheet, key: str, organisation: Organisation, **facet: str) -> dict[str, Any]:
    """The same within a sentence or a cell."""
    return {"shown": sheet.shown(key, organisation, **facet)}
