"""A project from its draft to its acceptance, all from its page."""

import datetime as dt

import pytest

from jiangfang.innovation import actions
from jiangfang.innovation.models import Project, Step
from jiangfang.records.models import Audience
from tests.innovation.pages.visits import at, browser, deed, text_of
from tests.innovation.works import again, assert_all_agrees, draft, report, running, suggest

TYPED = {
    "title": "降低轴封漏汽量",
    "goal": "漏汽量由5吨/小时降到2吨/小时",
    "focus": "safe_production",
    "starts_on": "2024-03-01",
    "ends_on": "2024-12-31",
    "budget_fen": "30万元",
    "audience": "2",
}


def typed(cast, **more):
    return {**TYPED, "leader": cast.deputy.record.code, "team": [cast.member.pk], **more}


def test_a_project_is_drafted_with_its_team_and_budget(cast):
    sent = typed(cast, source="own", also=cast.department.record.code)
    response = browser(cast.deputy).post(at("project_new"), sent)
    project = Project.objects.select_related("record").get()
    assert response["Location"] == at("project", project.record.code)
    assert (project.budget_fen, project.leader) == (30_000_000, cast.deputy)
    assert {row.person for row in project.team.all()} == {cast.member, cast.department}
    assert_all_agrees(cast)


@pytest.mark.parametrize("kind", ["problem", "suggestion"])
def test_a_project_takes_up_what_led_to_it(cast, kind):
    source = report(cast) if kind == "problem" else suggest(cast)
    address = f"{at('project_new')}?{kind}={source.record.code}"
    leader = browser(cast.deputy)
    assert source.record.title in text_of(leader.get(address))
    leader.post(address, typed(cast))
    project = Project.objects.select_related("record").get()
    assert (getattr(project, kind), project.source) == (source, kind)
    assert again(source).record.state == "in_project"
    assert source.record.title in text_of(leader.get(at("project", project.record.code)))
    assert project.record.title in text_of(leader.get(at(kind, source.record.code)))
    assert_all_agrees(cast)


def test_a_project_cannot_take_up_what_is_not_open_to_the_reader(cast):
    problem = report(cast)
    address = f"{at('project_new')}?problem={problem.record.code}"
    assert browser(cast.stranger).get(address).status_code == 404
    assert browser(cast.deputy).get(address).status_code == 200


def test_a_project_does_not_name_a_source_that_is_closed_to_the_reader(cast):
    problem = actions.accept_problem(report(cast, audience=Audience.STUDIO), actor=cast.deputy)
    project = draft(cast, problem=problem)
    address = at("project", project.record.code)
    assert problem.record.title in text_of(browser(cast.member).get(address))
    assert problem.record.title not in text_of(browser(cast.finance).get(address))


def test_wrong_dates_are_said_at_their_field_and_nothing_is_lost(cast):
    sent = typed(cast, source="own", plan="先查间隙再换汽封", ends_on="2024-01-01")
    response = browser(cast.deputy).post(at("project_new"), sent)
    assert response.status_code == 422
    assert response.context["form"].errors.keys() == {"ends_on"}
    page = text_of(response)
    assert "先查间隙再换汽封" in page and "30万元" in page and f'value="{cast.member.pk}"' in page
    assert not Project.objects.exists()


def test_the_way_from_draft_to_acceptance_goes_through_its_pages(cast):
    leader, company, project = browser(cast.deputy), browser(cast.union), draft(cast)
    leader.post(deed(project, "revised"), {**TYPED, "starts_on": "2024-02-01", "goal": "降到1.5吨/小时"})
    leader.post(deed(project, "submitted"))
    company.post(deed(project, "returned"), {"reason": "目标依据不足"})
    assert (again(project).record.state, again(project).goal) == ("draft", "降到1.5吨/小时")
    leader.post(deed(project, "submitted"))
    company.post(deed(project, "approved"), {"approval_document": "黄电工字〔2024〕3号", "approved_on": "2024-03-01"})
    leader.post(deed(project, "handed_in"))
    company.post(deed(project, "sent_back"), {"reason": "缺少检测报告"})
    assert "given back to the team" in text_of(leader.get(at("project", project.record.code)))
    leader.post(deed(project, "handed_in"))
    company.post(deed(project, "accepted"), {"conclusion": "降到1.4吨/小时", "accepted_on": "2024-03-01"})
    assert again(project).record.state == "accepted"
    assert "降到1.4吨/小时" in text_of(leader.get(at("project", project.record.code)))
    assert_all_agrees(cast)


