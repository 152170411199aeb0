"""The pages of figures and formulas."""

from collections.abc import Iterator

from jiangfang.cli.reference.markdown import both, bullets, code, codes, page, table
from jiangfang.innovation.reckoning.formula_library import LIBRARY
from jiangfang.innovation.reckoning.formulas import KIND_LABELS, Formula, calculate
from jiangfang.kernel.declarations import Figure, FigurePart, figures

MODES = {
    "flow": "flow: summed over the calendar years that are asked for",
    "stock": "stock: a value on a day",
    "head": "head count: distinct persons, exact at each level, not additive",
}


def figures_page() -> str:
    """Every declared figure, in the order in which the houses declare them."""
    return page(
        "Figures 统计数据",
        "A figure is a question about records. The number, the list of records behind it and the sum over the"
        " organisations below are the same question.",
        *(_figure(figure) for figure in figures),
    )


def _figure(figure: Figure) -> str:
    facets = [
        [code(name), ", ".join(f"{code(value)} {both(label)}" for value, label in values.items())]
        for name, values in figure.facets.items()
    ]
    return "\n\n".join(
        part
        for part in [
            f"## {both(figure.label)} `{figure.key}`",
            both(figure.sentence, "\n"),
            bullets(_facts(figure)),
            table(["Facet", "Values"], facets),
        ]
        if part
    )


def _facts(figure: Figure) -> Iterator[str]:
    if figure.ratio is not None:
        above, below = figure.ratio
        yield f"ratio: {_part(above)} divided by {_part(below)}"
    else:
        yield MODES[figure.mode]
        yield f"unit: {code(figure.unit)}"
    yield f"looks at: {codes(figure.kinds)}" if figure.kinds else ""
    for name, values in figure.outside.items():
        yield f"shown beside the total and never added: {codes(f'{name}={value}' for value in values)}"


def _part(part: FigurePart) -> str:
    where = ", ".join(f"{name}={value}" for name, value in part.facet.items())
    return code(part.key) + (f" where {code(where)}" if where else "")


def formulas_page() -> str:
    """The formula library, each formula calculated with its own example."""
    return page(
        "Benefit formulas 效益计算公式",
        "The formulas that come with the product. Constants are inputs with a default, so that each calculation shows the"
        " one it used. Costs are not part of a formula; they are taken off afterwards.",
        *(_formula(formula) for formula in LIBRARY.values()),
    )


def _formula(formula: Formula) -> str:
    symbols = [
        [symbol.shown, both(symbol.label), both(symbol.unit), both(symbol.meaning) + _default(symbol.default)]
        for symbol in formula.symbols
    ]
    steps = calculate(formula, formula.example.inputs).steps
    return "\n\n".join(
        [
            f"## {both(formula.title)} `{formula.key}`",
            bullets(
                [
                    f"use: {both(KIND_LABELS[formula.kind])}",
                    f"result: {formula.result_sign} in {both(formula.result_unit)}",
                    f"source: {both(formula.source)}",
                ]
            ),
            table(["Symbol", "Stands for", "Unit", "Note"], symbols),
            "Worked example:\n\n```\n" + "\n".join(steps) + "\n```",
        ]
    )


def _default(value: object) -> str:
    return "" if value is None else f" (unless said: {value})"
