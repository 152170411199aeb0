"""Somebody of the cast with a browser."""

from django.test import Client
from django.urls import reverse

from jiangfang.people.models import Account, Person
from tests.cast import account_of


def browser(person: Person, language: str = "en") -> Client:
    """A signed-in browser of a person, in a language."""
    account = Account.objects.filter(person=person).first() or account_of(person, f"user-{person.record.code}".lower())
    client = Client(headers={"accept-language": language})
    client.force_login(account)
    return client


def at(name: str, *args: str) -> str:
    """An address of the house."""
    return reverse(f"innovation:{name}", args=args)


def deed(noun, name: str) -> str:
    """Where a deed is done on a record."""
    return at(f"{noun.kind.key}_deed", noun.record.code, name)


def text_of(response) -> str:
    return response.content.decode()
