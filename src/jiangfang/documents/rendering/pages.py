"""The content of a document as the page shows it: every value in words, every column with its side."""

from collections.abc import Mapping, Sequence
from typing import Any

from jiangfang.documents.rendering.drawings import on_paper, qr
from jiangfang.documents.rendering.writing import RIGHT, cell, day, file_size, grouped, moment
from jiangfang.documents.sealing import Sealed

# Pictures are printed in the annex; any other file goes along as an attachment.
PRINTED = {"image/jpeg": "jpg", "image/png": "png"}


def page_model(sealed: Sealed, annex: Mapping[str, bytes]) -> dict[str, Any]:
    """Everything that the template prints, as text."""
    content = sealed.content
    language = content["language"]
    return {
        **{name: content[name] for name in ("title", "subtitle", "label", "number", "words", "cover", "address")},
        "language": "zh" if language.startswith("zh") else "en",
        "as_of": moment(content["as_of"], language),
        "day": day(content["on"], language),
        "for": content["for"],
        "sample": content["sample"],
        "hash": grouped(sealed.hash),
        "public_key": grouped(sealed.public_key),
        "qr": qr(content["address"]),
        "blocks": [shown(block, language, annex) for block in content["blocks"]],
    }


def shown(block: Mapping[str, Any], language: str, annex: Mapping[str, bytes]) -> dict[str, Any]:
    """One block with its values in words."""
    kind = block["block"]
    if kind == "facts":
        rows = [{"label": row["label"], "value": cell(row["value"], row["kind"], language)} for row in block["rows"]]
        return {**block, "rows": rows}
    if kind == "figuretable":
        return {**block, "rungs": any(row["rung"] for row in block["rows"])}
    if kind == "table":
        return _table(block, language)
    if kind == "picture":
        shown_rows = [list(zip(block["headers"], row, strict=True)) for row in block["rows"]]
        return {**block, "svg": on_paper(block["svg"]), "shown": shown_rows}
    if kind == "evidencelist":
        return {**block, "rows": _evidence(block["rows"], annex)}
    return dict(block)


def _table(block: Mapping[str, Any], language: str) -> dict[str, Any]:
    kinds = [column["kind"] for column in block["columns"]]
    columns = [
        {"label": column["label"], "right": column["kind"] in RIGHT, "wide": column["wide"]}
        for column in block["columns"]
    ]
    rows = [
        {
            "code": row["code"],
            "cells": [_in_table(value, kind, language) for value, kind in zip(row["cells"], kinds, strict=True)],
        }
        for row in block["rows"]
    ]
    for row in rows:
        pairs = zip(columns, row["cells"], strict=True)
        row["shown"] = [(column["label"], column["right"], value) for column, value in pairs]
    return {**block, "columns": columns, "rows": rows}


def _in_table(value: Any, kind: str, language: str) -> str:
    """A cell of a table: days stand in digits, so that a column of them is even."""
    return cell(value, "code" if kind == "date" else kind, language)


def _evidence(rows: Sequence[Mapping[str, Any]], annex: Mapping[str, bytes]) -> list[dict[str, Any]]:
    """The evidence, numbered. A file that proves several things is printed once, and each line leads there."""
    first: dict[str, int] = {}
    told = []
    for place, row in enumerate(rows, start=1):
        goes_along = row["sha256"] in annex
        told.append(
            {
                **row,
                "place": place,
                "size": file_size(row["size"]),
                "sha256": grouped(row["sha256"]),
                "file": annex_name(row) if goes_along and row["sha256"] not in first else "",
                "printed_at": first.setdefault(row["sha256"], place) if goes_along else 0,
                "is_picture": row["media_type"] in PRINTED,
            }
        )
    return told


def annex_name(row: Mapping[str, Any]) -> str:
    """The name under which a file of the annex lies beside the template: its hash and a harmless ending."""
    return f"{row['sha256']}.{PRINTED.get(row['media_type'], 'bin')}"
