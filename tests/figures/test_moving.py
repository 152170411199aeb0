"""Totals follow an organisation that moves in the tree."""

from jiangfang.figures.folding import fold
from jiangfang.figures.reading import Question, read
from jiangfang.figures.verification import findings
from jiangfang.figures.windows import EVERYTHING
from jiangfang.innovation import actions
from jiangfang.ledger.deeds import SYSTEM
from jiangfang.people import actions as people

KEY = "innovation.problems"


def open_problems(organisation):
    question = Question.since_founding()
    return read([KEY], [organisation.pk], reader=EVERYTHING, question=question)[(KEY, organisation.pk)].total


def test_folded_and_open_sums_move_with_the_branch(cast):
    for title in ("轴封漏汽", "油温偏高"):
        actions.report_problem(cast.studio, actor=cast.member, title=title, focus="safe_production")
        if title == "轴封漏汽":
            fold()
    assert (open_problems(cast.jinan), open_problems(cast.qingdao)) == (2, 0)
    people.place_organisation(cast.company, actor=SYSTEM, parent=cast.qingdao)
    assert (open_problems(cast.jinan), open_problems(cast.qingdao), open_problems(cast.shandong)) == (0, 2, 2)
    assert list(findings()) == []
    fold()
    assert (open_problems(cast.jinan), open_problems(cast.qingdao)) == (0, 2)
    assert list(findings()) == []
