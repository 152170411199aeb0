"""How much evidence there is, and how many records have any."""

import uuid
from collections.abc import Collection, Iterator

from django.utils.translation import gettext_lazy as _

from jiangfang.evidence.models import Evidence, FileKind
from jiangfang.evidence.queries import standing
from jiangfang.kernel import clock
from jiangfang.kernel.declarations import Count, Figure, figures
from jiangfang.records.kinds import kind_of

# The kinds of record that are asked for evidence. Others may carry files too; those are not counted.
KINDS = ("problem", "suggestion", "project", "activity", "result", "adoption", "method", "ip_right", "benefit")

# A record has a file once, so that the beginning of its hash tells its files apart.
PART = 30


def standing_files(record_ids: Collection[uuid.UUID]) -> list[Evidence]:
    """What both figures count: the files that were not withdrawn, with the kind of their record, oldest first."""
    return list(standing(record_ids).select_related("record"))


def count_files(files: Collection[Evidence]) -> Iterator[Count]:
    """One per file from the day it was handed in, as long as it is not withdrawn."""
    for row in files:
        yield Count(
            record_id=row.record_id,
            valid_from=clock.day_of(row.added_at),
            facet={"kind": row.kind},
            part=row.blob_id[:PART],
        )


def count_covered(files: Collection[Evidence]) -> Iterator[Count]:
    """One per record from the day of the oldest file that still stands."""
    last = None
    for row in files:
        if row.record_id != last:
            last = row.record_id
            yield Count(
                record_id=row.record_id,
                valid_from=clock.day_of(row.added_at),
                facet={"record_kind": row.record.kind},
            )


figures.register(
    "evidence.files",
    Figure(
        key="evidence.files",
        label=_("Pieces of evidence"),
        sentence=_("Files that prove something for a record and were not withdrawn."),
        kinds=KINDS,
        counts=count_files,
        reads=standing_files,
        facets={"kind": dict(FileKind.choices)},
    ),
)
figures.register(
    "evidence.covered_records",
    Figure(
        key="evidence.covered_records",
        label=_("Records with evidence"),
        sentence=_("Records that at least one file proves which was not withdrawn."),
        kinds=KINDS,
        counts=count_covered,
        reads=standing_files,
        facets={"record_kind": {kind: kind_of(kind).plural for kind in KINDS}},
    ),
)
