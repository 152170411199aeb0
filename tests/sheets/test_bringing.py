"""Bringing a file: who may, where to, and what is refused before anything is kept."""

import pytest

from jiangfang.evidence.models import Blob
from jiangfang.jobs.models import Work
from jiangfang.jobs.working import do_waiting
from jiangfang.kernel.errors import Invalid, Refused
from jiangfang.sheets import bringing
from jiangfang.sheets.models import Import
from tests.sheets.books import IP_HEADINGS, brought, csv, lines, workbook
from tests.sheets.reading.test_files import SHEET, rebuilt
from tests.sheets.test_running import NEW


def test_only_who_may_enter_such_records_brings_them(cast):
    table = workbook(IP_HEADINGS, NEW)
    for stranger, place in ((cast.stranger, cast.studio), (cast.finance, cast.studio), (cast.officer, cast.jinan)):
        with pytest.raises(Refused):
            brought(cast, "ip_rights", table, actor=stranger, organisation=place)
    with pytest.raises(Refused):
        brought(cast, "members", workbook(["姓名"], ["新人"]), actor=cast.member)
    assert brought(cast, "members", workbook(["姓名", "角色"], ["新人", "成员"]), actor=cast.deputy)
    assert brought(cast, "ip_rights", table)


@pytest.mark.parametrize(
    ("part", "code"), [((SHEET, b" " * (8 * 1024 * 1024)), "bomb"), (("xl/vbaProject.bin", b"x"), "macros")]
)
def test_bombs_and_macros_are_refused_and_nothing_is_kept(cast, part, code):
    with pytest.raises(Invalid) as told:
        brought(cast, "ip_rights", rebuilt(workbook(IP_HEADINGS, NEW), **dict([part])))
    assert told.value.code == code
    assert (Import.objects.count(), Blob.objects.count()) == (0, 0)


def test_a_large_file_is_looked_through_in_the_background(cast, monkeypatch):
    monkeypatch.setattr(bringing, "AT_ONCE", 1)
    found = brought(cast, "ip_rights", workbook(IP_HEADINGS, NEW))
    assert found.state == Import.State.PREVIEWING
    assert do_waiting() == ["sheets.look_through"]
    found.refresh_from_db()
    assert (found.state, lines(found)) == (Import.State.PREVIEWED, [(2, "new")])
    assert Work.objects.get().state == "done"


def test_the_best_worksheet_is_taken(cast):
    def shape(book):
        sheet = book.create_sheet("专利")
        sheet.append(list(IP_HEADINGS))
        sheet.append(list(NEW))

    table = workbook(["说明"], shape=shape)
    assert lines(brought(cast, "ip_rights", table)) == [(2, "new")]
    assert lines(brought(cast, "ip_rights", csv("专利类型,申请号,专利名称,专利权人,申请日\n发明,,,,\n"))) == [
        (2, "wrong")
    ]
