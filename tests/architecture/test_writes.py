"""One place per deed: what writes stands in ``actions/``, or is a mechanism that is named here."""

import ast
from collections.abc import Iterator

import pytest

from tests.architecture.source import ROOT, Module, modules, refuse, sample

# Calls that write whatever they are called with, and calls that are the database's only in one shape.
ALWAYS = {
    "bulk_create", "bulk_update", "get_or_create", "update_or_create", "acreate", "asave", "adelete", "aupdate",
    "executemany", "executescript", "_raw_delete",
}  # fmt: skip
# The instruments' own mechanisms: path below src/jiangfang → why it writes outside of actions.
MECHANISMS = {
    "cli/sample.py": "an emptied demo: only what a sample clock wrote is thrown away",
    "figures/accounting.py": "contributions and deltas follow from what a deed touched, in its transaction",
    "figures/folding.py": "tallies sum up deltas that are already there",
    "jobs/running.py": "when a task ran and runs next, claimed by one process",
    "jobs/working.py": "what waits in the background, claimed by one process",
    "ledger/chains.py": "the entry that every deed ends with",
    "ledger/checkpoints.py": "the daily seal over the chains",
    "ledger/guards.py": "the database's own triggers",
    "notices/calendars.py": "when a calendar was fetched and since when it says what it says",
    "notices/letters.py": "letters that wait, claimed by one process, and what became of them",
    "notices/reading.py": "what a reader has read and wishes: nobody else's business, so not in history",
    "notices/telling.py": "notices follow from a deed that is committed",
    "notices/webhooks/outbox.py": "messages that wait, claimed by one process, and what became of them",
    "people/involving.py": "who is named in a record, as part of the deed that names them",
    "people/remembering.py": "what a request with a key was answered, and when a token was last used",
    "records/planting.py": "the closed tree that follows from an organisation's place",
    "search/indexes.py": "the database's own index over the search rows",
    "sheets/keeping.py": "a file on its way in and what became of its rows; the records are written by the houses' deeds",
    "search/rows.py": "search rows follow from what a deed touched, in its transaction",
    "records/writing.py": "how a deed stores, changes and moves records",
}


def writes(module: Module) -> Iterator[str]:
    """Calls that write to the database, as far as their shape tells."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and is_write(module, node, node.func):
            yield f"{module.at(node)} .{node.func.attr}()"


def is_write(module: Module, call: ast.Call, function: ast.Attribute) -> bool:
    match function.attr:
        case name if name in ALWAYS:
            return True
        case "save":  # a picture saves to a place, a model saves itself
            return not call.args
        case "create":
            return bool(call.keywords)
        case "update":  # a dict or a hash takes a value, a queryset takes fields
            return bool(call.keywords)
        case "delete":
            return not call.args and not call.keywords
        case "execute":
            return writes_sql(call)
    return False


def writes_sql(call: ast.Call) -> bool:
    """Anything but a plain question; a statement that is put together elsewhere counts as a write."""
    statement = call.args[0] if call.args else None
    while isinstance(statement, ast.BinOp):
        statement = statement.left
    if isinstance(statement, ast.JoinedStr):
        statement = statement.values[0] if statement.values else None
    if not (isinstance(statement, ast.Constant) and isinstance(statement.value, str)):
        return True
    return not statement.value.lstrip().upper().startswith(("SELECT", "WITH", "PRAGMA", "EXPLAIN"))


@pytest.mark.parametrize(
    "text",
    [
        "problem.save()", "problem.save(update_fields=['title'])", "Problem.objects.create(title='a')",
        "Problem.objects.filter(pk=1).update(title='a')", "problem.delete()", "Problem.objects.bulk_create(rows)",
        "cursor.execute('DELETE FROM x')", "cursor.execute(statement)",
    ],
)  # fmt: skip
def test_the_rule_sees_a_write(text):
    assert list(writes(sample(text)))


@pytest.mark.parametrize(
    "text",
    [
        "picture.save(stream, 'JPEG')", "seen.update(other)", "digest.update(b'x')", "cursor.execute('SELECT 1')",
        "cache.delete('key')",
    ],
)  # fmt: skip
def test_the_rule_leaves_other_calls_alone(text):
    assert not list(writes(sample(text)))


def test_only_actions_write():
    bound = [module for module in modules() if module.room != "actions" and relative(module) not in MECHANISMS]
    refuse(
        (finding for module in bound for finding in writes(module)),
        "Every write is a deed: move it into an @action of this package, which asks the rule and appends to the ledger."
        " A mechanism below the deeds is named, with its reason, in MECHANISMS of tests/architecture/test_writes.py.",
    )


def test_every_named_mechanism_still_writes():
    known = {relative(module): module for module in modules()}
    refuse(
        (path for path in MECHANISMS if path not in known or not list(writes(known[path]))),
        "This mechanism is gone or writes no more: take it off MECHANISMS.",
    )


def relative(module: Module) -> str:
    return str((ROOT / module.path).relative_to(ROOT / "src" / "jiangfang"))
