"""The whole interface: everything that the pages do is there, described, and holds against hostile requests."""

import json

import pytest
from django.test import Client

from jiangfang.kernel.lifecycles import lifecycles
from jiangfang.ledger.deeds import actions
from jiangfang.people.api.resources import resources
from jiangfang.people.listing import list_pages
from jiangfang.people.offers import deed_pages
from jiangfang.records.kinds import all_kinds, noun_of
from tests.program import API


@pytest.fixture(scope="module")
def described():
    return json.loads(Client().get(API + "openapi.json", headers={"Accept-Language": "en"}).content)


def operations(described):
    for path, methods in described["paths"].items():
        for method, operation in methods.items():
            yield method, path, operation


def test_it_is_openapi_3_1_in_either_language(client, described):
    assert described["openapi"] == "3.1.0"
    chinese = client.get(API + "openapi.json?lang=zh-hans")
    assert chinese.json()["paths"].keys() == described["paths"].keys()
    assert chinese.json()["paths"]["/api/v1/problems"]["post"]["summary"] == "新建：难题"
    again = client.get(API + "openapi.json?lang=zh-hans", headers={"If-None-Match": chinese["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_every_list_of_the_pages_can_be_read(described):
    missing = {kind for kind in [*list_pages.keys()] if f"/api/v1/{resources[kind].path}" not in described["paths"]}
    assert not missing, f"These lists are pages, and programs can't read them: {missing}"


def test_every_noun_with_a_page_can_be_read(described):
    missing = {kind.key for kind in all_kinds() if kind.page and kind.key not in resources}
    assert not missing, f"Declare a resource in the house's api room for {missing}."


def test_every_deed_that_a_page_offers_can_be_done(described):
    missing = {
        page.verb
        for page in deed_pages
        if "post" not in described["paths"].get(f"/api/v1/{resources[page.kind].path}/{{code}}/{page.name}", {})
    }
    assert not missing, f"Pages do these deeds, and programs can't: {missing}"


# What begins a record has no deed page of its own; what is left has no page either, or none that a program needs.
NOT_FOR_PROGRAMS = {
    "people.token.made": "a token makes no tokens",
    "people.token.revoked": "nor does it end them",
    "people.house.link_made": "the shell's, before there is anybody",
    "people.house.set_up": "the same",
    "notices.calendar_link.made": "a secret address for a calendar, made and shown on its own page",
}


def test_every_form_that_begins_a_record_has_its_operation(described):
    begun = {one.new.verb for one in resources if one.new}
    ids = {operation["operationId"] for _method, _path, operation in operations(described)}
    assert {f"{one.kind}_new" for one in resources if one.new} <= ids
    firsts = {verb for verb in [*actions.keys()] if verb.rpartition(".")[2] in ("drafted", "reported", "made")}
    assert firsts - begun - NOT_FOR_PROGRAMS.keys() == {"innovation.benefit.reported"}


def test_every_operation_says_what_it_answers_and_how_it_refuses(described):
    for method, path, operation in operations(described):
        responses = operation["responses"]
        assert {"401", "429", "500"} <= responses.keys(), path
        assert operation["summary"], path
        assert [*operation["security"]] == [{"TokenInHeader": []}, {"SignedInBrowser": []}], path
        if method == "post":
            assert {"403", "404", "409", "413", "415", "422"} <= responses.keys(), path


def test_every_body_has_examples_and_takes_no_other_values(described):
    bodies = [
        one for name, one in described["components"]["schemas"].items() if one.get("additionalProperties") is False
    ]
    assert len(bodies) > 5
    for method, path, operation in operations(described):
        content = operation.get("requestBody", {}).get("content", {})
        if method == "post" and "application/json" in content:
            text = json.dumps(content)
            assert "examples" in text or "$ref" in text or '"properties": {}' in text, path


def test_states_are_those_of_the_lifecycle(described):
    schemas = described["components"]["schemas"]
    for one in resources:
        if life := lifecycles.get(one.kind):
            shown = schemas[noun_of(one.kind).__name__]["properties"]["state"]
            assert shown.get("enum", [shown.get("const")]) == [state.key for state in life.states], one.kind
