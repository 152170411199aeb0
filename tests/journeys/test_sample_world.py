"""The sample world as the shell sees it: what the newspaper counted is there, and all of it verifies."""

import json
import os
import subprocess
import sys


def jiangfang(house, *arguments):
    environment = {**os.environ, "JIANGFANG_HOME": str(house.home)}
    environment.pop("DATABASE_URL", None)
    command = [sys.executable, "-m", "jiangfang.cli.main", *arguments]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


def test_everything_in_the_sample_world_verifies(house):
    verified = jiangfang(house, "verify", "--json")
    assert verified.returncode == 0, verified.stdout + verified.stderr


def test_the_figures_hold_what_the_newspaper_counted_and_say_what_it_only_reported(house):
    told = jiangfang(house, "figures", "--org", "luan-jun", "--json")
    assert told.returncode == 0, told.stderr
    rows = json.loads(told.stdout)["figures"]

    def value(key, **facet):
        return next(row["value"] for row in rows if row["key"] == key and row["facet"] == facet)

    assert (value("people.members"), value("innovation.ip_rights")) == (25, 120)
    assert value("innovation.results") >= 20
    rungs = [row for row in rows if row["key"] == "innovation.benefit" and row["facet"]]
    counted = sum(row["value"] for row in rungs if row["facet"]["rung"] != "reported")
    assert counted == value("innovation.benefit")
    assert value("innovation.benefit", rung="reported") >= 4_300_000_000
    ip = [row["value"] for row in rows if row["key"] == "innovation.ip_rights" and row["facet"]]
    assert sum(ip) == 120
