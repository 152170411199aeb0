"""The page of the interface for programs: every operation, read off its own description."""

import json
from collections.abc import Iterator
from typing import Any

from django.urls import resolve, reverse

from jiangfang.cli.reference.markdown import code, codes, page, table
from jiangfang.people.api.resources import more_routes


def interface_page() -> str:
    """Operations by what they are about, in the order of their addresses."""
    description = resolve(reverse("api_root")).func.description
    english, chinese = (json.loads(description(language)) for language in ("en", "zh-hans"))
    return page(
        "Interface for programs 程序接口",
        "What programs read (GET) and do (POST), as `/api/v1/openapi.json` describes it with every field. How to use it stands in"
        " [use the API](../how-to/use-the-api.md).",
        *_told(english, chinese),
        "## Inside the answers",
        f"References to other records are {code('Reference')}; refusals are {code('ProblemDetails')}.",
        f"Beside the nouns: {codes(more_routes.keys())}.",
    )


def _told(english: dict[str, Any], chinese: dict[str, Any]) -> Iterator[str]:
    by_tag: dict[str, list[list[str]]] = {}
    schemas = english["components"]["schemas"]
    for path, methods in english["paths"].items():
        for method, operation in methods.items():
            what = f"{operation['summary']} {chinese['paths'][path][method]['summary']}"
            row = [
                method.upper(),
                code(path.removeprefix("/api/v1")),
                what,
                _body(operation, schemas),
                _answer(operation),
            ]
            by_tag.setdefault(operation["tags"][0], []).append(row)
    for tag, rows in by_tag.items():
        yield f"## {tag}"
        yield table(["Method", "Address below `/api/v1`", "What", "Takes", "Answers"], rows)


def _answer(operation: dict[str, Any]) -> str:
    """The name of what an operation answers when it works."""
    good = next(answer for status, answer in operation["responses"].items() if status.startswith("2"))
    schema = next(iter(good.get("content", {}).values()), {}).get("schema", {})
    schema = schema.get("items", schema)
    if "$ref" not in schema:
        return "a file"
    name = schema["$ref"].rpartition("/")[2]
    return f"{code(name)} of {code(name.removesuffix('List'))}" if name.endswith("List") else code(name)


def _body(operation: dict[str, Any], schemas: dict[str, Any]) -> str:
    """The members of an operation's body; those that are needed come first."""
    content = operation.get("requestBody", {}).get("content", {})
    if "multipart/form-data" in content:
        return "files with " + ", ".join(code(name) for name in content["multipart/form-data"]["schema"]["properties"])
    schema = content.get("application/json", {}).get("schema", {})
    schema = next((one for one in schema.get("anyOf", ()) if one.get("type") != "null"), schema)
    schema = schemas[schema["$ref"].rpartition("/")[2]] if "$ref" in schema else schema
    needed = schema.get("required", ())
    names = sorted(schema.get("properties", ()), key=lambda name: name not in needed)
    return ", ".join(code(name) if name in needed else f"{code(name)}?" for name in names)
