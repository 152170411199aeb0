"""Where the page of a record is."""

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


def url_of_organisation(organisation: Organisation) -> str:
    """The address of an organisation's page."""
    return reverse("organisation", args=[organisation.slug])
