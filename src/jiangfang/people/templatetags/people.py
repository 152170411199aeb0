"""Words about people: how long somebody still stays, where an honour comes from, what browser a session runs in."""

from typing import Any

from django import template
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from jiangfang.people.honours import HONOUR_LEVELS

register = template.Library()

# What a browser calls itself by → what people call it. The order matters: Edge also calls itself Chrome, Chrome Safari.
BROWSERS = (
    ("MicroMessenger", "WeChat"),
    ("Edg", "Edge"),
    ("OPR", "Opera"),
    ("Firefox", "Firefox"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
SYSTEMS = (
    ("Android", "Android"),
    ("OpenHarmony", "HarmonyOS"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS", "macOS"),
    ("Linux", "Linux"),
)


@register.simple_tag
def leaves_in(months: int) -> str:
    """How long somebody still stays."""
    if months < 1:
        return _("Leaves in less than a month.")
    return ngettext("Leaves in one month.", "Leaves in %(n)s months.", months) % {"n": months}


@register.simple_tag
def honour_level(level: str) -> Any:
    """The level of an honour; one that was entered in other words is shown in those."""
    return HONOUR_LEVELS.get(level, level)


@register.simple_tag
def browser_name(agent: str) -> str:
    """A session's browser in a few words, from what it said of itself."""
    names = [next((name for sign, name in table if sign in agent), "") for table in (BROWSERS, SYSTEMS)]
    return " · ".join(name for name in names if name) or _("unknown browser")