@pytest.mark.parametrize(("done", "begins"), [("refused", "submitted"), ("stopped", "running")])
def test_a_project_comes_to_an_end_before_its_target(cast, done, begins):
    project = running(cast) if begins == "running" else actions.submit_project(draft(cast), actor=cast.deputy)
    browser(cast.union).post(deed(project, done), {"reason": "机组退役"})
    assert again(project).record.state == done
    assert_all_agrees(cast)


def test_milestones_are_planned_moved_and_reached(cast):
    leader, project = browser(cast.deputy), running(cast)
    leader.post(deed(project, "milestone_planned"), {"title": "完成改造", "due_on": "2024-04-30"})
    late = leader.post(deed(project, "milestone_planned"), {"title": "太晚", "due_on": "2030-01-01"})
    assert late.status_code == 422 and "太晚" in text_of(late)
    milestone = project.milestones.get()
    choice = f"{deed(project, 'milestone_replanned')}?milestone={milestone.pk}"
    assert choice in text_of(leader.get(at("project", project.record.code)))
    assert f'value="{milestone.pk}" selected' in text_of(leader.get(choice))
    leader.post(choice, {"milestone": milestone.pk, "due_on": "2024-05-31", "note": "等备件"})
    leader.post(deed(project, "milestone_reached"), {"milestone": milestone.pk, "done_on": "2024-03-01"})
    milestone.refresh_from_db()
    assert (milestone.due_on, milestone.done_on) == (dt.date(2024, 5, 31), dt.date(2024, 3, 1))
    assert milestone.note == "等备件"
    assert_all_agrees(cast)


def test_the_story_stands_along_the_circle_with_the_deployment_last(cast):
    leader, project = browser(cast.deputy), running(cast)
    address = deed(project, "step_written")
    leader.post(address, {"step": "topic", "text": "轴封漏汽严重", "done_on": "2024-02-20"})
    assert "轴封漏汽严重" in text_of(leader.get(f"{address}?step=topic")), (
        "a written step is offered to be written anew"
    )
    page = text_of(leader.get(at("project", project.record.code)))
    places = [
        page.index(f">{word}<") for word in ("Plan (P)", "Do (D)", "Check (C)", "Act (A)", "horizontal deployment")
    ]
    assert places == sorted(places)
    assert "轴封漏汽严重" in page
    assert f"{address}?step=deploy" in page
    assert_all_agrees(cast)


def test_after_the_acceptance_only_the_deployment_is_offered(cast):
    leader, project = browser(cast.deputy), running(cast)
    actions.hand_in_project(project, actor=cast.deputy)
    actions.accept_project(project, actor=cast.union, conclusion="达标")
    page = text_of(leader.get(deed(project, "step_written")))
    assert 'value="deploy"' in page and 'value="topic"' not in page


def test_the_team_and_its_tasks_are_changed(cast):
    leader, project = browser(cast.deputy), draft(cast)
    sent = {"team": [cast.member.pk], "also": cast.department.record.code, "tasks": "李工：测量\n赵主任: 协调"}
    leader.post(deed(project, "team_changed"), sent)
    assert {row.person: row.task for row in project.team.all()} == {cast.member: "测量", cast.department: "协调"}
    wrong = leader.post(deed(project, "team_changed"), {**sent, "tasks": "没有的人：测量"})
    assert wrong.status_code == 422 and wrong.context["form"].errors.keys() == {"tasks"}
    assert "没有的人：测量" in text_of(wrong)
    assert_all_agrees(cast)


def test_a_leader_hands_the_project_over(cast):
    project = draft(cast)
    browser(cast.deputy).post(
        deed(project, "handed_over"), {"leader": cast.member.record.code, "reason": "原负责人调离"}
    )
    assert again(project).leader == cast.member
    assert_all_agrees(cast)


