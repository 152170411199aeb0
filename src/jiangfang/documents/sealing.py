"""The seal: an Ed25519 signature of the house's key over the canonical content of a document."""

import functools
import importlib.metadata
import json
from dataclasses import dataclass
from typing import Any

from jiangfang.kernel import canonical
from jiangfang.kernel.errors import Invalid
from jiangfang.kernel.text import N_
from jiangfang.ledger import keys

# Grows when the same content is set in another way: a file can only be set again by the design that set it.
DESIGN = 1
FORMAT = 1
_PARTS = ("hash", "signature", "public_key", "engine")


@dataclass(frozen=True)
class Sealed:
    """Content with its seal; ``engine`` is what set the outputs, so that they can be set again and compared."""

    content: dict[str, Any]
    hash: str
    signature: str
    public_key: str
    engine: str

    @property
    def text(self) -> str:
        """Content and seal as one canonical text: what the JSON output is, and what the others carry along."""
        seal = {name: getattr(self, name) for name in _PARTS}
        return canonical.text({"content": self.content, "seal": seal})

    @property
    def holds(self) -> bool:
        """Whether the content is what was sealed with ``public_key``."""
        body = canonical.text(self.content)
        right = canonical.digest_text(body) == self.hash
        return right and keys.is_signed(body.encode(), self.signature, self.public_key)


def seal(content: dict[str, Any]) -> Sealed:
    """Seal plain content with the key of this house."""
    body = canonical.text(content)
    return Sealed(
        json.loads(body),
        canonical.digest_text(body),
        keys.sign(body.encode()),
        keys.public_key_hex(),
        engine(),
    )


@functools.cache
def engine() -> str:
    """What sets documents here: our design and the exact engines."""
    parts = [f"{name} {importlib.metadata.version(name)}" for name in ("typst", "pylopdf-fonts-zh-cn", "xlsxwriter")]
    return " · ".join([f"design {DESIGN}", *parts])


def read(text: str) -> Sealed:
    """The sealed content in a text. Raises Invalid where it is none."""
    try:
        found = json.loads(text)
        content, about = found["content"], found["seal"]
        sealed = Sealed(content, *(str(about[name]) for name in _PARTS))
        known = content["format"] == FORMAT and isinstance(content["blocks"], list)
        if not known or canonical.text(found) != text:
            raise KeyError
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise Invalid(
            N_("This file carries no sealed content of this system."),
            help=N_("Check the file as it was handed out: saved anew by another program it loses its seal."),
            code="not_sealed",
        ) from error
    return sealed
