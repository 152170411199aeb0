"""From a file to records and back: entered deed by deed, each row once; taken back while nothing stands on it."""

import datetime as dt

import pytest

from jiangfang.innovation import actions
from jiangfang.innovation.models import Focus, IPRight, Problem, ResultType
from jiangfang.jobs.models import Work
from jiangfang.jobs.working import do_waiting
from jiangfang.kernel.errors import Conflict, Refused
from jiangfang.ledger.history import events_of
from jiangfang.people.models import Person, Seat
from jiangfang.sheets import running
from jiangfang.sheets.bringing import import_for_work
from jiangfang.sheets.models import Import, ImportRow
from jiangfang.sheets.running import begin_applying, begin_undoing, go_on
from tests.innovation import harvest, works
from tests.innovation.harvest import number_of
from tests.sheets.books import IP_HEADINGS, brought, lines, problems, workbook

NEW = ("发明", "202011258479.0", "一种测量装置", "黄台电厂", dt.date(2020, 11, 12), "孙代强、李工")


def row_of(serial, **more):
    said = {"number": number_of(2021, serial=serial), "title": f"装置{serial}", **more}
    return ("发明", said["number"], said["title"], "黄台电厂", "2021.5.20", "")


def applied(cast, key, stream, actor, mode="all"):
    found = brought(cast, key, stream, actor=actor)
    begin_applying(found, actor=actor, mode=mode, later=False)
    assert found.problem == {}
    return found


def test_rows_become_records_and_are_taken_back(cast):
    held = harvest.filed(cast)
    table = workbook(
        IP_HEADINGS,
        NEW,
        ("发明专利", harvest.NUMBER, "另一个名称", "黄台电厂", "2020.11.12", ""),
        ("发明专利", "2020112580013", "错号", "黄台电厂", "2020.11.12", ""),
    )
    found = brought(cast, "ip_rights", table, actor=cast.deputy)
    assert lines(found) == [(2, "new"), (3, "changed"), (4, "wrong")]
    with pytest.raises(Refused):
        begin_applying(found, actor=cast.deputy, mode="all", later=False)
    begin_applying(found, actor=cast.deputy, mode="good", later=False)
    assert found.state == Import.State.APPLIED
    made = IPRight.objects.select_related("record").get(number="202011258479.0")
    assert [one.person for one in made.inventors.all()] == [cast.deputy, cast.member]
    assert [event.type for event in made.events.all()] == ["filed"]
    held.record.refresh_from_db()
    assert held.record.title == "另一个名称"
    (entry,) = events_of(made.pk)
    assert (entry.verb, entry.facts["rows"], entry.facts["import"]) == ("sheets.import.applied", [2, 3], str(found.pk))
    works.assert_all_agrees(cast)
    begin_undoing(found, actor=cast.deputy, later=False)
    assert found.state == Import.State.UNDONE
    made.record.refresh_from_db()
    held.record.refresh_from_db()
    assert (made.record.state, held.record.title) == ("struck", "一种汽封间隙测量装置")
    assert set(ImportRow.objects.exclude(number=4).values_list("state", flat=True)) == {"undone"}
    works.assert_all_agrees(cast)
    again = applied(cast, "ip_rights", workbook(IP_HEADINGS, NEW), cast.member)
    assert again.state == Import.State.APPLIED, "what was taken back can be brought again"
    assert IPRight.objects.filter(number="202011258479.0").count() == 1


def test_what_was_brought_is_unchanged_when_it_is_brought_again(cast):
    rows = [row_of(serial) for serial in range(1, 4)]
    applied(cast, "ip_rights", workbook(IP_HEADINGS, *rows), cast.member)
    found = brought(cast, "ip_rights", workbook(IP_HEADINGS, *rows))
    assert {verdict for _number, verdict in lines(found)} == {"unchanged"}
    first = Import.objects.earliest("id")
    with pytest.raises(Conflict):
        begin_applying(first, actor=cast.member, mode="all", later=False)


