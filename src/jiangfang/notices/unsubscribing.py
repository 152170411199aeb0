"""The signed address in each letter that ends them, without signing in."""

from django.conf import settings
from django.core import signing
from django.urls import reverse

from jiangfang.kernel.errors import NotThere
from jiangfang.kernel.text import N_
from jiangfang.people.models import Person

SALT = "jiangfang.notices.unsubscribe"


def unsubscribe_url(person: Person) -> str:
    """Where the person's letters are ended."""
    token = signing.Signer(salt=SALT).sign(str(person.pk))
    return settings.HOUSE_URL + reverse("notices_open:unsubscribe", args=[token])


def person_of(token: str) -> Person:
    """Whose letters an address ends; it never runs out, since old letters carry it. Raises NotThere."""
    try:
        key = signing.Signer(salt=SALT).unsign(token)
    except signing.BadSignature:
        key = None
    found = Person.objects.filter(pk=key).select_related("record").first() if key else None
    if found is None:
        raise NotThere(N_("This address of a letter is not complete."), help=N_("Copy it from the letter as a whole."))
    return found
