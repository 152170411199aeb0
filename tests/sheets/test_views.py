"""Pages of spreadsheets: a file is brought, looked at, mapped, entered and taken back in a browser's way; lists go out."""

import io

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from jiangfang.innovation.models import IPRight
from jiangfang.jobs.working import do_waiting
from jiangfang.sheets.models import Import
from tests import cast as story
from tests.innovation import harvest, works
from tests.sheets.books import IP_HEADINGS, brought, lines, workbook
from tests.sheets.reading.test_files import read_grids
from tests.sheets.test_running import NEW, row_of


@pytest.fixture
def member(cast, client):
    client.force_login(story.account_of(cast.member, "ligong"))
    return client


def upload(client, stream, key="ip_rights", name="专利台账.xlsx"):
    file = SimpleUploadedFile(name, stream.read())
    return client.post(reverse("sheets:bring", args=[key]), {"organisation": "studio", "file": file})


def book_of(answer):
    return openpyxl.load_workbook(io.BytesIO(b"".join(answer.streaming_content)))


def test_a_file_is_brought_looked_at_entered_and_taken_back(cast, member):
    answer = upload(member, workbook(IP_HEADINGS, NEW))
    one = Import.objects.get()
    assert answer.url == reverse("sheets:import", args=[one.pk])
    assert "202011258479.0" in member.get(answer.url).text
    member.post(reverse("sheets:entry", args=[one.pk]))
    assert "hx-get" in member.get(answer.url).text
    assert do_waiting() == ["sheets.apply"]
    assert member.get(reverse("sheets:progress", args=[one.pk])).headers["HX-Refresh"] == "true"
    right = IPRight.objects.select_related("record").get(number="202011258479.0")
    assert right.record.code in member.get(answer.url).text
    member.post(reverse("sheets:undoing", args=[one.pk]))
    assert do_waiting() == ["sheets.undo"]
    right.record.refresh_from_db()
    assert right.record.state == "struck"
    assert member.get(reverse("sheets:overview")).status_code == 200


def test_columns_are_mapped_by_hand(cast, member):
    upload(member, workbook(["甲", "乙", "丙"], ["轴封漏汽", "安全生产", "2024.2.1"]), key="problems")
    one = Import.objects.get()
    page = member.get(reverse("sheets:import", args=[one.pk]))
    assert 'name="column_title"' in page.text
    chosen = {"grid": "0", "header": "1", "column_title": "0", "column_focus": "1", "column_found_on": "2"}
    doubled = member.post(reverse("sheets:mapping", args=[one.pk]), {**chosen, "column_title": "1"})
    assert doubled.status_code == 422
    member.post(reverse("sheets:mapping", args=[one.pk]), chosen)
    assert lines(one) == [(2, "new")]


def test_a_refused_file_is_told_at_its_field(cast, member):
    answer = upload(member, io.BytesIO(b"\xd0\xcf\x11\xe0" + b"\0" * 600))
    assert answer.status_code == 422
    assert "xls" in answer.text
    assert not Import.objects.exists()


def test_what_one_brings_is_seen_by_nobody_else(cast, member, client):
    one = brought(cast, "ip_rights", workbook(IP_HEADINGS, NEW), actor=cast.deputy)
    for name in ("import", "progress", "report"):
        assert member.get(reverse(f"sheets:{name}", args=[one.pk])).status_code == 404
    for name in ("mapping", "entry", "undoing"):
        assert member.post(reverse(f"sheets:{name}", args=[one.pk])).status_code == 404
    client.force_login(story.account_of(cast.deputy, "sun"))
    assert client.get(reverse("sheets:import", args=[one.pk])).status_code == 200


def test_a_stranger_brings_nothing_into_another_studio(cast, client):
    client.force_login(story.account_of(cast.stranger, "wairen"))
    assert upload(client, workbook(IP_HEADINGS, NEW)).status_code in (403, 422)
    assert not Import.objects.exists()


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_of_an_import_asks_few_questions(cast, member, rows, django_assert_num_queries):
    one = brought(cast, "ip_rights", workbook(IP_HEADINGS, *[row_of(serial) for serial in range(1, rows + 1)]))
    url = reverse("sheets:import", args=[one.pk])
    member.get(url)
    with django_assert_num_queries(PAGE):
        member.get(url)


PAGE = 5


def test_the_overview_asks_few_questions(cast, member, django_assert_max_num_queries):
    member.get(reverse("sheets:overview"))
    with django_assert_max_num_queries(12):
        member.get(reverse("sheets:overview"))


def test_the_report_is_the_same_workbook_with_comments(cast, member):
    wrong = ("发明", "202011258000.4", "+1装置", "黄台电厂", "2020.5.1", "")
    table = workbook(["台账"], IP_HEADINGS, NEW, wrong)
    one = brought(cast, "ip_rights", table)
    sheet = book_of(member.get(reverse("sheets:report", args=[one.pk]))).active
    assert [cell.value for cell in sheet[2]][:6] == list(IP_HEADINGS)
    assert "校验" in sheet["B4"].comment.text
    assert sheet["C4"].data_type == "s"
    assert sheet["B3"].comment is None
    assert (sheet["G2"].value, sheet["G3"].value) == ("处理结果", "新增")


@pytest.mark.parametrize("key", ["ip_rights", "problems", "results", "benefits", "members"])
def test_a_template_has_headings_comments_and_drop_downs(cast, client, key):
    client.force_login(story.account_of(cast.deputy, "sun"))
    sheet = book_of(client.get(reverse("sheets:template", args=[key]))).worksheets[0]
    assert all(cell.comment for cell in sheet[1])
    assert sheet.data_validations.dataValidation
    stream = io.BytesIO(b"".join(client.get(reverse("sheets:template", args=[key])).streaming_content))
    answer = upload(client, stream, key=key)
    assert answer.status_code == 302, "a template without rows has nothing in it, and says so"


def test_a_list_goes_out_as_it_is_filtered(cast, member):
    harvest.filed(cast)
    harvest.filed(cast, number=harvest.number_of(2021), filed_on=harvest.dt.date(2021, 1, 4), title="别的装置")
    works.report(cast)
    page = member.get(reverse("innovation:ip_rights"), {"q": "别的装置"})
    assert reverse("sheets:export", args=["ip_rights", "xlsx"]) in page.text
    answer = member.get(reverse("sheets:export", args=["ip_rights", "csv"]), {"q": "别的装置"})
    (grid,) = read_grids(io.BytesIO(b"".join(answer.streaming_content)))
    assert [cells[3] for _number, cells in grid.rows[1:]] == ["别的装置"]
    assert member.get(reverse("sheets:export", args=["ip_rights", "exe"])).status_code == 404


def test_an_export_holds_what_its_reader_may_see(cast, client):
    harvest.filed(cast)
    client.force_login(story.account_of(cast.stranger, "wairen"))
    answer = client.get(reverse("sheets:export", args=["ip_rights", "csv"]))
    assert harvest.NUMBER not in b"".join(answer.streaming_content).decode()
