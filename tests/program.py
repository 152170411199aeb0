"""A program that uses the interface: a token of one of the cast, JSON in and out."""

import datetime as dt
import json
from typing import Any

from django.test import Client

from jiangfang.people.actions import make_token
from jiangfang.people.models import Account, Person
from tests.cast import account_of

API = "/api/v1/"


class Program:
    """Sends requests with a token; answers carry ``data``, the JSON read."""

    def __init__(self, person: Person, *scopes: str, language: str = "en") -> None:
        account = Account.objects.filter(person=person).first()
        self.account = account or account_of(person, f"user{person.record.code[-4:]}".lower())
        self.person = person
        self.token, self.secret = make_token(
            person,
            actor=person,
            name="script",
            scopes=scopes or ("read", "write"),
            expires_on=dt.date(2024, 12, 31),
        )
        self.headers = {"Authorization": f"Bearer {self.secret}", "Accept-Language": language}
        self.client = Client()

    def get(self, path: str, query: dict[str, Any] | None = None, **headers: str) -> Any:
        return read(self.client.get(API + path, query, headers=self.headers | _named(headers)))

    def post(self, path: str, body: Any = None, **headers: str) -> Any:
        text = "" if body is None else json.dumps(body, ensure_ascii=False)
        sent = self.headers | _named(headers)
        return read(self.client.post(API + path, text, content_type="application/json", headers=sent))


def _named(headers: dict[str, str]) -> dict[str, str]:
    return {name.replace("_", "-"): value for name, value in headers.items()}


def read(response: Any) -> Any:
    """The response with its JSON as ``data``."""
    kind = response.headers.get("Content-Type", "")
    response.data = json.loads(response.content) if "json" in kind and response.content else None
    return response
