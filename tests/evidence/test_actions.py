"""Handing in, describing, withdrawing: who may, what is kept, and what two of them do at once."""

import datetime as dt
import io

import pytest

from jiangfang.evidence import actions, verification
from jiangfang.evidence.intake import take_in
from jiangfang.evidence.models import Blob, Evidence
from jiangfang.evidence.storage import store
from jiangfang.figures import verification as figures_verification
from jiangfang.innovation.actions import report_problem
from jiangfang.innovation.models import Focus, Problem
from jiangfang.kernel.errors import Conflict, Invalid, Refused
from jiangfang.ledger import verification as ledger_verification
from jiangfang.ledger.history import events_of
from jiangfang.records.models import Audience, Record
from tests.evidence import samples


def taken(data: bytes = b"", name: str = "IMG_1.jpg"):
    return take_in(io.BytesIO(data or samples.jpeg()), name)


def hand_in(noun, actor, *files, proves="漏汽位置", kind=""):
    return actions.add_evidence(noun, actor=actor, files=list(files or [taken()]), proves=proves, kind=kind)


def assert_sound():
    for module in (ledger_verification, figures_verification, verification):
        assert [str(finding) for finding in module.findings()] == []


def test_a_photo_is_handed_in_and_history_says_by_whom(problem, cast):
    evidence = hand_in(problem, cast.member)[0]
    assert (evidence.kind, evidence.proves, evidence.name) == ("photo", "漏汽位置", "IMG_1.jpg")
    assert (evidence.organisation_id, evidence.added_by) == (cast.studio.pk, cast.member)
    assert evidence.captured_at == dt.datetime(2024, 2, 20, 1, 30, 15, tzinfo=dt.UTC)
    event = events_of(problem.pk)[0]
    assert (event.verb, event.actor, event.facts["files"]) == ("evidence.file.added", "李工", [evidence.blob_id])
    assert_sound()


def test_several_files_are_one_deed_each_sorted_by_its_content(problem, cast):
    kept = [taken(), taken(samples.pdf(), "证明.pdf"), taken(samples.film(), "a.mp4")]
    rows = hand_in(problem, cast.member, *kept)
    assert [row.kind for row in rows] == ["photo", "document", "video"]
    assert len(events_of(problem.pk)) == 2
    assert hand_in(problem, cast.member, taken(samples.pdf(b"/A 1")), kind="certificate")[0].kind == "certificate"
    assert_sound()


def test_only_those_who_work_there_or_are_named_in_it_hand_in(problem, cast):
    for other in (cast.stranger, cast.finance, cast.officer):
        with pytest.raises(Refused):
            hand_in(problem, other)
    assert Evidence.objects.count() == 0
    for member in (cast.apprentice, cast.member, cast.deputy, cast.union, cast.clerk):
        hand_in(problem, member, taken(samples.pdf(f"/By {member.pk}".encode())))
    assert Evidence.objects.count() == 5


def test_who_reported_a_problem_elsewhere_hands_in_and_a_colleague_who_can_not_see_it_does_not(cast):
    hidden = report_problem(
        cast.studio, actor=cast.apprentice, title="保密", focus=Focus.NEW_PROCESS, audience=Audience.STUDIO
    )
    Record.objects.filter(pk=hidden.pk).update(audience=Audience.RESTRICTED)
    with pytest.raises(Refused) as refusal:
        hand_in(hidden, cast.member)
    assert refusal.value.code == "sees_record"
    hand_in(hidden, cast.apprentice)


def test_the_same_file_is_stored_once_whoever_hands_it_in(problem, cast):
    other = report_problem(cast.harbour_studio, actor=cast.stranger, title="吊机", focus=Focus.NEW_EQUIPMENT)
    mine, theirs = hand_in(problem, cast.member)[0], hand_in(other, cast.stranger)[0]
    assert mine.blob_id == theirs.blob_id
    assert Blob.objects.count() == 1
    assert_sound()


def test_sending_the_same_file_again_changes_nothing(problem, cast):
    first = hand_in(problem, cast.member)[0]
    version = Record.objects.get(pk=problem.pk).version
    again, new = hand_in(problem, cast.apprentice, taken(), taken(samples.pdf(), "b"), proves="另一说法")
    assert (again.pk, again.proves) == (first.pk, "漏汽位置")
    assert hand_in(problem, cast.member)[0].pk == first.pk
    assert Record.objects.get(pk=problem.pk).version == version + 1
    assert new.proves == "另一说法"
    assert_sound()


