"""Links that sign in a person of the sample world. They name the person, are signed with the house's secret, and work in
a demo only."""

import uuid

from django.core.signing import BadSignature, Signer
from django.urls import reverse

from jiangfang.kernel.errors import NotThere
from jiangfang.kernel.text import N_
from jiangfang.people.models import Account, Person

_SALT = "jiangfang.people.demo"


def demo_link(person: Person) -> str:
    """The path under which ``person`` is signed in, in a demo."""
    return reverse("demo_sign_in", args=[Signer(salt=_SALT).sign(str(person.pk))])


def account_behind(token: str) -> Account:
    """The account of the person whom a link names. Raises NotThere for a forged link or a person without an account."""
    try:
        key = uuid.UUID(Signer(salt=_SALT).unsign(token))
    except (BadSignature, ValueError):
        key = None
    found = Account.objects.filter(person_id=key, is_active=True).first() if key else None
    if found is None:
        raise NotThere(N_("There is nothing here, or nothing that is open to you."))
    return found
