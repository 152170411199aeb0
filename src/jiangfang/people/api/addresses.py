"""Where programs read a record."""

from django.urls import reverse

from jiangfang.kernel.registry import Registry
from jiangfang.records.models import Record

# The noun's plural in addresses, by kind.
paths: Registry[str] = Registry("addresses of the interface")


def api_url(path: str) -> str:
    """An address of the interface."""
    return reverse("api", kwargs={"rest": path})


def api_url_of(record: Record) -> str:
    """Where a record is read; empty for a kind that programs do not read."""
    path = paths.get(record.kind)
    return api_url(f"{path}/{record.code}") if path else ""
