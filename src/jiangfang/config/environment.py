"""Typed readers of the environment that refuse nonsense instead of guessing."""

import os
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

from jiangfang.kernel import ids


def read_flag(name: str, default: bool) -> bool:
    """``1``/``true``/``yes`` or ``0``/``false``/``no``; anything else is refused."""
    value = os.environ.get(name, "").strip().lower()
    if value == "":
        return default
    if value in {"1", "true", "yes"}:
        return True
    if value in {"0", "false", "no"}:
        return False
    raise ImproperlyConfigured(f"{name} is a flag: 1 or 0, not {value!r}.")


def read_list(name: str, default: str) -> list[str]:
    """A comma-separated list."""
    return [item.strip() for item in os.environ.get(name, default).split(",") if item.strip()]


def read_home() -> Path:
    """The one folder: database, evidence, keys. Made on first use, closed to other users of the machine."""
    home = Path(os.environ.get("JIANGFANG_HOME", "var")).expanduser().absolute()
    home.mkdir(mode=0o700, parents=True, exist_ok=True)
    return home


def read_secret(home: Path) -> str:
    """The secret of sessions and signed links: from the environment, else drawn once and kept in the home's keys."""
    if given := os.environ.get("JIANGFANG_SECRET_KEY"):
        return given
    path = home / "keys" / "secret"
    if not path.exists():
        path.parent.mkdir(mode=0o700, exist_ok=True)
        handle = os.open(path.with_suffix(f".{os.getpid()}"), os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w") as stream:
            stream.write(ids.token(48))
        os.replace(path.with_suffix(f".{os.getpid()}"), path)
    return path.read_text()
