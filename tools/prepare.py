"""Puts what Jiangfang needs into .venv; a second run finds everything in its place and is over at once.

Standard library only: it runs before anything is installed. ``run`` prepares the application, ``tests`` also what tests
it, ``journeys`` moreover a browser and a Chinese font. What was installed is remembered by the hash of what asked.
"""

import hashlib
import importlib.util
import json
import os
import shlex
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

from tools.chromium import find_chromium
from tools.directory import provide_directory

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
STAMPS = VENV / "stamps"
# The first lock is installed, and holds all of the others.
LOCKS = {"run": ["run.txt"], "tests": ["test.txt", "run.txt"], "journeys": ["test.txt", "run.txt"]}


def main(purpose: str) -> None:
    """Prepare for ``run``, ``tests`` or ``journeys``, step by step; a step that fails ends it with a way out."""
    make_environment()
    install_packages(LOCKS[purpose])
    install_project()
    compile_catalogs()
    if purpose == "journeys":
        provide_browser()
        provide_font()
        provide_directory(ROOT, VENV)


def make_environment() -> None:
    """A virtual environment that starts and stands where it was made; its scripts would not survive a move."""
    moved = (STAMPS / "place").exists() and not is_current("place", str(ROOT))
    if not moved and run_quietly(PYTHON, "-c", "import pip, sys; assert sys.version_info >= (3, 11)"):
        remember("place", str(ROOT))
        return
    if importlib.util.find_spec("ensurepip") is None:
        package = f"python3.{sys.version_info.minor}-venv"
        if not apt_install(package):
            stop(f"This Python ({sys.executable}) comes without venv.", f"{sudo()}apt-get install {package}")
    say(f"Making .venv with Python {sys.version.split()[0]}")
    run(sys.executable, "-m", "venv", "--clear", VENV)
    remember("place", str(ROOT))


def install_packages(locks: list[str]) -> None:
    """The packages of a lock file, each checked against its hash."""
    keys = {lock: hashlib.sha256((ROOT / "requirements" / lock).read_bytes()).hexdigest() for lock in locks}
    if all(is_current(lock, key) for lock, key in keys.items()):
        return
    say(f"Installing the packages of requirements/{locks[0]}")
    pip("--no-deps", "--require-hashes", "-r", ROOT / "requirements" / locks[0])
    for lock, key in keys.items():
        remember(lock, key)


def install_project() -> None:
    """Jiangfang itself, editable, with its command."""
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    parts = [declared["project"], declared["build-system"], declared["tool"]["hatch"]]
    key = hashlib.sha256(json.dumps(parts).encode() + (ROOT / "hatch_build.py").read_bytes()).hexdigest()
    if is_current("project", key) and (VENV / "bin" / "jiangfang").exists():
        return
    say("Installing Jiangfang itself")
    pip("--no-deps", "--no-build-isolation", "-e", ROOT)
    remember("project", key)


def compile_catalogs() -> None:
    """Translations that changed since they were last compiled."""
    run(PYTHON, "-m", "jiangfang.ui.catalogs")


def provide_browser() -> None:
    """A Chromium that starts. Ubuntu's own package is a snap, which needs a running snapd, so it is not tried there."""
    if find_chromium():
        return
    if os.environ.get("JIANGFANG_CHROMIUM"):
        stop("JIANGFANG_CHROMIUM names no browser that starts.", "unset JIANGFANG_CHROMIUM")
    by_playwright = [str(VENV / "bin" / "playwright"), "install", "--with-deps", "chromium"]
    if not is_ubuntu():
        apt_install("chromium")
    elif may_install():
        say("Fetching Chromium by way of Playwright")
        subprocess.run(by_playwright, check=False)
    if not find_chromium():
        stop(
            "The journeys need a Chromium that starts, and none was found.",
            shlex.join(by_playwright) if is_ubuntu() else f"{sudo()}apt-get install chromium",
            "export JIANGFANG_CHROMIUM=/path/to/chrome   (any Chromium or Chrome will do)",
        )


def provide_font() -> None:
    """A Chinese font, without which the browser shows boxes."""
    fonts = [Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), Path("~/.fonts").expanduser()]
    names = ("NotoSansCJK*", "NotoSansSC*", "SourceHanSans*", "wqy-*")
    if any(next(folder.rglob(name), None) for folder in fonts for name in names):
        return
    if not apt_install("fonts-noto-cjk"):
        stop("The journeys need a Chinese font, and none was found.", f"{sudo()}apt-get install fonts-noto-cjk")


def apt_install(package: str) -> bool:
    """Install a system package where that needs no question."""
    if not may_install():
        return False
    say(f"Installing the system package {package}")
    prefix = ["env"] if is_root() else ["sudo", "-n", "env"]
    apt = [*prefix, "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q", "-o", "DPkg::Lock::Timeout=120"]
    install = [*apt, "install", "-y", "--no-install-recommends", package]
    # A fresh machine has no package lists yet, an old one has lists that lead nowhere.
    done = subprocess.run(install, check=False).returncode == 0
    if not done and subprocess.run([*apt, "update"], check=False).returncode == 0:
        done = subprocess.run(install, check=False).returncode == 0
    return done


def may_install() -> bool:
    """Debian's kin, and root or sudo without a password."""
    return bool(shutil.which("apt-get")) and (is_root() or run_quietly("sudo", "-n", "true"))


def is_root() -> bool:
    return os.geteuid() == 0


def is_ubuntu() -> bool:
    release = Path("/etc/os-release")
    return release.exists() and "ID=ubuntu" in release.read_text(encoding="utf-8").splitlines()


def sudo() -> str:
    return "" if is_root() else "sudo "


def pip(*arguments: str | Path) -> None:
    run(PYTHON, "-m", "pip", "install", "--disable-pip-version-check", "--no-input", *arguments)


def run(*command: str | Path) -> None:
    """Run a step in sight; its failure is ours."""
    code = subprocess.run(command, cwd=ROOT, check=False).returncode
    if code:
        stop(f"This step failed (exit code {code}):", shlex.join(map(str, command)))


def run_quietly(*command: str | Path) -> bool:
    try:
        return subprocess.run(command, cwd=ROOT, check=False, capture_output=True).returncode == 0
    except OSError:
        return False


def is_current(stamp: str, key: str) -> bool:
    path = STAMPS / stamp
    return path.exists() and path.read_text(encoding="utf-8") == key


def remember(stamp: str, key: str) -> None:
    STAMPS.mkdir(exist_ok=True)
    (STAMPS / stamp).write_text(key, encoding="utf-8")


def say(text: str) -> None:
    print(f"== {text}", flush=True)


def stop(problem: str, *ways_out: str) -> None:
    """End with what is missing and the commands that help."""
    sys.exit("\n".join([f"\n{problem}", "What helps:", *(f"  {way}" for way in ways_out), "Then run make again."]))


if __name__ == "__main__":
    main(sys.argv[1])
