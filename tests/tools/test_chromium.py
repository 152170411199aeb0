"""Which browser the journeys take."""

from tools.chromium import find_chromium


def a_browser(folder, name, *, starts=True):
    path = folder / name
    path.write_text(f"#!/bin/sh\nexit {0 if starts else 1}\n")
    path.chmod(0o755)
    return str(path)


def test_the_first_that_starts_is_taken(tmp_path, monkeypatch):
    monkeypatch.delenv("JIANGFANG_CHROMIUM", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    a_browser(tmp_path, "chromium", starts=False)
    chrome = a_browser(tmp_path, "google-chrome")
    assert find_chromium() == chrome


def test_the_environment_decides_alone(tmp_path, monkeypatch):
    monkeypatch.setenv("JIANGFANG_CHROMIUM", a_browser(tmp_path, "mine"))
    assert find_chromium() == str(tmp_path / "mine")
    monkeypatch.setenv("JIANGFANG_CHROMIUM", a_browser(tmp_path, "broken", starts=False))
    assert find_chromium() is None


def test_one_that_playwright_fetched_will_do(tmp_path, monkeypatch):
    monkeypatch.delenv("JIANGFANG_CHROMIUM", raising=False)
    monkeypatch.setenv("PATH", "/nowhere")
    monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", str(tmp_path))
    assert find_chromium() is None
    place = tmp_path / "chromium-1200" / "chrome-linux"
    place.mkdir(parents=True)
    assert find_chromium() is None
    assert a_browser(place, "chrome") == find_chromium()
