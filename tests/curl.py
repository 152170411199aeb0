"""Commands of the documentation, run as they stand: curl's words read into requests, variables set from the last answer."""

import re
import shlex
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

BLOCK = re.compile(r"^```sh\n(.*?)^```", re.MULTILINE | re.DOTALL)
SET = re.compile(r"([A-Z]+)=.*#\s*the (\w+) (?:in|of) the answer")


@dataclass
class Request:
    """What one curl command sends."""

    url: str
    method: str = "GET"
    headers: dict[str, str] = field(default_factory=dict)
    body: str | None = None
    form: list[tuple[str, str]] = field(default_factory=list)


@dataclass
class Answer:
    """What came back: status, headers, and the JSON read."""

    status: int
    headers: dict[str, str]
    data: object


def commands(page: Path) -> Iterator[str]:
    """Every line of the page's shell blocks, continued lines joined."""
    for block in BLOCK.findall(page.read_text(encoding="utf-8")):
        yield from (line for line in block.replace("\\\n", " ").splitlines() if line.strip())


def request_of(command: str) -> Request:
    """The request of a curl command; an option that is not known here fails, so that the page can't say what is not tried."""
    words = iter(shlex.split(command)[1:])
    sent, query = Request(""), []
    get = False
    for word in words:
        match word:
            case "-H":
                name, _colon, value = next(words).partition(":")
                sent.headers[name] = value.strip()
            case "--json":
                sent.method, sent.body = "POST", next(words)
            case "-X":
                sent.method = next(words)
            case "-F":
                name, _is, value = next(words).partition("=")
                sent.method = "POST"
                sent.form.append((name, value))
            case "-G":
                get = True
            case "-d" | "--data-urlencode":
                name, _is, value = next(words).partition("=")
                query.append(f"{name}={quote(value)}")
            case "-i":
                pass
            case _ if not word.startswith("-") and not sent.url:
                sent.url = word
            case _:
                raise AssertionError(f"curl {word}: not known here.")
    assert get or not query, "Data without -G would be a form."
    sent.url += "?" + "&".join(query) if query else ""
    return sent


def walk(page: Path, variables: dict[str, str], send: Callable[[Request], Answer]) -> list[tuple[str, Answer]]:
    """Run the page's commands in order; each curl with its answer."""
    told: list[tuple[str, Answer]] = []
    for line in commands(page):
        if found := SET.match(line):
            name, what = found.groups()
            last = told[-1][1]
            variables[name] = last.headers[what] if what in last.headers else last.data[what]
            continue
        assert line.startswith("curl "), f"{line}: only curl and what is set from an answer is run."
        filled = re.sub(r"\$([A-Z]+)", lambda found: variables[found[1]].replace('"', '\\"'), line)
        told.append((line, send(request_of(filled))))
    return told
