"""Problems, suggestions, projects and activities of the cast, made by the real actions; and what must hold after any deed."""

import datetime as dt

from jiangfang.figures import verification as counted
from jiangfang.figures.reading import Question, contributions, parse_facet, read
from jiangfang.figures.windows import EVERYTHING
from jiangfang.innovation import actions
from jiangfang.innovation.models import Activity, Focus
from jiangfang.kernel import clock
from jiangfang.ledger import verification as chained
from jiangfang.records.models import Noun, Organisation

START, END = dt.date(2024, 2, 1), dt.date(2024, 12, 31)
FIGURES = ("innovation.problems", "innovation.suggestions", "innovation.projects")


def report(cast, **more):
    said = {"title": "2号汽轮机轴封漏汽", "focus": Focus.SAFE_PRODUCTION, "found_on": dt.date(2024, 2, 20), **more}
    return actions.report_problem(
        said.pop("organisation", cast.studio), actor=said.pop("actor", cast.apprentice), **said
    )


def suggest(cast, **more):
    said = {"title": "改进轴封间隙", "proposal": "间隙由0.6毫米改为0.4毫米", "focus": Focus.NEW_PROCESS, **more}
    return actions.make_suggestion(cast.studio, actor=said.pop("actor", cast.apprentice), **said)


def draft(cast, **more):
    said = {
        "title": "降低轴封漏汽量",
        "goal": "漏汽量由5吨/小时降到2吨/小时",
        "focus": Focus.SAFE_PRODUCTION,
        "leader": cast.deputy,
        "team": [cast.member],
        "starts_on": START,
        "ends_on": END,
        "budget_fen": 300_000_00,
        **more,
    }
    home = said.pop("organisation", cast.studio)
    return actions.draft_project(home, actor=said.pop("actor", cast.deputy), **said)


def running(cast, **more):
    project = actions.submit_project(draft(cast, **more), actor=cast.deputy)
    return actions.approve_project(project, actor=cast.union, approval_document="黄电工字〔2024〕3号")


def accepted(cast, **more):
    project = actions.hand_in_project(running(cast, **more), actor=cast.deputy)
    return actions.accept_project(project, actor=cast.union, conclusion="漏汽量降到1.8吨/小时")


def meeting(cast, **more):
    said = {
        "title": "周例会",
        "type": Activity.Type.MEETING,
        "held_on": dt.date(2024, 2, 28),
        "held": True,
        "content": "讨论轴封改造方案",
        "attendees": [cast.deputy, cast.member],
        **more,
    }
    return actions.record_activity(cast.studio, actor=said.pop("actor", cast.member), **said)


def again(noun: Noun) -> Noun:
    """The noun as it stands now, with what deeds need of it."""
    return type(noun).objects.select_related("record", "organisation__record").get(pk=noun.pk)


def number(key: str, organisation: Organisation, on: dt.date | None = None, **facet: str) -> int:
    """A figure's value for the shell, restricted to a facet."""
    question = Question.since_founding(on or clock.today())
    answer = read([key], [organisation.pk], reader=EVERYTHING, question=question)[(key, organisation.pk)]
    return answer.where(**facet) if facet else answer.total


def assert_all_agrees(cast) -> None:
    """Chains, record states and figures are sound; facets sum to totals, lists to numbers, and children to parents."""
    assert [str(finding) for finding in chained.findings()] == []
    assert [str(finding) for finding in counted.findings()] == []
    question = Question.since_founding()
    places = [cast.nation, cast.company, cast.studio, cast.harbour]
    answers = read(FIGURES, [place.pk for place in places], reader=EVERYTHING, question=question)
    for key in FIGURES:
        nation = answers[(key, cast.nation.pk)]
        assert nation.total == sum(answers[(key, home.pk)].total for home in (cast.company, cast.harbour))
        for name in nation.figure.facets:
            assert sum(nation.by(name).values()) == nation.total
            assert nation.by(name).keys() == nation.figure.facets[name].keys()
        rows = contributions(key, cast.nation, reader=EVERYTHING, question=question)
        assert sum(row.amount for row in rows) == nation.total
        assert all(parse_facet(row.facet).keys() == nation.figure.facets.keys() for row in rows)
