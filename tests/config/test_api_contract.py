"""The interface under schemathesis: whatever is sent, no 5xx, and no answer that its description does not name.

All of its checks are on. 412, 422 and 428 are answers to well-formed values too (a code that names nothing, a state in which
a deed can't be done), so they count as expected for those; 413 is one for what is malformed. A few requests for each operation
every day; `--hypothesis-profile=thorough` sends many.
"""

from typing import Any

import pytest
import schemathesis
from django.core.handlers.wsgi import WSGIHandler
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import GenerationMode

from jiangfang.people.api.resources import resources
from jiangfang.records.models import Record
from tests.innovation import harvest, money, works
from tests.program import API, Program

REFUSALS = ["400", "401", "403", "404", "409", "412", "413", "415", "422", "428"]
CONFIG = {
    "checks": {
        "positive_data_acceptance": {"expected-statuses": ["2xx", "304", *REFUSALS]},
        "negative_data_rejection": {"expected-statuses": ["304", "405", *REFUSALS]},
    }
}
FEW = settings(
    max_examples=max(2, settings.default.max_examples // 40),
    deadline=None,
    database=None,
    derandomize=True,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture
def world(cast, settings):
    """Something of every kind, so that requests meet records and not only 404."""
    settings.API_REQUESTS_PER_MINUTE = 1_000_000
    works.report(cast)
    works.suggest(cast)
    works.running(cast)
    works.meeting(cast)
    harvest.named(cast)
    harvest.granted(cast)
    money.confirmed(cast)
    return cast


@pytest.fixture
def operations(world) -> list[Any]:
    config = schemathesis.Config.from_dict(CONFIG)
    schema = schemathesis.openapi.from_wsgi(API + "openapi.json", WSGIHandler(), config=config)
    return [found.ok() for found in schema.get_all_operations()]


def hold(operation: Any, program: Program, mode: GenerationMode, path: dict[str, str] | None = None) -> None:
    """Send a few requests of an operation and run every check on each answer."""

    @FEW
    @given(case=operation.as_strategy(generation_mode=mode, path_parameters=path))
    def holds(case: Any) -> None:
        case.call_and_validate(headers=program.headers)

    holds()


def test_well_formed_requests_get_documented_answers(world, operations):
    """Each operation on a record that is there, if there is one of its kind."""
    program = Program(world.deputy)
    codes = {
        resources[kind].path: code for kind, code in Record.objects.values_list("kind", "code") if kind in resources
    }
    for operation in operations:
        noun = operation.path.removeprefix(API).split("/")[0]
        hold(operation, program, GenerationMode.POSITIVE, {"code": codes[noun]} if has_code(operation, codes) else None)
    assert len(operations) > 180


def has_code(operation: Any, codes: dict[str, str]) -> bool:
    return operation.path.removeprefix(API).split("/")[0] in codes and "{code}" in operation.path


def test_malformed_requests_are_refused(world, operations):
    """Everything that stands for itself, and of the deeds on records every fourth: one door refuses them all."""
    program = Program(world.union)
    deeds = [one for one in operations if "{code}" in one.path]
    own = [one for one in operations if "{code}" not in one.path]
    for operation in [*own, *deeds[::4]]:
        hold(operation, program, GenerationMode.NEGATIVE)
    assert len(own) > 30
