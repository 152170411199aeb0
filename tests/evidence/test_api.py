"""Evidence for programs."""

import hashlib

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from jiangfang.evidence.models import Evidence
from tests.evidence import samples
from tests.innovation import works
from tests.program import API, Program, read


def hand_in(program, code, *files, **said):
    sent = [SimpleUploadedFile(name, content) for name, content in files]
    headers = program.headers | said.pop("headers", {})
    data = {"files": sent, "proves": "修后间隙", **said}
    return read(program.client.post(f"{API}records/{code}/evidence", data, headers=headers))


@pytest.fixture
def problem(cast):
    return works.report(cast)


def test_a_file_is_handed_in_listed_read_and_withdrawn(cast, problem):
    program, content = Program(cast.apprentice), samples.pdf(b"1")
    made = hand_in(program, problem.record.code, ("报告.pdf", content), kind="certificate")
    assert made.status_code == 201, made.data
    (piece,) = made.data
    assert (piece["sha256"], piece["kind"], piece["proves"]) == (
        hashlib.sha256(content).hexdigest(), "certificate", "修后间隙",
    )  # fmt: skip
    assert program.get(f"records/{problem.record.code}/evidence").data == [piece]
    file = program.client.get(piece["file"], headers=program.headers)
    assert (b"".join(file.streaming_content), file["ETag"]) == (content, f'"{piece["sha256"]}"')
    address = f"evidence/{piece['id']}"
    assert program.post(f"{address}/described", {"proves": "修前间隙"}).data["proves"] == "修前间隙"
    gone = program.post(f"{address}/withdrawn", {"reason": "拍错了"}).data
    assert (gone["withdrawn"], gone["withdrawal_reason"]) == (True, "拍错了")
    assert program.post(f"{address}/withdrawn", {"reason": "拍错了"}).status_code == 409


def test_an_upload_that_is_sent_again_is_one_deed(cast, problem):
    program = Program(cast.apprentice)
    files = [("a.pdf", samples.pdf(b"1")), ("b.pdf", samples.pdf(b"2"))]
    answers = [hand_in(program, problem.record.code, *files, headers={"Idempotency-Key": "k"}) for _ in range(2)]
    assert [one.status_code for one in answers] == [201, 201]
    assert answers[1]["Idempotency-Replayed"] == "true"
    assert Evidence.objects.count() == 2
    other = hand_in(program, problem.record.code, ("c.pdf", samples.pdf(b"3")), headers={"Idempotency-Key": "k"})
    assert other.status_code == 422


def test_what_cannot_be_taken_is_refused_with_its_reason(cast, problem, settings):
    program = Program(cast.apprentice)
    wrong = hand_in(program, problem.record.code, ("a.exe", b"MZ\x90"))
    assert (wrong.status_code, wrong.data["errors"][0]["field"]) == (422, "files")
    assert hand_in(program, problem.record.code).status_code == 422
    json = program.post(f"records/{problem.record.code}/evidence", {"proves": "a"})
    assert (json.status_code, "-F files=@photo.jpg" in json.data["help"]) == (415, True)
    settings.EVIDENCE_MAX_BYTES = 100
    large = hand_in(program, problem.record.code, ("a.pdf", samples.pdf(b"x" * 200)))
    assert (large.status_code, large.data["code"]) == (413, "too_large")


def test_who_does_not_see_the_record_sees_none_of_it(cast, problem):
    piece = hand_in(Program(cast.apprentice), problem.record.code, ("a.pdf", samples.pdf())).data[0]
    stranger = Program(cast.stranger)
    for path in (f"records/{problem.record.code}/evidence", f"evidence/{piece['id']}", f"evidence/{piece['id']}/file"):
        assert stranger.get(path).status_code == 404
    assert hand_in(stranger, problem.record.code, ("a.pdf", samples.pdf())).status_code == 404
    assert hand_in(Program(cast.apprentice, "write:people"), problem.record.code, ("a.pdf", b"x")).status_code == 403


def test_a_signed_in_browser_hands_in_with_the_limits_of_the_page(cast, problem):
    program = Program(cast.apprentice)
    program.headers = {}
    program.client.force_login(program.account)
    assert hand_in(program, problem.record.code, ("a.pdf", samples.pdf())).status_code == 201
