"""The pieces pages are made of. ``{% load ui %}`` and write what you mean; the markup is decided here."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from django import template
from django.forms import BaseForm, BoundField
from django.http import QueryDict
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.timezone import is_aware, localtime
from django.utils.translation import get_language

from jiangfang.kernel.quantities import Unit, format_money, format_number
from jiangfang.kernel.rules import Verdict
from jiangfang.ui import assets, icons
from jiangfang.ui.charts import Chart
from jiangfang.ui.fields import FieldView
from jiangfang.ui.wording import day_text, moment_text, say

register = template.Library()

TONES = ("neutral", "info", "good", "warn", "bad", "seal", "outline")
NOTHING = "—"


def _toned(tone: str) -> str:
    if tone not in TONES:
        raise ValueError(f"There is no tone {tone!r}; choose one of {', '.join(TONES)}.")
    return tone


@register.simple_tag
def ui_styles() -> list[str]:
    """Static paths of the style sheets."""
    return [f"ui/css/{name}.css" for name in assets.STYLES]


@register.simple_tag
def ui_scripts() -> list[str]:
    """Static paths of the scripts."""
    return [f"ui/js/{name}.js" for name in assets.SCRIPTS]


@register.simple_tag
def icon(name: str) -> SafeString:
    """``{% icon "camera" %}``: decoration; say the word beside it."""
    return icons.draw(name)


@register.simple_tag
def badge(text: Any, tone: str = "neutral") -> SafeString:
    """A word in a frame: a state, a rung, a kind."""
    return format_html('<span class="badge badge--{}">{}</span>', _toned(tone), text)


@register.filter
def why(verdict: Verdict) -> str:
    """``{{ verdict|why }}``: the reason a rule gives, with what would help; nothing where it says yes."""
    return "" if verdict else str(say(verdict.refusal()))


@register.inclusion_tag("ui/field.html")
def field(bound_field: BoundField, unit: Any = "") -> dict[str, Any]:
    """One form field with label, help and error; ``unit`` is written after the control."""
    return {"field": FieldView(bound_field, unit)}


@register.inclusion_tag("ui/form_body.html")
def form_body(form: BaseForm) -> dict[str, Any]:
    """All of a form between its tags: summary of errors, hidden fields, fields in their order."""
    return {
        "form": form,
        "hidden": form.hidden_fields(),
        "fields": [FieldView(bound) for bound in form.visible_fields()],
        "wrong": [FieldView(bound) for bound in form.visible_fields() if bound.errors],
        "general": form.non_field_errors(),
        "hidden_errors": [error for bound in form.hidden_fields() for error in bound.errors],
    }


@register.inclusion_tag("ui/empty.html")
def empty(title: Any, hint: Any = "", url: str = "", label: Any = "") -> dict[str, Any]:
    """What a page says when there is nothing yet: what this would be, and what to do next."""
    return {"title": title, "hint": hint, "url": url, "label": label}


@register.inclusion_tag("ui/pager.html")
def pager(page: Any) -> dict[str, Any]:
    """Links to the neighbouring pages; nothing where there are none. Takes ``jiangfang.ui.paging.Page`` or its like."""
    return {"previous_url": page.previous_url, "next_url": page.next_url, "label": page.label}


@register.inclusion_tag("ui/sort_header.html")
def sort_header(label: Any, key: str, current: str, base_query: Any = "", kind: str = "") -> dict[str, Any]:
    """A column head that sorts: ``current`` is the sort in force (``-day``), ``base_query`` the rest of the query."""
    query = base_query.copy() if isinstance(base_query, QueryDict) else QueryDict(str(base_query).lstrip("?")).copy()
    for stale in ("sort", "after", "before"):
        query.pop(stale, None)
    direction = {key: "ascending", f"-{key}": "descending"}.get(current, "")
    query["sort"] = f"-{key}" if direction == "ascending" else key
    mark = {"ascending": "sort-up", "descending": "sort-down"}.get(direction, "sort")
    return {"label": label, "direction": direction, "url": f"?{query.urlencode()}", "mark": mark, "kind": kind}


@register.inclusion_tag("ui/timeline.html")
def timeline(entries: Iterable[Any]) -> dict[str, Any]:
    """History in plain language. An entry (object or mapping) has when, who, what, and maybe note, tone, url."""
    names = ("when", "who", "what", "note", "tone", "url")
    return {"entries": [{name: _part(entry, name) for name in names} for entry in entries]}


def _part(entry: Any, name: str) -> Any:
    value = entry.get(name, "") if isinstance(entry, Mapping) else getattr(entry, name, "")
    return _toned(value or "neutral") if name == "tone" else value


@register.simple_tag
def money(fen: int | None) -> SafeString | str:
    """An amount of fen in words the reader's language uses (万元, million yuan); the exact fen stay in ``value``."""
    if fen is None:
        return NOTHING
    return format_html('<data class="money number" value="{}">{}</data>', fen, format_money(fen, _language()))