def test_two_phones_send_at_once_and_neither_is_told_that_someone_was_first(problem, cast):
    mine, theirs = (Problem.objects.select_related("record").get(pk=problem.pk) for _ in range(2))
    hand_in(mine, cast.member)
    hand_in(theirs, cast.apprentice, taken(samples.pdf(), "b"))
    assert Evidence.objects.filter(record=problem.record).count() == 2
    # Who was up to date still is; who had not seen the first file's version has not seen the second's either.
    assert (mine.record.version, theirs.record.version) == (2, 1)
    assert Record.objects.get(pk=problem.pk).version == 3
    assert_sound()


def test_every_file_says_what_it_proves(problem, cast):
    for said in ("", "  \u200b ", "长" * 201):
        with pytest.raises(Invalid) as refusal:
            hand_in(problem, cast.member, proves=said)
        assert refusal.value.field == "proves"
    hand_in(problem, cast.member, proves="长" * 200)


def test_what_is_no_kind_and_what_is_no_longer_stored_is_refused(problem, cast):
    with pytest.raises(Invalid) as refusal:
        hand_in(problem, cast.member, kind="virus")
    assert refusal.value.field == "kind"
    kept = taken()
    store().path(kept.sha256).unlink()
    with pytest.raises(Conflict):
        hand_in(problem, cast.member, kept)
    with pytest.raises(Invalid):
        actions.add_evidence(problem, actor=cast.member, files=[], proves="x")
    assert Blob.objects.count() == Evidence.objects.count() == 0


def test_who_handed_it_in_or_leads_may_withdraw_it_and_it_stays(photo, problem, cast):
    for other in (cast.apprentice, cast.stranger):
        with pytest.raises(Refused):
            actions.withdraw_evidence(photo, actor=other, reason="拍错了")
    actions.withdraw_evidence(photo, actor=cast.deputy, reason="拍错\n了机组")
    kept = Evidence.objects.get(pk=photo.pk)
    assert (kept.withdrawn, kept.withdrawal_reason) == (True, "拍错 了机组")
    event = events_of(problem.pk)[0]
    assert (event.verb, event.note) == ("evidence.file.withdrawn", "拍错 了机组")
    with pytest.raises(Conflict):
        actions.withdraw_evidence(photo, actor=cast.member, reason="再一次")
    assert_sound()


def test_a_withdrawn_file_can_be_handed_in_again(photo, problem, cast):
    actions.withdraw_evidence(photo, actor=cast.member, reason="说明有误")
    again = hand_in(problem, cast.member)[0]
    assert again.pk != photo.pk
    assert again.blob_id == photo.blob_id
    assert_sound()


def test_a_withdrawal_has_a_reason(photo, cast):
    for reason in ("", " \n", "长" * 501):
        with pytest.raises(Invalid) as refusal:
            actions.withdraw_evidence(photo, actor=cast.member, reason=reason)
        assert refusal.value.field == "reason"
    actions.withdraw_evidence(photo, actor=cast.member, reason="长" * 500)


def test_what_a_file_proves_can_be_said_anew_until_it_is_withdrawn(photo, problem, cast):
    with pytest.raises(Refused):
        actions.describe_evidence(photo, actor=cast.apprentice, proves="别的")
    actions.describe_evidence(photo, actor=cast.member, proves="检修前的间隙", kind="meter_reading")
    kept = Evidence.objects.get(pk=photo.pk)
    assert (kept.proves, kept.kind) == ("检修前的间隙", "meter_reading")
    actions.describe_evidence(photo, actor=cast.deputy, proves="检修前间隙")
    assert Evidence.objects.get(pk=photo.pk).kind == "meter_reading"
    actions.withdraw_evidence(photo, actor=cast.member, reason="拍错了")
    with pytest.raises(Conflict):
        actions.describe_evidence(photo, actor=cast.member, proves="x")
    assert_sound()


def test_evidence_belongs_to_the_state_of_its_record(photo, problem):
    Evidence.objects.filter(pk=photo.pk).update(proves="别的")
    assert [str(found) for found in ledger_verification.findings() if str(problem.pk) in str(found)]
