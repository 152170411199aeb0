"""A real server over the sample world, and a real browser: built once, every journey on it is read or does lawful deeds."""

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

from tools.chromium import find_chromium

WIDTHS = {"phone": (390, 844), "desktop": (1280, 900)}
ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class House:
    """The running house: its address, and the sign-in path of each member of the cast by name."""

    url: str
    links: dict[str, str]
    home: Path


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "journeys" in str(item.fspath):
            item.add_marker(pytest.mark.journey)


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


@pytest.fixture(scope="session")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    home = tmp_path_factory.mktemp("house")
    environment = {**os.environ, "JIANGFANG_HOME": str(home), "PYTHONWARNINGS": "default"}
    environment.pop("DATABASE_URL", None)
    command = [sys.executable, "-m", "jiangfang.cli.main"]
    port = free_port()
    # A world that was built before can be lent for a quick try: JIANGFANG_WORLD names its home, which is copied.
    if lent := os.environ.get("JIANGFANG_WORLD"):
        shutil.copytree(lent, home, dirs_exist_ok=True)
    built = subprocess.run(
        [*command, "demo", "--no-serve", "--port", str(port)],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert built.returncode == 0, built.stdout + built.stderr
    found = re.findall(r"^\s*(\S+).*?(http://127\.0\.0\.1:\d+)?(/account/demo/\S+)", built.stdout, re.MULTILINE)
    links = {name: path for name, _host, path in found}
    server = subprocess.Popen(
        [*command, "serve", "--port", str(port)], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        url = f"http://127.0.0.1:{port}"
        wait_for(f"{url}/open/", server)
        yield House(url, links, home)
    finally:
        server.terminate()
        server.wait(timeout=20)


def wait_for(url: str, server: subprocess.Popen) -> None:
    for _try in range(150):
        assert server.poll() is None, "The server ended by itself."
        try:
            urllib.request.urlopen(url, timeout=5)
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
        else:
            return
    raise AssertionError(f"No answer from {url}")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        quiet = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
        launched = playwright.chromium.launch(executable_path=find_chromium(), args=[*quiet, "--disable-sync"])
        yield launched
        launched.close()


class Visitor:
    """Someone at the house: a browser window of a width, in a language, maybe signed in. Every page is checked by axe."""

    def __init__(self, page: Page, house: House, language: str) -> None:
        self.page, self.house, self.language = page, house, language

    def sign_in(self, name: str) -> "Visitor":
        self.page.goto(self.house.url + self.house.links[name])
        return self

    def goes_to(self, path: str, *, status: int = 200) -> "Visitor":
        answer = self.page.goto(self.house.url + path)
        assert answer is not None
        assert answer.status == status, f"{path}: {answer.status}"
        self.looks()
        return self

    def looks(self) -> None:
        """The page speaks the language, does not scroll sideways, and axe finds nothing serious."""
        assert (self.page.locator("html").get_attribute("lang") or "").startswith(self.language[:2])
        found = Axe().run(self.page, options={"resultTypes": ["violations"]}).response["violations"]
        bad = [(one["id"], one["nodes"][0]["html"][:160]) for one in found if one["impact"] in {"serious", "critical"}]
        assert not bad, f"{self.page.url}: {json.dumps(bad, ensure_ascii=False)}"
        wide = self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 0, f"{self.page.url} scrolls sideways by {wide} px."

    def follows(self, selector: str) -> "Visitor":
        self.page.locator(selector).first.click()
        self.page.wait_for_load_state()
        self.looks()
        return self

    def does(self, deed: str, **values: str) -> "Visitor":
        """Open a deed's form from the record's page, fill it in, and send it; stays on the record."""
        self.page.locator(f'a[href$="/deeds/{deed}/"]').first.click()
        self.page.wait_for_load_state()
        return self.fills_in(**values)

    def fills_in(self, **values: str) -> "Visitor":
        self.looks()
        for name, value in values.items():
            self._enter(name, value)
        self.page.locator("main form .form__actions button").first.click()
        self.page.wait_for_load_state()
        return self

    def _enter(self, name: str, value: str) -> None:
        field = self.page.locator(f'main [name="{name}"]').first
        kind = field.evaluate("field => field.tagName + ':' + field.type")
        if kind.startswith("SELECT"):
            field.select_option(value) if value else field.select_option(index=1)
        elif kind.endswith(("radio", "checkbox")):
            self.page.locator(f'main [name="{name}"][value="{value}"]').first.check()
        else:
            field.fill(value)

    def sees(self, text: str) -> "Visitor":
        assert text in self.page.locator("main").inner_text(), f"{self.page.url} does not say {text!r}."
        return self

    def sees_not(self, text: str) -> "Visitor":
        assert text not in self.page.content()
        return self

    @property
    def path(self) -> str:
        return self.page.url.removeprefix(self.house.url)


@pytest.fixture
def visitor(house: House, browser: Browser) -> Iterator:
    """``visitor("孙立群", "phone", "zh")``: a window of one's own."""
    windows = []

    def arrive(name: str = "", width: str = "desktop", language: str = "zh") -> Visitor:
        wide, high = WIDTHS[width]
        locale = "zh-CN" if language == "zh" else "en-GB"
        window = browser.new_context(viewport={"width": wide, "height": high}, locale=locale)
        window.add_cookies(
            [{"name": "django_language", "value": "zh-hans" if language == "zh" else "en", "url": house.url}]
        )
        windows.append(window)
        page = window.new_page()
        page.set_default_timeout(20_000)
        newcomer = Visitor(page, house, language)
        return newcomer.sign_in(name) if name else newcomer

    yield arrive
    for window in windows:
        window.close()
