"""The page of addresses."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

from jiangfang.cli.reference.markdown import code, first_line, page, table


@dataclass(frozen=True)
class Address:
    """A named address: where it stands, what answers, and whether it is open without sign-in."""

    name: str
    route: str
    view: Any

    @property
    def is_open(self) -> bool:
        return not getattr(self.view, "login_required", True)

    @property
    def is_ours(self) -> bool:
        return str(self.view.__module__).startswith("jiangfang.")


def addresses(resolver: URLResolver, prefix: str = "/", space: str = "") -> Iterator[Address]:
    """Every named address below a resolver, with its namespace."""
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            inner = f"{space}{entry.namespace}:" if entry.namespace else space
            yield from addresses(entry, prefix + _route(entry), inner)
        elif isinstance(entry, URLPattern) and entry.name:
            yield Address(f"{space}{entry.name}", prefix + _route(entry), entry.callback)


def _route(entry: URLPattern | URLResolver) -> str:
    """What one types, also where a library asks by regular expression."""
    return re.sub(r"\(\?P<(\w+)>[^()]*\)", r"<\1>", str(entry.pattern)).strip("^$")


def urls_page() -> str:
    """Our own addresses first, then those of the sign-in that come with a library."""
    found = list(addresses(get_resolver()))
    ours = [[*_row(address), first_line(address.view)] for address in found if address.is_ours]
    others = [_row(address) for address in found if not address.is_ours]
    return page(
        "Addresses 网址",
        "Addresses are nouns; a deed is a POST to a record's deeds. Everything asks for sign-in unless it says *open*.",
        table(["Name", "Address", "Who", "What it shows"], ours),
        "## Signing in and language 登录与语言",
        "These are answered by the libraries that carry them.",
        table(["Name", "Address", "Who"], others),
    )


def _row(address: Address) -> list[str]:
    return [code(address.name), code(address.route), "open" if address.is_open else "signed in"]
