"""Declare, register, freeze: what each floor adds to the house is collected at start-up and can't change later."""

from collections.abc import Iterator
from typing import Generic, TypeVar

T = TypeVar("T")


class Registry(Generic[T]):
    """Named declarations in the order in which they came. Frozen once start-up is over."""

    def __init__(self, what: str) -> None:
        self.what = what
        self._items: dict[str, T] = {}
        self._frozen = False

    def register(self, key: str, item: T) -> T:
        """Add ``item`` under ``key``. Raises ValueError for a second one, RuntimeError after the freeze."""
        if self._frozen:
            raise RuntimeError(f"{self.what}: too late to register {key}; registries freeze at start-up.")
        if key in self._items:
            raise ValueError(f"{self.what}: {key} is registered already.")
        self._items[key] = item
        return item

    def freeze(self) -> None:
        self._frozen = True

    def __getitem__(self, key: str) -> T:
        return self._items[key]

    def get(self, key: str) -> T | None:
        return self._items.get(key)

    def __contains__(self, key: object) -> bool:
        return key in self._items

    def __iter__(self) -> Iterator[T]:
        return iter(self._items.values())

    def __len__(self) -> int:
        return len(self._items)

    def keys(self) -> list[str]:
        return list(self._items)
