"""States and moves of a noun as data. Buttons, guards, diagrams and reference pages are read off them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from jiangfang.kernel.registry import Registry


@dataclass(frozen=True)
class State:
    """A state: ``label`` for badges, ``sentence`` for the reader who wonders, ``end`` where nothing follows.

    A ``detour`` is not on everyone's way: it is shown as a step only while the record stands there.
    """

    key: str
    label: Any
    sentence: Any
    tone: str = "neutral"
    end: bool = False
    detour: bool = False


@dataclass(frozen=True)
class Move:
    """A move: the ledger verb of its deed, where it may start, where it ends, and the words on its button."""

    deed: str
    sources: tuple[str, ...]
    target: str
    label: Any
    # A deed that takes something back (return, refuse, revoke) asks for a reason.
    asks_reason: bool = False


@dataclass(frozen=True)
class Lifecycle:
    """The life of a noun. Refuses to exist with unknown, unreachable or silently dead states."""

    noun: str
    label: Any
    states: tuple[State, ...]
    moves: tuple[Move, ...]

    def __post_init__(self) -> None:
        keys = [state.key for state in self.states]
        if len(set(keys)) != len(keys):
            raise ValueError(f"{self.noun}: a state is named twice.")
        for move in self.moves:
            unknown = ({*move.sources, move.target}) - set(keys)
            if unknown:
                raise ValueError(f"{self.noun}: {move.deed} names unknown states {sorted(unknown)}.")
        reached = self._reachable()
        if reached != set(keys):
            raise ValueError(f"{self.noun}: no move reaches {sorted(set(keys) - reached)}.")
        sources = {source for move in self.moves for source in move.sources}
        for state in self.states:
            if not state.end and state.key not in sources:
                raise ValueError(f"{self.noun}: {state.key} has no way out; mark it as an end.")

    def _reachable(self) -> set[str]:
        reached, fresh = set(), {self.initial}
        while fresh:
            reached |= fresh
            fresh = {move.target for move in self.moves if reached & set(move.sources)} - reached
        return reached

    @property
    def initial(self) -> str:
        return self.states[0].key

    def state(self, key: str) -> State:
        return next(state for state in self.states if state.key == key)

    def moves_from(self, state: str) -> list[Move]:
        return [move for move in self.moves if state in move.sources]

    def moves_of(self, deed: str) -> list[Move]:
        return [move for move in self.moves if move.deed == deed]

    def sources_of(self, deed: str, target: str) -> tuple[str, ...]:
        """Where ``deed`` may start when it is to end in ``target``. Raises LookupError for a move not declared."""
        sources = tuple(s for move in self.moves if move.deed == deed and move.target == target for s in move.sources)
        if not sources:
            raise LookupError(f"{self.noun}: {deed} has no move to {target}.")
        return sources


lifecycles: Registry[Lifecycle] = Registry("lifecycles")


def declare(noun: str, label: Any, states: Iterable[State], moves: Iterable[Move]) -> Lifecycle:
    """Make, register and return a lifecycle; ``noun`` is the record kind it belongs to."""
    return lifecycles.register(noun, Lifecycle(noun, label, tuple(states), tuple(moves)))
