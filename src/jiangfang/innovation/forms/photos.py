"""Photos in the same form as the words; what was received once is kept while the rest is being put right."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from django import forms
from django.core import signing
from django.core.serializers.json import DjangoJSONEncoder
from django.utils.translation import gettext_lazy as _

from jiangfang.evidence.inspection.accepted import PICTURES, VIDEOS
from jiangfang.evidence.intake import KeptFile
from jiangfang.people.offers import DeedForm
from jiangfang.ui.fields import FieldView
from jiangfang.ui.widgets import FilesField, FilesInput

KEPT_FOR = dt.timedelta(days=1)
# Naming what is taken lets a phone hand over its photo in a form that every browser can show.
PHOTOS = ",".join(media.name for media in (*PICTURES, *VIDEOS))


class PhotoForm(DeedForm):
    """A form that takes photos too. They are no values of its deed: they are handed in as evidence when it is done."""

    # What is wrong with a file is said by name when it is taken in, and costs the words nothing.
    camera = forms.FileField(
        label=_("Take a photo"),
        required=False,
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": "image/*", "capture": "environment"}),
    )
    files = FilesField(
        label=_("Photos or videos"),
        required=False,
        allow_empty_file=True,
        widget=FilesInput(attrs={"accept": PHOTOS}),
    )
    kept = forms.CharField(widget=forms.HiddenInput, required=False)

    def values(self) -> dict[str, Any]:
        return {name: value for name, value in super().values().items() if name not in ("camera", "files", "kept")}

    def hold(self, files: Sequence[KeptFile]) -> None:
        """Carry files that were taken in through the next attempt."""
        self.data = self.data.copy()
        self.data[self.add_prefix("kept")] = pack(files, self.reader)

    @property
    def wrong(self) -> list[FieldView]:
        """The fields that were refused."""
        return [FieldView(bound) for bound in self.visible_fields() if bound.errors]


class _Json:
    """Signed text holds days as text."""

    def dumps(self, value: Any) -> bytes:
        return DjangoJSONEncoder(separators=(",", ":")).encode(value).encode()

    def loads(self, data: bytes) -> Any:
        return signing.JSONSerializer().loads(data)


def _salt(reader: Any) -> str:
    return f"innovation.photos.{reader.pk}"


def pack(files: Sequence[KeptFile], reader: Any) -> str:
    """Files that were taken in, as a text that only this reader can send back, and nobody can write."""
    said = [asdict(file) for file in files]
    return signing.dumps(said, salt=_salt(reader), serializer=_Json, compress=True) if said else ""


def unpack(text: str, reader: Any) -> list[KeptFile]:
    """The files of :func:`pack`; none where the text is not ours, or older than a day."""
    if not text:
        return []
    try:
        rows = signing.loads(text, salt=_salt(reader), serializer=_Json, max_age=KEPT_FOR)
    except signing.BadSignature:
        return []
    return [KeptFile(**{**row, "captured_at": _moment(row["captured_at"])}) for row in rows]


def _moment(text: str | None) -> dt.datetime | None:
    return dt.datetime.fromisoformat(text) if text else None