def test_rows_go_in_chunks_and_each_chunk_is_one_deed(cast, monkeypatch):
    monkeypatch.setattr(running, "CHUNK", 2)
    applied(cast, "ip_rights", workbook(IP_HEADINGS, *[row_of(serial) for serial in range(1, 6)]), cast.member)
    deeds = {events_of(right.pk)[0].facts["rows"][0] for right in IPRight.objects.all()}
    assert (IPRight.objects.count(), deeds) == (5, {2, 4, 6})
    works.assert_all_agrees(cast)


def test_one_refused_row_stops_all_or_is_told_alone(cast):
    """Another enters one of the numbers after the file was looked through."""
    table = workbook(IP_HEADINGS, row_of(1), row_of(2), row_of(3))
    for mode, state, count in (("all", Import.State.STOPPED, 1), ("good", Import.State.APPLIED, 3)):
        table.seek(0)
        found = brought(cast, "ip_rights", table)
        if mode == "all":
            harvest.filed(cast, number=number_of(2021, serial=2), filed_on=dt.date(2021, 5, 20))
        else:
            ImportRow.objects.filter(brought=found, number=3).update(
                verdict="new", values=found.rows.get(number=2).values
            )
        begin_applying(found, actor=cast.member, mode=mode, later=False)
        assert (found.state, IPRight.objects.count()) == (state, count)
        works.assert_all_agrees(cast)
    assert (found.rows.get(number=3).state, problems(found, 3)) == ("failed", {"number": "taken"})


def test_an_import_is_not_taken_back_when_something_stands_on_it(cast):
    headings = ["成果名称", "成果类型", "攻关方向", "简介", "完成日期", "完成人"]
    found = applied(
        cast,
        "results",
        workbook(headings, ["工具", "发明", "新设备", "量得准", "2024.1.15", "孙代强 60%、李工 40%"]),
        cast.deputy,
    )
    result = found.rows.get().record
    link = harvest.filed(cast)
    actions.link_ip_right(link, actor=cast.deputy, result=result.result)
    with pytest.raises(Refused) as told:
        begin_undoing(found, actor=cast.deputy, later=False)
    assert link.record.code in told.value.params["named"]
    actions.link_ip_right(link, actor=cast.deputy, result=None)
    begin_undoing(found, actor=cast.deputy, later=False)
    result.refresh_from_db()
    assert result.state == "struck"
    works.assert_all_agrees(cast)


def test_a_record_that_was_touched_since_stands_in_the_way(cast):
    found = applied(cast, "problems", workbook(["问题", "攻关方向"], ["轴封漏汽", "安全"]), cast.member)
    actions.accept_problem(Problem.objects.select_related("record").get(), actor=cast.deputy)
    with pytest.raises(Refused, match="taken back"):
        begin_undoing(found, actor=cast.member, later=False)
    found.refresh_from_db()
    assert found.state == Import.State.APPLIED


def test_members_come_with_seat_and_grade_and_go_with_them(cast):
    headings = ["姓名", "角色", "部门", "技能等级", "取证日期", "加入时间"]
    table = workbook(
        headings,
        ["新成员", "骨干", "汽机班", "技师", "2020.6.1", "2022.1.1"],
        ["李工", "", "电气班", "", "", ""],
        ["小周", "骨干", "", "", "", ""],
    )
    preview = brought(cast, "members", table, actor=cast.deputy)
    assert lines(preview)[1] == (3, "wrong"), "a studio's deputy does not revise who is at home in the company"
    table.seek(0)
    found = applied(cast, "members", table, cast.union)
    assert lines(found) == [(2, "new"), (3, "changed"), (4, "changed")]
    new = Person.objects.select_related("record").get(record__title="新成员")
    assert (new.grade, new.section, new.organisation) == ("technician", "汽机班", cast.studio)
    current = Seat.objects.filter(organisation=cast.studio, record__state="current")
    assert set(current.values_list("person__record__title", "role")) == {
        ("孙代强", "deputy"), ("李工", "member"), ("小周", "key_member"), ("新成员", "key_member"),
    }  # fmt: skip
    works.assert_all_agrees(cast)
    begin_undoing(found, actor=cast.union, later=False)
    assert set(current.values_list("person__record__title", "role")) == {
        ("孙代强", "deputy"), ("李工", "member"), ("小周", "apprentice"),
    }  # fmt: skip
    cast.member.refresh_from_db()
    new.record.refresh_from_db()
    assert (cast.member.section, new.record.state) == ("", "struck")
    works.assert_all_agrees(cast)


