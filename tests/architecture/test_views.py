"""A view begins with the reader: it asks the queries, and never the tables themselves."""

import ast
from collections.abc import Iterator

import pytest

from tests.architecture.source import Module, modules, refuse, sample

FACES = {"desk", "press"}
ROOMS = {"views", "api", "forms", "urls"}
SHORTCUTS = {"django.shortcuts.get_object_or_404", "django.shortcuts.get_list_or_404"}
MANAGERS = {"objects", "_default_manager", "_base_manager"}


def touches_tables(module: Module) -> Iterator[str]:
    nodes = list(ast.walk(module.tree))
    # A form's field is born with an empty set, and gets the reader's in its __init__.
    empty = {node.value for node in nodes if isinstance(node, ast.Attribute) and node.attr == "none"}
    for node in nodes:
        if isinstance(node, ast.Attribute) and node.attr in MANAGERS and node not in empty:
            yield f"{module.at(node)} .{node.attr}"
        if isinstance(node, ast.Name | ast.Attribute) and module.dotted(node) in SHORTCUTS:
            yield f"{module.at(node)} {module.dotted(node)}"


@pytest.mark.parametrize(
    "text",
    ["Problem.objects.all()", "from django.shortcuts import get_object_or_404\nget_object_or_404(Problem, pk=1)"],
)
def test_the_rule_sees_a_view_that_opens_a_table(text):
    assert list(touches_tables(sample(text)))
    assert not list(touches_tables(sample("forms.ModelChoiceField(Problem.objects.none())")))


def test_views_start_from_queries():
    bound = [module for module in modules() if module.room in ROOMS or module.floor in FACES]
    refuse(
        (finding for module in bound for finding in touches_tables(module)),
        "Start from a function in queries that takes the person: who may see what is answered there, once.",
    )
