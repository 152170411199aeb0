"""Where the Chromium is that the journeys drive."""

import os
import shutil
import subprocess
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def find_chromium() -> str | None:
    """The path of a browser that starts, or None. ``JIANGFANG_CHROMIUM`` decides alone where it is set."""
    chosen = os.environ.get("JIANGFANG_CHROMIUM")
    candidates = [chosen] if chosen else [*NAMES, *_fetched_by_playwright()]
    found = (shutil.which(candidate) for candidate in candidates)
    return next((path for path in found if path and _starts(path)), None)


def _fetched_by_playwright() -> list[str]:
    folder = Path(os.environ.get("PLAYWRIGHT_BROWSERS_PATH") or Path("~/.cache/ms-playwright").expanduser())
    return sorted(map(str, folder.glob("chromium-*/chrome-linux*/chrome")), reverse=True)


def _starts(path: str) -> bool:
    """Ubuntu's ``chromium-browser`` is a stub without the snap behind it: being there is not enough."""
    try:
        return subprocess.run([path, "--version"], capture_output=True, timeout=60).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False
