"""Time is asked and chance is drawn in one place each, so that a demo, a test and a proof come out the same."""

import ast
from collections.abc import Iterator

import pytest

from tests.architecture.source import Module, modules, refuse, sample

TIME = {
    "datetime.datetime.now", "datetime.datetime.today", "datetime.datetime.utcnow", "datetime.date.today",
    "django.utils.timezone.now", "django.utils.timezone.localdate", "time.time", "time.time_ns", "time.localtime",
    "time.gmtime", "time.strftime", "django.db.models.functions.Now", "django.db.models.functions.datetime.Now",
}  # fmt: skip
CHANCE = {
    "uuid.uuid1", "uuid.uuid4", "uuid.uuid6", "uuid.uuid7", "os.urandom", "django.utils.crypto.get_random_string",
    "django.core.management.utils.get_random_secret_key",
}  # fmt: skip
CHANCE_MODULES = ("random.", "secrets.")


def asks_time(module: Module) -> Iterator[str]:
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Name | ast.Attribute) and module.dotted(node) in TIME:
            yield f"{module.at(node)} {module.dotted(node)}"
        if isinstance(node, ast.keyword) and node.arg in ("auto_now", "auto_now_add"):
            yield f"{module.at(node.value)} {node.arg}"


def draws_chance(module: Module) -> Iterator[str]:
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Name | ast.Attribute):
            origin = module.dotted(node)
            if origin in CHANCE or origin.startswith(CHANCE_MODULES):
                yield f"{module.at(node)} {origin}"


@pytest.mark.parametrize(
    "text",
    [
        "import datetime as dt\ndt.datetime.now()", "from datetime import date\nx = date.today",
        "from django.utils import timezone\ndefault=timezone.now", "import time\ntime.time()",
        "models.DateTimeField(auto_now_add=True)",
    ],
)  # fmt: skip
def test_the_rule_sees_who_asks_the_time(text):
    assert list(asks_time(sample(text)))


@pytest.mark.parametrize(
    "text",
    [
        "import uuid\nuuid.uuid4()", "from uuid import uuid4\nx = uuid4", "import random\nrandom.choice(x)",
        "from secrets import token_hex\ntoken_hex()",
    ],
)  # fmt: skip
def test_the_rule_sees_who_draws_chance(text):
    assert list(draws_chance(sample(text)))


def test_the_rules_leave_the_kernel_s_own_words_alone():
    imports = "import time, uuid\nfrom jiangfang.kernel import clock, ids\n"
    module = sample(imports + "clock.now(), ids.uuid7(), uuid.UUID, time.monotonic()")
    assert not [*asks_time(module), *draws_chance(module)]


def test_only_the_kernel_s_clock_asks_what_time_it_is():
    findings = [where for module in modules() if module.name != "jiangfang.kernel.clock" for where in asks_time(module)]
    refuse(findings, "Ask jiangfang.kernel.clock: tests and the demo put another clock there.")


def test_only_the_kernel_s_ids_draw_chance():
    findings = [
        where for module in modules() if module.name != "jiangfang.kernel.ids" for where in draws_chance(module)
    ]
    refuse(findings, "Ask jiangfang.kernel.ids (a compare in constant time is hmac.compare_digest).")
