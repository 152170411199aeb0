"""How much evidence there is."""

from jiangfang.evidence import actions
from jiangfang.figures.folding import fold
from jiangfang.figures.reading import Question, contributions, read
from jiangfang.figures.verification import findings
from jiangfang.figures.windows import EVERYTHING
from jiangfang.kernel import clock
from tests.evidence import samples
from tests.evidence.test_actions import hand_in, taken

KEYS = ["evidence.files", "evidence.covered_records"]


def answers(organisation, on=None):
    found = read(KEYS, [organisation.pk], reader=EVERYTHING, question=Question.since_founding(on))
    return [found[key, organisation.pk] for key in KEYS]


def test_files_and_the_records_that_have_any_are_counted_up_to_the_nation(photo, problem, cast):
    hand_in(problem, cast.member, taken(samples.pdf(), "a"), taken(samples.pdf(b"/B 1"), "b"), kind="certificate")
    files, covered = answers(cast.nation)
    assert (files.total, covered.total) == (3, 1)
    assert {kind: count for kind, count in files.by("kind").items() if count} == {"photo": 1, "certificate": 2}
    assert covered.where(record_kind="problem") == 1
    rows = contributions("evidence.files", cast.nation, reader=EVERYTHING, question=Question.since_founding())
    assert rows.count() == 3
    assert list(findings()) == []


def test_what_is_withdrawn_is_not_counted_from_that_day_on(photo, problem, cast, sample_clock):
    before = clock.today()
    sample_clock.advance(days=3)
    second = hand_in(problem, cast.member, taken(samples.pdf(), "a"))[0]
    sample_clock.advance(days=3)
    actions.withdraw_evidence(photo, actor=cast.member, reason="拍错了")
    assert [answer.total for answer in answers(cast.studio)] == [1, 1]
    actions.withdraw_evidence(second, actor=cast.member, reason="不清楚")
    fold()
    assert [answer.total for answer in answers(cast.studio)] == [0, 0]
    assert [answer.total for answer in answers(cast.studio, before)] == [1, 1]
    assert list(findings()) == []
