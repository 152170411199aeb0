"""The shape of a deed: an ``@action`` with keyword-only ``actor``, a sentence, and a verb of its own."""

import ast
import re
from collections import Counter
from collections.abc import Iterator

import pytest

from tests.architecture.source import Module, modules, refuse, sample

DECORATOR = "jiangfang.ledger.deeds.action"
VERB = re.compile(r"[a-z_]+\.[a-z_]+\.[a-z_]+")
Function = ast.FunctionDef | ast.AsyncFunctionDef

GOOD = """
from jiangfang.ledger.deeds import action
@action("innovation.problem.reported", may=rules.may_report)
def report_problem(values, *, actor):
    "Say what is wrong."
"""


def action_call(module: Module, function: Function) -> ast.Call | None:
    calls = (decorator for decorator in function.decorator_list if isinstance(decorator, ast.Call))
    return next((call for call in calls if module.dotted(call.func) == DECORATOR), None)


def verb_of(call: ast.Call) -> str:
    return call.args[0].value if call.args and isinstance(call.args[0], ast.Constant) else ""


def misshapen(module: Module) -> Iterator[str]:
    """Public functions of an ``actions`` room that are no proper deed."""
    for function in module.tree.body:
        if not isinstance(function, Function) or function.name.startswith("_"):
            continue
        where = f"{module.at(function)} {function.name}"
        call = action_call(module, function)
        if call is None:
            yield f"{where}: is no @action (a helper's name begins with _)"
            continue
        if "actor" not in {argument.arg for argument in function.args.kwonlyargs}:
            yield f"{where}: takes no keyword-only `actor`"
        if not ast.get_docstring(function):
            yield f"{where}: has no docstring that says what the deed does"
        if not VERB.fullmatch(verb_of(call)) or verb_of(call).split(".")[0] != module.floor:
            yield f"{where}: its verb is not a literal such as {module.floor}.noun.past_tense"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("@action(", "@other("), ("*, actor", "actor"), ('    "Say what is wrong."', "    pass"),
        ("innovation.problem.reported", "reported"), ("innovation.problem.reported", "people.problem.reported"),
    ],
)  # fmt: skip
def test_the_rule_sees_what_is_missing(old, new):
    path = "src/jiangfang/innovation/actions/problems.py"
    assert not list(misshapen(sample(GOOD, path)))
    assert list(misshapen(sample(GOOD.replace(old, new), path)))


def test_every_public_function_of_actions_is_a_deed():
    findings = [finding for module in modules() if module.room == "actions" for finding in misshapen(module)]
    refuse(findings, "Everything public in actions/ is a deed, and every deed has the same shape.")


def test_deeds_live_in_actions_only():
    findings = [
        module.at(function)
        for module in modules()
        for function in module.functions()
        if action_call(module, function) and module.room != "actions"
    ]
    refuse(findings, "A deed stands in the actions/ of its package, where a reader looks for it.")


def test_no_two_deeds_share_a_verb():
    calls = [action_call(module, function) for module in modules() for function in module.functions()]
    verbs = Counter(verb_of(call) for call in calls if call)
    refuse((verb for verb, times in verbs.items() if times > 1), "A verb names one deed: history must be able to tell.")
