"""An exception from a rule carries its reason, so that the next reader need not guess whether it still holds."""

import re
from collections.abc import Iterator

import pytest

from tests.architecture.source import Module, modules, refuse, sample

EXCEPTION = re.compile(r"#\s*(?:ruff:\s*)?(?:noqa\b|type:\s*ignore\b|pyright:|pragma:)", re.IGNORECASE)
WITH_REASON = re.compile(
    r"#\s*(?:ruff:\s*)?(?:noqa:\s*[A-Z]+\d+(?:,\s*[A-Z]+\d+)*|type:\s*ignore\[[\w,\s-]+\])\s+-- \S.{8,}"
)
SLEEPING = re.compile(r"pytest\.mark\.(?:skip|xfail)|pytest\.(?:skip|xfail|importorskip)\(|unittest\.skip")
THIS_FILE = "tests/architecture/test_reasons.py"


def unexplained(module: Module) -> Iterator[str]:
    for number, line in enumerate(module.text.splitlines(), start=1):
        if EXCEPTION.search(line) and not WITH_REASON.search(line):
            yield f"{module.path}:{number} {line.strip()}"


@pytest.mark.parametrize(
    "text", ["x = 1  # noqa", "x = 1  # noqa: E501", "x = 1  # type: ignore", "x  # noqa: E501 -- ?"]
)
def test_the_rule_sees_an_exception_without_a_reason(text):
    assert list(unexplained(sample(text)))
    assert not list(unexplained(sample("x = 1  # noqa: N802 -- the customary name of the marker")))


def test_every_exception_says_why():
    everywhere = [
        module for module in modules("src", "tests", "tools", "hatch_build.py") if str(module.path) != THIS_FILE
    ]
    refuse(
        (finding for module in everywhere for finding in unexplained(module)),
        "Write the rule's code and why it does not fit here:  # noqa: N802 -- the customary name of the marker",
    )


def test_no_test_is_put_to_sleep():
    findings = [
        f"{module.path}: {found.group()}"
        for module in modules("tests")
        for found in SLEEPING.finditer(module.text)
        if str(module.path) != THIS_FILE
    ]
    refuse(findings, "A skipped test protects nobody: mend it, or take it out and say so.")
