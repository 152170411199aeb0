"""Handing in evidence, saying what it proves, and withdrawing it."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from jiangfang.evidence.intake import KeptFile
from jiangfang.evidence.models import Blob, Evidence, FileKind
from jiangfang.evidence.naming import visible_text
from jiangfang.evidence.rules import may_add_evidence, may_change_evidence
from jiangfang.evidence.storage import store
from jiangfang.kernel.errors import Conflict, Invalid
from jiangfang.kernel.text import N_
from jiangfang.ledger.deeds import Actor, action, current_deed
from jiangfang.people.models import Person
from jiangfang.records import writing
from jiangfang.records.kinds import noun_of
from jiangfang.records.models import Noun

LONGEST_PROVES = 200
LONGEST_REASON = 500


@action("evidence.file.added", may=may_add_evidence, says=_("%(actor)s handed in evidence."))
def add_evidence(
    noun: Noun, *, actor: Person, files: Sequence[KeptFile], proves: str, kind: str = ""
) -> list[Evidence]:
    """Hang files that were taken in (:func:`jiangfang.evidence.intake.take_in`) on a record, in one deed.

    ``kind`` is a FileKind, or empty: then a picture is a photo and a video a video. A file that the record has already is
    left as it is, so that sending it again after a lost answer does no harm. Handing in does not depend on what the record
    said a moment ago: it takes the next version, whatever that is, and two phones can send at once.
    """
    what = _said(proves)
    files = list({file.sha256: file for file in files}.values())
    _check_kept(files)
    fresh = _latest(noun)
    present = {row.blob_id: row for row in Evidence.objects.filter(record_id=noun.pk, withdrawn=False)}
    new = [file for file in files if file.sha256 not in present]
    if new:
        _touch(noun, fresh)
        _store_blobs(new)
        rows = [_evidence(noun, actor, file, what, _kind(kind, file)) for file in new]
        present |= {row.blob_id: row for row in Evidence.objects.bulk_create(rows, batch_size=500)}
        current_deed().facts.setdefault("files", []).extend(file.sha256 for file in new)
    return [present[file.sha256] for file in files]


@action("evidence.file.described", may=may_change_evidence, says=_("%(actor)s said anew what a file proves."))
def describe_evidence(evidence: Evidence, *, actor: Actor, proves: str, kind: str = "") -> Evidence:
    """Correct what a file proves, or its kind."""
    what, kind = _said(proves), _checked(kind)
    _touch_standing(evidence)
    evidence.proves, evidence.kind = what, kind or evidence.kind
    evidence.save(update_fields=["proves", "kind"])
    return evidence


@action("evidence.file.withdrawn", may=may_change_evidence, says=_("%(actor)s withdrew a file."))
def withdraw_evidence(evidence: Evidence, *, actor: Actor, reason: str) -> Evidence:
    """Say that a file proves nothing here. It stays, struck through, with the reason; its record no longer counts it."""
    text = visible_text(reason)
    if not text or len(text) > LONGEST_REASON:
        raise Invalid(
            N_("Say in a sentence why the file is withdrawn."),
            field="reason",
            help=N_("At most %(most)s characters; it stays beside the file."),
            most=LONGEST_REASON,
        )
    _touch_standing(evidence)
    evidence.withdrawn, evidence.withdrawal_reason = True, text
    evidence.save(update_fields=["withdrawn", "withdrawal_reason"])
    deed = current_deed()
    deed.asides["note"] = text
    deed.facts.setdefault("files", []).append(evidence.blob_id)
    return evidence


def _latest(subject: Noun | Evidence) -> Noun:
    """The noun as it stands now, held until the deed is done."""
    found = noun_of(subject.record.kind).objects.select_related("record").select_for_update()
    return found.get(pk=subject.record_id)


def _touch(subject: Noun | Evidence, fresh: Noun) -> None:
    """Give the record its next version. A caller who held the present one still does; a stale one stays stale."""
    held = subject.record.version == fresh.record.version
    writing.change(fresh)
    if held:
        subject.record.version, subject.record.changed_at = fresh.record.version, fresh.record.changed_at


def _check_kept(files: Sequence[KeptFile]) -> None:
    if not files:
        raise Invalid(N_("No file was chosen."), field="files", help=N_("Choose at least one."))
    place = store()
    for file in files:
        if not all(place.has(sha256) for sha256 in (file.sha256, file.thumbnail) if sha256):
            raise Conflict(N_("“%(name)s” is no longer here."), help=N_("Hand it in again."), name=file.name)


def _touch_standing(evidence: Evidence) -> None:
    """Touch the record of a file that still stands; what was withdrawn stays as it is."""
    fresh = _latest(evidence)
    if Evidence.objects.filter(pk=evidence.pk, withdrawn=True).exists():
        raise Conflict(
            N_("“%(name)s” was withdrawn before."), help=N_("Hand it in again if it counts."), name=evidence.name
        )
    _touch(evidence, fresh)


def _said(proves: str) -> str:
    text = visible_text(proves)
    if not text or len(text) > LONGEST_PROVES:
        raise Invalid(
            N_("Say in a few words what the file proves."),
            field="proves",
            help=N_("For example “gap measured after the repair, unit 3”; at most %(most)s characters."),
            most=LONGEST_PROVES,
        )
    return text


def _kind(kind: str, file: KeptFile) -> str:
    by_type = {"image": FileKind.PHOTO, "video": FileKind.VIDEO}
    return _checked(kind) or by_type.get(file.media_type.partition("/")[0], FileKind.DOCUMENT)


def _checked(kind: str) -> str:
    if kind and kind not in FileKind.values:
        raise Invalid(N_("There is no such kind of evidence."), field="kind")
    return kind


def _store_blobs(files: Sequence[KeptFile]) -> None:
    """One row per hash in the whole house, whoever was first."""
    rows = [
        Blob(
            sha256=file.sha256,
            size=file.size,
            media_type=file.media_type,
            width=file.width,
            height=file.height,
            thumbnail=file.thumbnail,
        )
        for file in files
    ]
    Blob.objects.bulk_create(rows, batch_size=500, ignore_conflicts=True)


def _evidence(noun: Noun, actor: Person, file: KeptFile, proves: str, kind: str) -> Evidence:
    return Evidence(
        organisation_id=noun.organisation_id,
        record_id=noun.pk,
        blob_id=file.sha256,
        name=file.name,
        proves=proves,
        kind=kind,
        captured_at=file.captured_at,
        added_by=actor,
        added_at=current_deed().at,
    )
