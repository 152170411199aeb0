"""Nouns: foreign keys point down, every table says whose it is, every row can be named, migrations stand alone."""

import ast
import re
from collections.abc import Iterator
from io import StringIO

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import models

from tests.architecture.source import PACKAGE, ROOT, Module, floors, refuse, sample, tracked_files

# Tables that belong to no organisation: label → why.
SHARED: dict[str, str] = {
    "ledger.Checkpoint": "seals the chains of all organisations at once",
    "notices.Told": "which deeds were told of; a deed may touch several organisations",
    "people.Account": "what one signs in with; its person has a home",
    "people.Token": "with what a program signs in as its account",
    "people.GivenAnswer": "what a request of an account was answered, for a day",
    "people.SetUpLink": "stands before there is any organisation, and is gone once there is one",
    "evidence.Blob": "a file under its hash, kept once however many organisations prove something with it",
    "jobs.Schedule": "what runs by the clock, once for the whole house",
    "jobs.Work": "what waits to be done in the background; what it is about says whose it is",
}
MIGRATION_NAME = re.compile(r"\d{4}_(?!auto_)[a-z][a-z0-9_]+(?<!_and_more)")
MAY_IMPORT = ("jiangfang.kernel",)


def our_models() -> list[type[models.Model]]:
    found = [model for model in apps.get_models() if model.__module__.startswith("jiangfang.")]
    assert found, "No models: these tests would have nothing to look at."
    return found


def floor_of(model: type[models.Model]) -> str:
    return model.__module__.split(".")[1]


def height_of(model: type[models.Model]) -> int:
    return floors()[floor_of(model)] if model.__module__.startswith("jiangfang.") else -1


def points_down(source: type[models.Model], target: type[models.Model]) -> bool:
    return source.__module__.split(".")[:2] == target.__module__.split(".")[:2] or height_of(source) > height_of(target)


def test_foreign_keys_point_down():
    refuse(
        (
            f"{model._meta.label}.{field.name} -> {field.related_model._meta.label}"
            for model in our_models()
            for field in model._meta.get_fields(include_parents=False)
            if (field.many_to_one or field.one_to_one or field.many_to_many) and field.concrete
            if not points_down(model, field.related_model)
        ),
        "A foreign key obeys the floors like an import does: point at records.Record, or turn the arrow round.",
    )


def test_the_rule_sees_a_key_that_points_up():
    from jiangfang.ledger.models import Entry
    from jiangfang.people.models import Person
    from jiangfang.records.models import Record

    assert points_down(Person, Record)
    assert not points_down(Record, Person)
    assert not points_down(Entry, Record)


def test_history_has_no_foreign_key_out():
    refuse(
        (
            f"{model._meta.label}.{field.name}"
            for model in our_models()
            if floor_of(model) == "ledger"
            for field in model._meta.concrete_fields
            if field.is_relation and floor_of(field.related_model) != "ledger"
        ),
        "History outlives what it speaks of: keep the key as a plain value.",
    )


def test_every_row_can_be_named():
    plain = models.Model.__str__
    refuse(
        (model._meta.label for model in our_models() if model.__str__ is plain),
        "Write __str__: logs, the shell and error pages show it.",
    )


def test_every_table_says_whose_it_is():
    refuse(
        (
            model._meta.label
            for model in our_models()
            if model._meta.label not in SHARED and not is_led_by_organisation(model)
        ),
        "A table carries an indexed organisation key (lists page along it, data can be divided by it),"
        " or stands in SHARED of tests/architecture/test_models.py with its reason.",
    )


def is_led_by_organisation(model: type[models.Model]) -> bool:
    """An ``organisation_id`` column that some index begins with."""
    field = next((field for field in model._meta.concrete_fields if field.attname == "organisation_id"), None)
    if field is None:
        return False
    indexed = [index.fields for index in model._meta.indexes]
    indexed += [getattr(constraint, "fields", ()) for constraint in model._meta.constraints]
    firsts = {fields[0].lstrip("-") for fields in indexed if fields}
    return field.db_index or field.unique or bool({field.name, field.attname} & firsts)


def test_the_shared_tables_are_still_there():
    refuse(SHARED.keys() - {model._meta.label for model in our_models()}, "This table is gone: take it off SHARED.")


@pytest.mark.django_db
def test_no_migration_is_missing():
    out = StringIO()
    labels = {model._meta.app_label for model in our_models()}
    try:
        call_command("makemigrations", *labels, check=True, dry_run=True, stdout=out, stderr=out)
    except SystemExit:
        pytest.fail(f"The models moved on without a migration: run makemigrations with a --name.\n{out.getvalue()}")


def migrations() -> list[Module]:
    paths = [path for path in tracked_files() if "migrations" in path.parts and path.name[:1].isdigit()]
    assert paths, "No migrations: these tests would have nothing to look at."
    return [Module(path, (ROOT / path).read_text(encoding="utf-8")) for path in paths]


def application_imports(module: Module) -> Iterator[str]:
    for node in ast.walk(module.tree):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        for name in names:
            if name.startswith("jiangfang.") and not name.startswith(MAY_IMPORT):
                yield f"{module.at(node)} {name}"


def test_migrations_have_names():
    assert MIGRATION_NAME.fullmatch("0002_add_due_date")
    assert not MIGRATION_NAME.fullmatch("0002_auto_20261122_1130")
    assert not MIGRATION_NAME.fullmatch("0002_problem_due_on_and_more")
    refuse(
        (str(module.path) for module in migrations() if not MIGRATION_NAME.fullmatch(module.path.stem)),
        "Name a migration for what it does: makemigrations --name add_due_date.",
    )


def test_migrations_import_no_application_code():
    assert list(application_imports(sample("from jiangfang.people.models import Person")))
    refuse(
        (finding for module in migrations() for finding in application_imports(module)),
        "Code moves on, a migration stays: use apps.get_model, and let a custom field deconstruct to Django's own.",
    )


def test_every_app_with_models_has_migrations():
    apps_with_models = {floor_of(model) for model in our_models()}
    refuse(
        (name for name in apps_with_models if not (PACKAGE / name / "migrations" / "__init__.py").exists()),
        "Django makes no migrations for an app without the folder.",
    )
