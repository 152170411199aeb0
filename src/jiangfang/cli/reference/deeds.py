"""The pages of actions and roles."""

import inspect
import sys
from collections import defaultdict
from collections.abc import Iterator

from jiangfang.cli.reference.markdown import both, bullets, code, codes, first_line, page, table
from jiangfang.kernel.lifecycles import lifecycles
from jiangfang.kernel.rules import Rule
from jiangfang.ledger.deeds import Action, actions
from jiangfang.people.offers import deed_pages
from jiangfang.people.roles import MEMBER_ROLES, POWERS, Power, Role
from jiangfang.records.kinds import all_kinds


def actions_page() -> str:
    """Every registered action, by the noun it speaks of."""
    by_noun: dict[str, list[Action]] = defaultdict(list)
    for action in actions:
        by_noun[action.verb.rpartition(".")[0]].append(action)
    labels = {kind.key: both(kind.plural) for kind in all_kinds()}
    parts = []
    for noun in sorted(by_noun):
        parts.append(f"## {labels.get(noun.split('.')[1], '')} `{noun}`".replace("  ", " "))
        parts += [_action(action) for action in sorted(by_noun[noun], key=lambda action: action.verb)]
    return page(
        "Actions 操作",
        "Every write is one of these. A page, a command and the sample world call the same function, which asks its rule,"
        " moves the state, and leaves one entry per organisation in the ledger under the verb given here.",
        *parts,
    )


def _action(action: Action) -> str:
    function = inspect.unwrap(action.function)
    return "\n\n".join(
        [
            f"### `{action.verb}`",
            first_line(function),
            bullets(
                [
                    f"function: `{function.__name__}` in `{function.__module__}`",
                    f"who may: {_rule(action.may)}",
                    _taken(action),
                    "moves: " + moves if (moves := ", ".join(_moves(action.verb))) else "",
                    _offered(action.verb),
                    f"in history: {_sentence(action)}" if action.says else "",
                ]
            ),
        ]
    )


def _rule(rule: Rule) -> str:
    """The name under which a rules room keeps the rule, and what it is made of."""
    names = {
        name
        for module_name, module in sorted(sys.modules.items())
        if module_name.startswith("jiangfang.") and ".rules" in module_name
        for name, value in vars(module).items()
        if value is rule and not name.startswith("_")
    }
    made_of = code(rule.name)
    return made_of if not names or names == {rule.name} else f"{codes(sorted(names))}, that is {made_of}"


def _taken(action: Action) -> str:
    parameters = list(inspect.signature(action.function).parameters.values())[1:]
    wanted = [p for p in parameters if p.kind is p.KEYWORD_ONLY and p.name != "actor"]
    needed = codes(p.name for p in wanted if p.default is p.empty)
    others = codes(p.name for p in wanted if p.default is not p.empty)
    free = any(p.kind is p.VAR_KEYWORD for p in parameters)
    given = [needed, f"at will {others}" if others else "", "fields of the noun by name" if free else ""]
    return "takes: " + "; ".join(part for part in given if part) if any(given) else ""


def _moves(verb: str) -> Iterator[str]:
    for life in lifecycles:
        for move in life.moves_of(verb):
            yield f"{life.noun} {' or '.join(map(code, move.sources))} → {code(move.target)}"


def _offered(verb: str) -> str:
    """Where the deed's button stands, as far as it has a page of its own."""
    offered = deed_pages.get(verb)
    if offered is None:
        return ""
    only = f" in {codes(offered.states)}" if offered.states else ""
    return f"button on the record's page{only}, done at `{offered.address}`"


def _sentence(action: Action) -> str:
    return both(action.says).replace("%(actor)s", "…").replace("%(title)s", "…")


def roles_page() -> str:
    """The table of powers, as the rules read it."""
    powers = list(Power)
    rows = [
        [both(role.label), code(role.value), "yes" if role in MEMBER_ROLES else ""]
        + ["●" if power in POWERS[role] else "" for power in powers]
        for role in Role
    ]
    return page(
        "Roles and powers 角色与权限",
        "A person has a role at an organisation by a seat, from a day to a day. What the role empowers to holds at that"
        " organisation and in the branch below it.",
        table(["Role", "Key", "Studio member", *(code(power.value) for power in powers)], rows),
        "## Powers 权限",
        table(["Power", "What it allows"], [[code(power.value), both(power.label)] for power in powers]),
    )
