"""Where the page of a record is."""

from typing import Any

from django.urls import NoReverseMatch, reverse

from jiangfang.records.kinds import kind_of
from jiangfang.records.models import Organisation, Record


def url_of(record: Record) -> str:
    """The address of a record's page; empty for a kind that has none."""
    page = kind_of(record.kind).page
    if not page:
        return ""
    try:
        return reverse(page, args=[record.code])
    except NoReverseMatch:
        return ""


def url_for(record: Record, reader: Any) -> str:
    """Where ``reader`` reads a record: a visitor who has not signed in on its public card, everyone else on its page."""
    return reverse("press:record", args=[record.code]) if reader is None else url_of(record)


def url_of_organisation(organisation: Organisation) -> str:
    """The address of an organisation's page."""
    return reverse("organisation", args=[organisation.slug])


def url_of_organisation_for(organisation: Organisation, reader: Any) -> str:
    """Where ``reader`` reads about an organisation: a visitor on its public page."""
    return reverse("press:studio", args=[organisation.slug]) if reader is None else url_of_organisation(organisation)
