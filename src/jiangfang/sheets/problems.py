"""What is wrong with a row, kept as plain JSON and told in whatever language its reader has."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from jiangfang.kernel.errors import Invalid, InvalidMany, JiangfangError
from jiangfang.kernel.quantities import MONEY, Quantity, money
from jiangfang.kernel.sheets import Sheet
from jiangfang.ui.wording import Saying, say

WHOLE_ROW = ""
Problems = dict[str, dict[str, Any]]


def noted(error: JiangfangError) -> dict[str, Any]:
    """An error as JSON."""
    params = {name: _kept(value) for name, value in error.params.items()}
    return {"message": error.message, "help": error.help, "code": error.code, "params": params}


def noted_by_column(error: JiangfangError, sheet: Sheet) -> Problems:
    """An error with each of its parts at the column that its field is, else at the row as a whole."""
    parts = error.errors if isinstance(error, InvalidMany) else {getattr(error, "field", ""): error}
    keys = {column.key for column in sheet.columns}
    found: Problems = {}
    for field, part in parts.items():
        # A deed on several names the place before the field; amounts end in their unit.
        name = field.rpartition(".")[2].removesuffix("_fen")
        key = name if name in keys else WHOLE_ROW
        found.setdefault(key, noted(part))
    return found


def told(problem: Mapping[str, Any], sheet: Sheet, column: str) -> Saying:
    """A noted error in the language of the moment."""
    params = {name: _restored(value, sheet, column) for name, value in problem["params"].items()}
    return say(Invalid(problem["message"], help=problem["help"], code=problem["code"], **params))


def _kept(value: Any) -> Any:
    if isinstance(value, Quantity):
        return {"fen": int(value.amount)} if value.unit.key == MONEY.key else str(value.amount)
    if isinstance(value, dt.date):
        return {"day": value.isoformat()}
    return value if isinstance(value, str | int | bool | list) or value is None else str(value)


def _restored(value: Any, sheet: Sheet, column: str) -> Any:
    if isinstance(value, list):
        labels = dict(sheet.column(column).choices) if column else {}
        return " / ".join(str(labels.get(key, key)) for key in value)
    if isinstance(value, dict):
        return money(value["fen"]) if "fen" in value else dt.date.fromisoformat(value["day"][:10])
    return value
