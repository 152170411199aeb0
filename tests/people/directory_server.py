"""A company's directory: a real slapd on this machine, with three people in it, for as long as a test lasts."""

import os
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tools.directory import find_server, libraries

VENV = Path(__file__).parents[2] / ".venv"
BASE = "dc=plant,dc=example"
READER, READER_PASSWORD = f"cn=reader,{BASE}", "may read"
PEOPLE = {"ligong": "turbine", "xiaozhang": "boiler", "nobody": "gate"}

ENTRIES = f"""
dn: {BASE}
objectClass: dcObject
objectClass: organization
o: plant
dc: plant

dn: ou=people,{BASE}
objectClass: organizationalUnit
ou: people
""" + "".join(
    f"\ndn: uid={name},ou=people,{BASE}\nobjectClass: inetOrgPerson\nuid: {name}\ncn: {name}\nsn: {name}\nuserPassword: {word}\n"
    for name, word in PEOPLE.items()
)


def _configuration(folder: Path, server: Path) -> str:
    # The unpacked server's schemas and modules lie below its own root.
    root = server.parents[2] if server.is_relative_to(VENV) else Path("/")
    schemas = "\n".join(f"include {root}/etc/ldap/schema/{name}.schema" for name in ("core", "cosine", "inetorgperson"))
    return f"""{schemas}
modulepath {root}/usr/lib/ldap
moduleload back_mdb
pidfile {folder}/pid
database mdb
suffix "{BASE}"
rootdn "{READER}"
rootpw "{READER_PASSWORD}"
directory {folder}
maxsize 4194304
access to attrs=userPassword by anonymous auth by * none
access to * by * none
"""


@contextmanager
def running(folder: Path) -> Iterator[str]:
    """The address of the directory, while the block lasts."""
    server = find_server(VENV)
    assert server is not None
    places = ":".join(str(path) for path in libraries(VENV / "directory"))
    environment = {**os.environ, "LD_LIBRARY_PATH": places}
    (folder / "slapd.conf").write_text(_configuration(folder, server))
    (folder / "people.ldif").write_text(ENTRIES)
    fill = [server, "-T", "add", "-f", folder / "slapd.conf", "-l", folder / "people.ldif"]
    subprocess.run(fill, env=environment, check=True, capture_output=True)
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port = one.getsockname()[1]
    uri = f"ldap://127.0.0.1:{port}"
    # -d keeps it in the foreground, so that it ends with the test.
    command = [server, "-d", "0", "-f", folder / "slapd.conf", "-h", uri]
    with subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL) as process:
        try:
            _wait_for(port, process)
            yield uri
        finally:
            process.terminate()


def _wait_for(port: int, process: subprocess.Popen) -> None:
    for _try in range(100):
        assert process.poll() is None, "The directory server ended by itself."
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise AssertionError("The directory server does not listen.")