def test_benefits_are_put_on_record_as_reported(cast):
    result = harvest.accepted(cast)
    headings = ["成果", "应用单位", "效益类型", "效益金额（万元）", "从", "依据"]
    table = workbook(headings, [result.record.title, "黄台电厂", "节能", 430, "2024.2.1", "电量表"])
    found = applied(cast, "benefits", table, cast.member)
    benefit = found.rows.get().record.benefit
    assert (benefit.amount_fen, benefit.record.state, benefit.unit) == (430 * 10**6, "reported", cast.company)
    begin_undoing(found, actor=cast.member, later=False)
    benefit.record.refresh_from_db()
    assert benefit.record.state == "struck"
    works.assert_all_agrees(cast)


def test_what_failed_half_way_goes_on_where_it_stopped(cast, monkeypatch, logged_errors):
    monkeypatch.setattr(running, "CHUNK", 1)
    found = brought(cast, "ip_rights", workbook(IP_HEADINGS, row_of(1), row_of(2)))
    begin_applying(found, actor=cast.member, mode="all")
    real, times = running.apply_rows, []

    def dying(*args, **kwargs):
        times.append(1)
        if len(times) == 2:
            raise RuntimeError("the machine went down")
        return real(*args, **kwargs)

    monkeypatch.setattr(running, "apply_rows", dying)
    do_waiting()
    assert (IPRight.objects.count(), Work.objects.get().state) == (1, "failed")
    found.refresh_from_db()
    go_on(found, actor=cast.member)
    do_waiting()
    found.refresh_from_db()
    assert (IPRight.objects.count(), found.state) == (2, Import.State.APPLIED)
    assert logged_errors


def test_two_who_apply_at_once_enter_each_row_once(cast, monkeypatch):
    """Another process takes up the same work between the look at the rows and the deed."""
    monkeypatch.setattr(running, "CHUNK", 2)
    found = brought(cast, "ip_rights", workbook(IP_HEADINGS, *[row_of(serial) for serial in range(1, 6)]))
    real, others = running.apply_rows, []

    def interrupted(*args, **kwargs):
        if not others:
            others.append("at work")
            running.apply(import_for_work(found.pk), mode="all", tell=quietly)
        return real(*args, **kwargs)

    monkeypatch.setattr(running, "apply_rows", interrupted)
    begin_applying(found, actor=cast.member, mode="all", later=False)
    found.refresh_from_db()
    assert (IPRight.objects.count(), found.state) == (5, Import.State.APPLIED)
    works.assert_all_agrees(cast)


def quietly(done, total):
    """Nobody watches."""


def test_a_file_of_results_takes_shares_and_generations(cast):
    first = harvest.accepted(cast)
    headings = ["成果名称", "类型", "攻关方向", "成果简介", "完成时间", "完成人", "上一代"]
    table = workbook(
        headings,
        ["第二代工具", "技改", "新设备", "更轻", "2024.2.1", "孙代强、李工、小周", first.record.code],
        ["软件", "软件", "新技术", "自动算", "2024.2.1", "孙代强 50%、李工", ""],
    )
    found = brought(cast, "results", table, actor=cast.deputy)
    assert lines(found) == [(2, "new"), (3, "wrong")]
    begin_applying(found, actor=cast.deputy, mode="good", later=False)
    made = found.rows.get(number=2).record.result
    assert (made.generation, made.type, made.focus) == (2, ResultType.RENOVATION, Focus.NEW_EQUIPMENT)
    assert [share.basis_points for share in made.shares.all()] == [3334, 3333, 3333]
