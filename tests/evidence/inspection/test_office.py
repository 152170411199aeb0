"""Office documents and other archives."""

import io
import struct

import pytest

from jiangfang.evidence.inspection import office
from jiangfang.kernel.errors import Invalid
from tests.evidence import samples


def refusal(data: bytes) -> Invalid:
    with pytest.raises(Invalid) as refused:
        office.check(io.BytesIO(data))
    return refused.value


@pytest.mark.parametrize(
    "data",
    [
        samples.office(more={"xl/vbaProject.bin": b"macro"}),
        samples.office(types='<Override ContentType="application/vnd.ms-office.vbaProject"/>'),
        samples.office(types='<Default ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/>'),
        samples.office(more={"xl/macrosheets/sheet1.xml": b"<x/>"}),
        samples.office(more={"word/activeX/activeX1.xml": b"<x/>"}),
    ],
    ids=samples.label,
)
def test_macros_and_controls_are_refused(data):
    assert refusal(data).code == "active"


def test_a_bomb_is_refused_without_being_opened():
    one = samples.office(more={"xl/sheet1.xml": bytes(40 * 1024 * 1024)})
    assert len(one) < 60_000
    assert refusal(one).code == "bomb"


def test_many_members_that_swell_together_are_refused(monkeypatch):
    monkeypatch.setattr(office, "LARGEST_WHOLE", 1024 * 1024)
    members = {f"xl/worksheets/sheet{number}.xml": bytes(100 * 1024) for number in range(11)}
    assert refusal(samples.office(more=members)).code == "bomb"
    assert office.check(io.BytesIO(samples.office(more={"xl/worksheets/sheet1.xml": bytes(100 * 1024)})))


def test_a_directory_that_claims_too_much_is_refused_before_it_is_read():
    crowd = samples.office(more={f"x/{number}": b"" for number in range(office.MOST_MEMBERS)})
    assert refusal(crowd).code == "bomb"


def test_members_that_lie_about_sharing_bytes_are_refused():
    data = bytearray(samples.office(more={"xl/big.bin": bytes(range(256)) * 8}))
    where = data.rindex(b"PK\x01\x02")
    data[where + 20 : where + 24] = struct.pack("<I", len(data) * 2)
    assert refusal(bytes(data)).code == "bomb"


@pytest.mark.parametrize(
    "data",
    [
        b"<html>" + samples.office(),
        samples.office() + b"trailer",
        samples.office()[:-10],
        samples.office()[:50],
        b"PK\x03\x04",
        samples.office().replace(b"PK\x01\x02", b"PK\x01\x09"),
    ],
    ids=samples.label,
)
def test_what_does_not_hold_together_is_damaged(data):
    assert refusal(data).code == "damaged"


def test_an_encrypted_member_is_refused():
    data = bytearray(samples.office())
    where = data.index(b"PK\x01\x02")
    data[where + 8] |= 1
    assert refusal(bytes(data)).code == "damaged"


@pytest.mark.parametrize(
    ("data", "seen"),
    [
        (samples.archive({"a.txt": b"x"}), "archive"),
        (samples.archive({"OFD.xml": b"<x/>"}), "OFD"),
        (samples.archive({"mimetype": b"application/vnd.oasis.opendocument.text"}), "OpenDocument"),
        (samples.archive({"META-INF/MANIFEST.MF": b"Main-Class: A"}), "program"),
        (samples.office("visio.drawing", "visio/document.xml"), "another kind"),
        (samples.archive({samples.TYPES: b"<Types/>", "_rels/.rels": b""}), "another kind"),
    ],
    ids=samples.label,
)
def test_other_archives_are_called_by_their_name(data, seen):
    assert seen in refusal(data).params["seen"]


def test_types_that_hide_behind_entities_are_refused():
    hidden = samples.office(types='<Override ContentType="application/vnd.ms-office.vba&#80;roject"/>')
    assert refusal(hidden).code == "damaged"
