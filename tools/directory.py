"""A directory server (slapd) and the client that speaks to it, for the tests of signing in against a directory.

Debian's packages are fetched and unpacked below .venv: nothing runs on the machine, and nothing is installed on it but a C
compiler where there is none. Where this can't be done, the tests of the directory are left out and say what is missing.
"""

import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

SERVER = ("slapd", "libldap-dev", "libsasl2-dev")
# Of what the server stands on, these are on every machine, or serve a part of it that is not used.
TAKEN_FOR_GRANTED = ("libc6", "libcrypt1", "libperl", "libmime")


def provide_directory(root: Path, venv: Path) -> None:
    """Unpack the server and build the client against its headers; give up quietly, the tests say what is missing."""
    if missing(venv) and shutil.which("apt-get") and shutil.which("dpkg") and _unpack(venv / "directory"):
        _build(root, venv)


def find_server(venv: Path) -> Path | None:
    """The server: unpacked by set-up, else installed on the machine."""
    unpacked = venv / "directory" / "usr" / "sbin" / "slapd"
    found = shutil.which("slapd", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin")
    return unpacked if unpacked.exists() else Path(found) if found else None


def missing(venv: Path) -> list[str]:
    """What the tests of the directory lack, in words; empty where they can run."""
    python = [str(venv / "bin" / "python"), "-c", "import ldap, django_auth_ldap"]
    client = (venv / "bin" / "python").exists() and subprocess.run(
        python, capture_output=True, check=False
    ).returncode == 0
    lacks = [] if find_server(venv) else ["a directory server (Debian package slapd)"]
    return (
        lacks if client else [*lacks, "the packages of requirements/ldap.txt (built against libldap-dev, libsasl2-dev)"]
    )


def libraries(folder: Path) -> list[Path]:
    """Where the unpacked libraries lie."""
    return sorted({path.parent for path in folder.rglob("*.so*")})


def _unpack(folder: Path) -> bool:
    from tools.prepare import say  # noqa: PLC0415 -- set-up imports this module

    say("Unpacking a directory server for the tests")
    packages = folder / "packages"
    packages.mkdir(parents=True, exist_ok=True)
    for _try in range(2):
        if subprocess.run(["apt-get", "-q", "download", *_wanted()], cwd=packages, check=False).returncode == 0:
            break
        # A fresh machine has no package lists yet.
        subprocess.run(["apt-get", "-q", "update"], check=False)
    for package in packages.glob("*.deb"):
        subprocess.run(["dpkg", "-x", package, folder], check=False)
    shutil.rmtree(packages)
    return (folder / "usr" / "include" / "ldap.h").exists()


def _wanted() -> list[str]:
    command = ["apt-cache", "depends", "--no-recommends", "--no-suggests", "--no-conflicts", "--no-replaces", *SERVER]
    told = subprocess.run([*command, "--no-breaks"], capture_output=True, text=True, check=False).stdout
    names = {line.split("Depends:")[1].strip() for line in told.splitlines() if "Depends: lib" in line}
    return [*SERVER, *sorted(name for name in names - {*SERVER} if not name.startswith(TAKEN_FOR_GRANTED))]


def _build(root: Path, venv: Path) -> None:
    from tools.prepare import apt_install, say  # noqa: PLC0415 -- set-up imports this module

    if not shutil.which("gcc"):
        apt_install("gcc")
        apt_install("libc6-dev")
    python = subprocess.run(
        [venv / "bin" / "python", "-c", "import sysconfig; print(sysconfig.get_path('include'))"],
        capture_output=True,
        text=True,
        check=False,
    ).stdout.strip()
    if not (Path(python) / "Python.h").exists():
        apt_install(f"python3.{sys.version_info.minor}-dev")
    say("Building the directory's client")
    include = venv / "directory" / "usr" / "include"
    environment = {
        **os.environ,
        "C_INCLUDE_PATH": f"{include}:{include / (sysconfig.get_config_var('MULTIARCH') or '')}",
        # Found again at run time without the machine's help.
        "LDFLAGS": " ".join(f"-L{place} -Wl,-rpath,{place}" for place in libraries(venv / "directory")),
    }
    command = [
        venv / "bin" / "python",
        "-m",
        "pip",
        "install",
        "--disable-pip-version-check",
        "--no-input",
        "--no-deps",
    ]
    command += ["--no-cache-dir"]  # a build of another place would look for its libraries there
    subprocess.run(
        [*command, "--require-hashes", "-r", root / "requirements" / "ldap.txt"], env=environment, check=False
    )
