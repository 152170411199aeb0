"""A genuine file is told from a changed one, whatever was changed in it."""

import base64
import io
import json
import zipfile

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from jiangfang.documents.checking import check
from jiangfang.documents.extraction import parts_of, sealed_text
from jiangfang.documents.rendering import render
from jiangfang.documents.sealing import Sealed, read
from jiangfang.evidence.actions import add_evidence
from jiangfang.evidence.intake import take_in
from jiangfang.kernel import canonical
from jiangfang.kernel.errors import Invalid
from jiangfang.ledger import keys
from tests.documents.drawn import content_of, drawn_up, files_of
from tests.evidence import samples
from tests.innovation import harvest

pytestmark = pytest.mark.django_db


@pytest.fixture
def files(cast):
    harvest.accepted(cast)
    return files_of(drawn_up(cast.studio, cast.deputy))


def answers(data, key=None):
    found = check(data, keys.public_key_hex() if key is None else key)
    return found.seal, found.key, found.pages


def test_all_three_forms_are_genuine_and_carry_the_same_content(files):
    assert {answers(data) for data in files.values()} == {("yes", "yes", "yes")}
    assert {sealed_text(data) for data in files.values()} == {files["json"].decode()}


def test_without_a_key_the_seal_alone_is_told(files):
    assert answers(files["json"], "") == ("yes", "unknown", "yes")
    assert answers(files["json"], "0" * 64) == ("yes", "no", "yes")


def test_changed_content_breaks_the_seal(files):
    forged = files["json"].replace("创新工作室".encode(), "伟大工作室".encode())
    assert answers(forged) == ("no", "yes", "no")


def test_a_changed_page_is_found_though_the_sealed_content_is_whole(files):
    place = files["pdf"].find(b"endstream")
    forged = files["pdf"][: place - 3] + bytes([files["pdf"][place - 3] ^ 1]) + files["pdf"][place - 2 :]
    assert answers(forged) == ("yes", "yes", "no")


def test_a_changed_cell_is_found(files):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as box:
        for name, part in parts_of(files["xlsx"]).items():
            box.writestr(name, part.replace(b"<row ", b"<row hidden='1' ", 1) if "sheet1" in name else part)
    assert answers(out.getvalue()) == ("yes", "yes", "no")


def test_a_workbook_that_was_only_packed_anew_is_still_genuine(files):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as box:
        for name, part in parts_of(files["xlsx"]).items():
            box.writestr(name, part)
    assert answers(out.getvalue()) == ("yes", "yes", "yes")


def test_a_seal_of_another_house_is_told(cast):
    content = content_of(cast.studio)
    key, body = Ed25519PrivateKey.generate(), canonical.text(content)
    public = key.public_key().public_bytes_raw().hex()
    forged = Sealed(content, canonical.digest_text(body), key.sign(body.encode()).hex(), public, "design 1")
    assert answers(render(forged, "json")) == ("yes", "no", "unknown")


def test_the_annex_travels_along_and_is_checked(cast):
    result = harvest.accepted(cast)
    kept = take_in(io.BytesIO(samples.jpeg()), "IMG_1.jpg")
    add_evidence(result, actor=cast.member, files=[kept], proves="装置外形")
    pdf = files_of(drawn_up(cast.studio, cast.deputy, annex=True))["pdf"]
    plain = files_of(drawn_up(cast.studio, cast.deputy))["pdf"]
    assert answers(pdf) == ("yes", "yes", "yes")
    assert len(pdf) > len(plain)


@pytest.mark.parametrize(
    "data",
    [b"", b"hello", b"%PDF-1.7 nothing", b"PK\x03\x04 broken", b"{}", b'{"content":{},"seal":{}}', b"{" * 100_000],
)
def test_what_is_no_document_is_refused_with_a_reason(data):
    with pytest.raises(Invalid):
        check(data)


def test_a_workbook_of_others_is_no_document():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as box:
        box.writestr("xl/workbook.xml", base64.b64encode(b"x" * 100))
    with pytest.raises(Invalid):
        check(out.getvalue())


def test_a_sealed_text_that_is_not_canonical_is_refused(files):
    with pytest.raises(Invalid):
        read(json.dumps(json.loads(files["json"]), ensure_ascii=False))
