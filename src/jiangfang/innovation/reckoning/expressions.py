"""Arithmetic written as text: numbers, symbols, + - * / and parentheses, and nothing else.

The text is read with Python's parser and every part of its tree is admitted by name; nothing is ever executed.
Values are exact fractions, so that no rounding happens before the last step.
"""

import ast
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from jiangfang.kernel.errors import Invalid
from jiangfang.kernel.text import N_

LONGEST = 300
_TOKEN = re.compile(r"\s*(?:[A-Za-z_]\w*|\d+(?:\.\d+)?(?![\w.])|[-+*/()])\s*", re.ASCII)
_SIGNS: Mapping[type[ast.operator], str] = {ast.Add: "+", ast.Sub: "−", ast.Mult: "×", ast.Div: "÷"}


@dataclass(frozen=True)
class Number:
    text: str


@dataclass(frozen=True)
class Name:
    name: str


@dataclass(frozen=True)
class Negation:
    of: "Node"


@dataclass(frozen=True)
class Operation:
    sign: str
    left: "Node"
    right: "Node"


Node = Number | Name | Negation | Operation


@dataclass(frozen=True)
class Expression:
    """A checked expression: its text, its tree and the names of its symbols in order of appearance."""

    text: str
    tree: Node
    names: tuple[str, ...]


class ZeroDivisor(ArithmeticError):
    """A divisor came out as zero; ``names`` are the symbols it is made of."""

    def __init__(self, names: tuple[str, ...]) -> None:
        super().__init__(names)
        self.names = names


def parse(text: str) -> Expression:
    """Check ``text`` and return its tree; refuses everything but plain arithmetic."""
    if len(text) > LONGEST:
        raise _refused(N_("The formula is longer than %(longest)s characters."), longest=LONGEST)
    _check_tokens(text)
    try:
        body = ast.parse(text.strip(), mode="eval").body
    except SyntaxError as error:
        raise _refused(
            N_("The formula cannot be read: an operator, an operand or a parenthesis is missing.")
        ) from error
    tree = _admit(body, text.strip())
    return Expression(text.strip(), tree, tuple(dict.fromkeys(_names(tree))))


def evaluate(node: Node, values: Mapping[str, Fraction]) -> Fraction:
    """The exact value; every symbol must be in ``values``. A zero divisor raises :class:`ZeroDivisor`."""
    match node:
        case Number(text):
            return Fraction(text)
        case Name(name):
            return values[name]
        case Negation(of):
            return -evaluate(of, values)
        case Operation(sign, left, right):
            return _operate(sign, evaluate(left, values), evaluate(right, values), right)


def render(node: Node, name: Callable[[str], str]) -> str:
    """The expression as it is printed, with ``name`` giving the text of each symbol: its sign, or its value."""
    match node:
        case Number(text):
            return text
        case Name(symbol):
            return name(symbol)
        case Negation(of):
            return f"−{_bracketed(of, name, isinstance(of, Operation | Negation))}"
        case Operation(sign, left, right):
            first = _bracketed(left, name, _binds(left) < _binds(node))
            # a − (b − c) and a ÷ (b × c) need their parentheses; a + (b + c) does not
            tight = _binds(right) == _binds(node) and (
                sign in "−÷" or (isinstance(right, Operation) and right.sign == "÷")
            )
            second = _bracketed(right, name, _binds(right) < _binds(node) or tight or isinstance(right, Negation))
            return f"{first} {sign} {second}"


def _check_tokens(text: str) -> None:
    position = 0
    while position < len(text):
        found = _TOKEN.match(text, position)
        if found is None:
            raise _refused(
                N_("The formula may not contain what stands at “%(found)s”."), found=text[position : position + 12]
            )
        position = found.end()


def _admit(node: ast.expr, source: str) -> Node:
    """Translate one admitted part of the parser's tree; anything else is refused."""
    match node:
        case ast.Constant(value=bool()):
            pass
        case ast.Constant(value=int() | float()):
            return Number(ast.get_source_segment(source, node) or "")
        case ast.Name(id=name):
            return Name(name)
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return Negation(_admit(operand, source))
        case ast.UnaryOp(op=ast.UAdd(), operand=operand):
            return _admit(operand, source)
        case ast.BinOp(left=left, op=op, right=right) if type(op) in _SIGNS:
            return Operation(_SIGNS[type(op)], _admit(left, source), _admit(right, source))
    raise _refused(N_("A formula knows only numbers, symbols, + - * / and parentheses."))


def _operate(sign: str, left: Fraction, right: Fraction, divisor: Node) -> Fraction:
    match sign:
        case "+":
            return left + right
        case "−":
            return left - right
        case "×":
            return left * right
    if right == 0:
        raise ZeroDivisor(tuple(dict.fromkeys(_names(divisor))))
    return left / right


def _names(node: Node) -> list[str]:
    match node:
        case Name(name):
            return [name]
        case Negation(of):
            return _names(of)
        case Operation(_, left, right):
            return _names(left) + _names(right)
    return []


def _binds(node: Node) -> int:
    """How strongly a part holds together: sums least, single values most."""
    if isinstance(node, Operation):
        return 1 if node.sign in "+−" else 2
    return 3


def _bracketed(node: Node, name: Callable[[str], str], needed: bool) -> str:
    text = render(node, name)
    return f"({text})" if needed else text


def _refused(message: str, **params: object) -> Invalid:
    return Invalid(message, field="expression", **params)