@register.simple_tag
def number(n: Any, unit: Any = "") -> SafeString | str:
    """A number with its unit: a text, or a ``Unit`` of the kernel, which knows its own words."""
    if n is None:
        return NOTHING
    language = _language()
    written = format_number(n, language)
    if isinstance(unit, Unit):
        unit = unit.label(language, one=written in ("1", "-1"))
    if not unit:
        return format_html('<span class="number">{}</span>', written)
    gap = "" if language.startswith("zh") else " "
    return format_html('<span class="number">{}{}<span class="unit">{}</span></span>', written, gap, unit)


def _language() -> str:
    return get_language() or "en"


@register.simple_tag
def day(date: dt.date | None) -> SafeString | str:
    """A calendar day: 2024年5月20日, 20 May 2024."""
    if date is None:
        return NOTHING
    shown = _local(date) if isinstance(date, dt.datetime) else date
    iso = f"{shown:%Y-%m-%d}"
    return format_html('<time class="number" datetime="{}">{}</time>', iso, day_text(shown))


@register.simple_tag
def moment(at: dt.datetime | None) -> SafeString | str:
    """A day with its time, in the site's time zone."""
    if at is None:
        return NOTHING
    shown = _local(at)
    iso = shown.isoformat(timespec="minutes")
    return format_html('<time class="number" datetime="{}">{}</time>', iso, moment_text(shown))


def _local(at: dt.datetime) -> dt.datetime:
    return localtime(at) if is_aware(at) else at


@register.inclusion_tag("ui/definition.html")
def definition(label: Any, value: Any = None) -> dict[str, Any]:
    """One fact of a record, inside ``{% definitions %}``; a missing one is said to be missing."""
    missing = value is None or value == ""
    return {"label": label, "value": value, "missing": missing}


@register.simple_block_tag
def definitions(content: str) -> SafeString:
    """The facts of a record side by side."""
    return format_html('<dl class="definitions">{}</dl>', content)


@register.inclusion_tag("ui/steps.html")
def steps(lifecycle: Iterable[tuple[Any, str]], current: int | None = None) -> dict[str, Any]:
    """A stepper: (label, tone) of each stage in order, and the place of the present one, counted from 0."""
    stages = [
        {"label": label, "tone": _toned(tone), "place": _place_in_time(index, current), "number": index + 1}
        for index, (label, tone) in enumerate(lifecycle)
    ]
    return {"stages": stages}


def _place_in_time(index: int, current: int | None) -> str:
    if current is None or index > current:
        return "ahead"
    return "now" if index == current else "done"


@register.inclusion_tag("ui/tabs.html")
def tabs(items: Iterable[Mapping[str, Any]], label: Any) -> dict[str, Any]:
    """Faces of one record as links: items have url, label, current, and maybe an amount that is already formatted."""
    return {"items": [{"amount": "", "current": False, **item} for item in items], "label": label}


@register.simple_tag
def chart(drawn: Chart) -> SafeString:
    """A chart of ``jiangfang.ui.charts`` with its table."""
    return drawn.__html__()


@register.simple_block_tag
def card(content: str, title: Any = "", url: str = "", tone: str = "") -> str:
    """``{% card title=… %}…{% endcard %}``: a piece of a page that stands by itself."""
    return render_to_string("ui/card.html", {"content": content, "title": title, "url": url, "tone": tone})


@register.simple_block_tag
def table(content: str, caption: Any, kind: str = "") -> str:
    """``{% table "Problems" %}<thead>…</thead><tbody>…</tbody>{% endtable %}``: becomes cards on a phone.

    Give every ``td`` its ``data-label`` and the row's name a ``th scope="row"``. ``kind="grid"`` stays a table.
    """
    return render_to_string("ui/table.html", {"content": content, "caption": caption, "kind": kind})


@register.simple_block_tag
def dialog(content: str, id: str, title: Any) -> str:
    """``{% dialog "withdraw" "Withdraw" %}…{% enddialog %}``, opened by ``<a href="#withdraw" data-dialog-open>``."""
    return render_to_string("ui/dialog.html", {"content": content, "id": id, "title": title})


@register.simple_block_tag
def toolbar(content: str, query: str = "", placeholder: Any = "", name: str = "q", label: Any = "") -> str:
    """A list's search field with filters (the content: selects and links); a GET form to the page itself."""
    return render_to_string(
        "ui/toolbar.html",
        {"content": content, "query": query, "placeholder": placeholder, "name": name, "label": label},
    )


@register.simple_block_tag(takes_context=True)
def upload(
    context: template.Context, content: str, action: str, name: str = "files", accept: str = "", max_bytes: int = 0
) -> str:
    """A form for several files at once (chosen, dragged, pasted, photographed); the content holds its other fields."""
    return render_to_string(
        "ui/upload.html",
        {
            "content": content,
            "action": action,
            "name": name,
            "accept": accept,
            "max_bytes": max_bytes or None,
            "csrf_token": context.get("csrf_token", ""),
        },
    )
