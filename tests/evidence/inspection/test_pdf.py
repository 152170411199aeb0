"""PDF files."""

import io

import pytest

from jiangfang.evidence.inspection import pdf
from jiangfang.kernel.errors import Invalid
from tests.evidence import samples


def refused(data: bytes) -> str:
    with pytest.raises(Invalid) as refusal:
        pdf.check(io.BytesIO(data))
    return refusal.value.code


def test_a_pdf_that_is_cut_off_or_carries_something_behind_its_end_is_damaged():
    whole = samples.pdf()
    pdf.check(io.BytesIO(whole + b"\r\n\x00"))
    assert refused(whole[:-30]) == "damaged"
    assert refused(whole + samples.archive({"a.class": b"x"})) == "damaged"
    assert refused(whole + b"<script>alert(1)</script>") == "damaged"
    assert refused(b"%PDF-9.9" + whole[8:]) == "damaged"


@pytest.mark.parametrize(
    "inside",
    [b"/OpenAction << /S /JavaScript /JS (x) >>", b"/AA << /S /Launch >>", b"/Subtype/RichMedia/X 1"],
    ids=samples.label,
)
def test_a_pdf_that_would_run_something_is_refused(inside):
    assert refused(samples.pdf(inside)) == "active"


def test_a_program_is_found_where_two_pieces_of_the_file_meet():
    spare = pdf.CHUNK - len(samples.pdf().partition(b"/Catalog ")[0]) - len(b"/Catalog ") - 5
    assert refused(samples.pdf(b"%" + b"x" * spare + b"\n/JavaScript ")) == "active"


def test_a_longer_name_is_not_taken_for_a_program():
    pdf.check(io.BytesIO(samples.pdf(b"/LaunchPad 1 /JavaScripts 2")))
