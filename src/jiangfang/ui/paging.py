"""Pages along one index: a list is walked by key, never by offset, and nothing is counted.

A cursor is the key of the row at a page's edge, so that links stay true while rows come and go.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, unquote, urlencode

from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db.models import Field, Model, Q, QuerySet
from django.utils.translation import ngettext

CURSORS = ("after", "before")
LONGEST_CURSOR = 400


@dataclass(frozen=True)
class Page:
    """One page of a list: its rows, where the neighbours are ("" where there is none), and a line about itself."""

    items: tuple[Any, ...]
    previous_url: str
    next_url: str
    label: str

    def __iter__(self) -> Iterator[Any]:
        return iter(self.items)

    def __len__(self) -> int:
        return len(self.items)


@dataclass(frozen=True)
class _Key:
    """One column of the order: the path to it, its direction, and the model field that reads a cursor's text."""

    path: str
    descending: bool
    field: Field

    def is_past(self, value: Any, *, backwards: bool) -> Q:
        side = "lt" if self.descending != backwards else "gt"
        return Q(**{f"{self.path}__{side}": value})

    def is_not_before(self, value: Any, *, backwards: bool) -> Q:
        side = "lte" if self.descending != backwards else "gte"
        return Q(**{f"{self.path}__{side}": value})

    def value(self, row: Model) -> Any:
        for step in self.path.split("__"):
            row = getattr(row, step)
        return row


def keyset_page(
    queryset: QuerySet, request_params: Mapping[str, str], order: Sequence[str] = ("-record_id",), size: int = 50
) -> Page:
    """The page that ``after`` or ``before`` in ``request_params`` asks for; the first page for any other cursor.

    ``order`` ends in a unique column and holds no nullable one. One query; a second where a cursor leads past an end.
    """
    keys = _keys(queryset.model, order)
    backwards = "before" in request_params and "after" not in request_params
    text = request_params.get("before" if backwards else "after", "")
    cursor = _read(text, keys) if text else None
    if cursor is None:
        return _first_page(queryset, keys, request_params, size)
    rows = list(_ordered(queryset.filter(_past(keys, cursor, backwards)), keys, backwards)[: size + 1])
    more, rows = len(rows) > size, rows[:size]
    if not rows or (backwards and not more):
        # Walking back to the start shows a whole first page instead of a short one.
        return _first_page(queryset, keys, request_params, size)
    if backwards:
        rows.reverse()
    return _page(rows, keys, request_params, has_previous=more or not backwards, has_next=more or backwards)


def _first_page(queryset: QuerySet, keys: Sequence[_Key], params: Mapping[str, str], size: int) -> Page:
    rows = list(_ordered(queryset, keys, backwards=False)[: size + 1])
    return _page(rows[:size], keys, params, has_previous=False, has_next=len(rows) > size)


def _page(
    rows: list[Model], keys: Sequence[_Key], params: Mapping[str, str], *, has_previous: bool, has_next: bool
) -> Page:
    count = len(rows)
    return Page(
        items=tuple(rows),
        previous_url=_link(params, "before", _write(rows[0], keys)) if rows and has_previous else "",
        next_url=_link(params, "after", _write(rows[-1], keys)) if rows and has_next else "",
        label=ngettext("%(count)s row on this page", "%(count)s rows on this page", count) % {"count": count},
    )


def _keys(model: type[Model], order: Sequence[str]) -> list[_Key]:
    return [_Key(name.lstrip("-"), name.startswith("-"), _field(model, name.lstrip("-"))) for name in order]


def _field(model: type[Model], path: str) -> Field:
    *relations, last = path.split("__")
    for step in relations:
        related = model._meta.get_field(step).related_model
        if related is None:
            raise FieldDoesNotExist(f"{path}: {step} leads nowhere.")
        model = related
    return model._meta.pk if last == "pk" else model._meta.get_field(last)


def _ordered(queryset: QuerySet, keys: Sequence[_Key], backwards: bool) -> QuerySet:
    return queryset.order_by(*("-" * (key.descending != backwards) + key.path for key in keys))


def _past(keys: Sequence[_Key], cursor: Sequence[Any], backwards: bool) -> Q:
    """Rows beyond the cursor, column by column; the plain range of each is said too, since an index can use it."""
    condition = keys[-1].is_past(cursor[-1], backwards=backwards)
    for key, value in reversed(list(zip(keys[:-1], cursor[:-1], strict=True))):
        condition = key.is_past(value, backwards=backwards) | (Q(**{key.path: value}) & condition)
        condition = key.is_not_before(value, backwards=backwards) & condition
    return condition


def _write(row: Model, keys: Sequence[_Key]) -> str:
    values = (key.value(row) for key in keys)
    return ",".join(quote(v.isoformat() if hasattr(v, "isoformat") else str(v), safe="") for v in values)


def _read(text: str, keys: Sequence[_Key]) -> list[Any] | None:
    """The cursor's values, or None for anything that is not a cursor of this order."""
    parts = [unquote(part) for part in text.split(",")]
    if len(text) > LONGEST_CURSOR or len(parts) != len(keys) or "\x00" in unquote(text):
        return None
    try:
        values = [key.field.to_python(part) for key, part in zip(keys, parts, strict=True)]
    except (ValidationError, ValueError, TypeError, OverflowError):
        return None
    return None if None in values else values


def _link(params: Mapping[str, str], name: str, cursor: str) -> str:
    pairs = params.lists() if hasattr(params, "lists") else [(key, [value]) for key, value in params.items()]
    kept = [(key, values) for key, values in pairs if key not in CURSORS]
    return "?" + urlencode([*kept, (name, [cursor])], doseq=True)
