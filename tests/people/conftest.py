"""Who looks at a page."""

import pytest
from django.test import Client

from jiangfang.people.models import Account
from tests.cast import account_of


@pytest.fixture
def browser_of(cast):
    """The browser of a person who is signed in."""

    def opened(person) -> Client:
        browser = Client(HTTP_ACCEPT_LANGUAGE="en")
        account = Account.objects.filter(person=person).first() or account_of(person, f"user-{person.pk}")
        browser.force_login(account)
        return browser

    return opened