@pytest.mark.parametrize("granted", [True, False])
def test_a_change_is_asked_for_and_answered(cast, granted):
    leader, company, project = browser(cast.deputy), browser(cast.union), running(cast)
    leader.post(deed(project, "change_requested"), {"new_end": "2025-06-30", "reason": "备件晚到"})
    asked = project.change_requests.get()
    address = deed(project, "change_answered")
    assert address not in text_of(leader.get(at("project", project.record.code)))
    assert address in text_of(company.get(at("project", project.record.code)))
    unanswered = company.post(address, {"request": asked.pk, "granted": "no"})
    assert unanswered.status_code == 422 and unanswered.context["form"].errors.keys() == {"note"}
    answer = {"request": asked.pk, "granted": "yes" if granted else "no", "note": "按新工期执行"}
    company.post(address, answer)
    assert (again(project).ends_on == dt.date(2025, 6, 30)) is granted
    assert "按新工期执行" in text_of(leader.get(at("project", project.record.code)))
    assert_all_agrees(cast)


def test_who_works_in_a_project_does_not_approve_it_and_reads_why(cast):
    project = actions.submit_project(draft(cast), actor=cast.deputy)
    assert deed(project, "approved") in text_of(browser(cast.union).get(at("project", project.record.code)))
    page = text_of(browser(cast.deputy).get(at("project", project.record.code)))
    assert deed(project, "approved") not in page
    assert "The company decides on this, not the studio itself." in page
    assert browser(cast.deputy).get(deed(project, "approved")).status_code == 403


def test_a_stranger_finds_nothing(cast):
    project = draft(cast)
    for address in (at("project", project.record.code), deed(project, "submitted")):
        assert browser(cast.deputy).get(address).status_code == 200
        assert browser(cast.stranger).get(address).status_code == 404


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_the_pages_are_read_in_both_languages(cast, language):
    project, reader = running(cast), browser(cast.deputy, language)
    for address in (at("projects"), at("project_new"), deed(project, "step_written"), deed(project, "team_changed")):
        assert reader.get(address).status_code == 200
    page = text_of(reader.get(at("project", project.record.code)))
    assert {"zh-hans": "里程碑", "en": "Milestones"}[language] in page


def test_the_list_is_narrowed_by_source_state_and_words(cast):
    draft(cast, title="自选课题")
    running(cast, title="上级课题", source="assigned")
    reader = browser(cast.member)
    for query, found in (
        ("", {"自选课题", "上级课题"}),
        ("?source=assigned", {"上级课题"}),
        ("?state=draft", {"自选课题"}),
        ("?q=上级", {"上级课题"}),
        ("?sort=old", {"自选课题", "上级课题"}),
    ):
        page = text_of(reader.get(at("projects") + query))
        assert {title for title in ("自选课题", "上级课题") if f">{title}</a>" in page} == found, query


def test_history_says_which_step_was_written(cast):
    project = running(cast)
    actions.write_step(project, actor=cast.deputy, step="causes", text="人机料法环")
    page = text_of(browser(cast.deputy, "en").get(at("project", project.record.code)))
    assert f"wrote a step of the story. ({Step.CAUSES.label})" in page


@pytest.mark.parametrize("rows", [1, 3])
def test_pages_ask_the_same_number_of_questions_for_one_row_and_three(cast, rows, django_assert_num_queries):
    problem = actions.accept_problem(report(cast), actor=cast.deputy)
    team = [cast.member, cast.apprentice, cast.department][:rows]
    project = running(cast, problem=problem, team=team)
    for number, step in zip(range(rows), ("topic", "present", "target"), strict=False):
        actions.plan_milestone(project, actor=cast.deputy, title=f"节点{number}", due_on=dt.date(2024, 5, 1))
        actions.write_step(project, actor=cast.deputy, step=step, text="内容")
        asked = actions.request_change(project, actor=cast.deputy, reason="改目标", new_goal=f"目标{number}")
        actions.answer_change(project, actor=cast.union, request=asked, granted=True)
        if number:
            draft(cast, title=f"课题{number}")
    reader, company = browser(cast.deputy), browser(cast.union)
    with django_assert_num_queries(4):
        reader.get(at("projects"))
    with django_assert_num_queries(10):
        reader.get(at("project", project.record.code))
    with django_assert_num_queries(11):
        company.get(at("project", project.record.code))
