"""The rows of an import as its page shows them."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jiangfang.kernel.sheets import Sheet
from jiangfang.records.addresses import url_of
from jiangfang.sheets.cells import shown
from jiangfang.sheets.models import ImportRow, Verdict
from jiangfang.sheets.problems import WHOLE_ROW, told
from jiangfang.sheets.queries import Counts

TONES = {Verdict.NEW: "good", Verdict.CHANGED: "info", Verdict.UNCHANGED: "neutral", Verdict.WRONG: "bad"}
FAILED = "failed"
_TABS = {
    Verdict.NEW: gettext_lazy("New"),
    Verdict.CHANGED: gettext_lazy("Changed"),
    Verdict.UNCHANGED: gettext_lazy("Unchanged"),
    Verdict.WRONG: gettext_lazy("Wrong"),
    FAILED: gettext_lazy("Refused on entry"),
}
# Cells that a page repeats of a row before it says "…".
MOST_CELLS = 8


def tab_to_show(wanted: str, counts: Counts) -> str:
    """The tab that is asked for, else the first that has something in it; what is wrong comes first."""
    amounts = amounts_of(counts)
    if wanted in amounts:
        return wanted
    order = (FAILED, Verdict.WRONG, Verdict.NEW, Verdict.CHANGED, Verdict.UNCHANGED)
    return next((str(key) for key in order if amounts[key]), str(Verdict.NEW))


def amounts_of(counts: Counts) -> dict[str, int]:
    """How many rows stand on each tab."""
    amounts = {str(verdict): counts.by_verdict.get(verdict, 0) for verdict in Verdict}
    return {**amounts, FAILED: counts.failed}


def tabs(counts: Counts, current: str) -> list[dict[str, Any]]:
    """The tabs above the rows; that of the refused ones only where there are any."""
    return [
        {"url": f"?show={key}", "label": _TABS[key], "amount": str(amount), "current": key == current}
        for key, amount in amounts_of(counts).items()
        if amount or key != FAILED
    ]


def row_views(rows: Iterable[ImportRow], sheet: Sheet) -> list[dict[str, Any]]:
    """Each row: its number, what it says, what it would change, what is wrong with it."""
    return [_row_view(row, sheet) for row in rows]


def _row_view(row: ImportRow, sheet: Sheet) -> dict[str, Any]:
    cells = [
        {"label": column.label, "text": shown(row.cells[column.key])}
        for column in sheet.read
        if column.key in row.cells and column.key not in row.old
    ]
    return {
        "number": row.number,
        "hidden": row.hidden,
        "record": row.record,
        "url": url_of(row.record) if row.record else "",
        "verdict": row.get_verdict_display(),
        "tone": TONES[Verdict(row.verdict)],
        "state": "" if row.state == ImportRow.State.WAITING else row.get_state_display(),
        "cells": cells[:MOST_CELLS],
        "more": len(cells) > MOST_CELLS,
        "changes": [
            {"label": column.label, "old": row.old[column.key], "new": shown(row.cells[column.key])}
            for column in sheet.read
            if column.key in row.old
        ],
        "problems": [_problem_view(key, problem, sheet) for key, problem in row.problems.items()],
    }


def _problem_view(key: str, problem: dict[str, Any], sheet: Sheet) -> dict[str, Any]:
    said = told(problem, sheet, key)
    label = _("the row as a whole") if key == WHOLE_ROW else sheet.column(key).label
    return {"label": label, "what": said.what, "help": said.help}
