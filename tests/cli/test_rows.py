"""``jiangfang import`` and ``export``: the pages' functions, with exit statuses for a script."""

import pytest

from jiangfang.innovation.models import IPRight
from tests import cast as story
from tests.innovation import harvest
from tests.sheets.books import IP_HEADINGS, workbook
from tests.sheets.test_running import NEW


@pytest.fixture
def file(cast, tmp_path):
    story.account_of(cast.member, "ligong")
    path = tmp_path / "台账.xlsx"
    path.write_bytes(workbook(IP_HEADINGS, NEW).read())
    return path


BRING = ("--org", "studio", "--as", "ligong")


def test_rows_are_looked_through_and_then_entered(file, jiangfang_json):
    status, told = jiangfang_json("import", "ip_rights", str(file), *BRING)
    assert (status, told["new"], told["entered"], told["state"]) == (0, 1, 0, "previewed")
    status, told = jiangfang_json("import", "ip_rights", str(file), *BRING, "--apply", "all")
    assert (status, told["entered"], told["state"]) == (0, 1, "applied")
    status, told = jiangfang_json("import", "ip_rights", str(file), *BRING, "--apply", "all")
    assert (status, told["unchanged"], told["entered"], IPRight.objects.count()) == (0, 1, 0, 1)


def test_wrong_rows_are_told_with_status_one(cast, file, jiangfang, jiangfang_json):
    wrong = ("发明", "202011258000.4", "装置", "黄台电厂", "2020.5.1", "")
    file.write_bytes(workbook(IP_HEADINGS, NEW, wrong).read())
    status, told = jiangfang_json("import", "ip_rights", str(file), *BRING, "--apply", "all")
    assert (status, told["wrong"], told["entered"]) == (1, 1, 0)
    assert told["rows"][0]["row"] == 3
    assert told["rows"][0]["problems"][0]["help"]
    status, said, _err = jiangfang("import", "ip_rights", str(file), *BRING, "--apply", "good")
    assert (status, IPRight.objects.count()) == (1, 1)
    assert "第 3 行" in said


@pytest.mark.parametrize(
    "wrong",
    [
        ("import", "nothing", "x.xlsx", *BRING), ("import", "ip_rights", "nowhere.xlsx", *BRING),
        ("import", "ip_rights", "nowhere.xlsx", "--org", "nowhere", "--as", "ligong"),
        ("import", "ip_rights", "nowhere.xlsx", "--org", "studio", "--as", "nobody"),
        ("export", "ip_rights", "--org", "studio", "--out", "x.pdf"),
    ],
)  # fmt: skip
def test_wrong_use_ends_with_two(file, jiangfang, wrong):
    status, _out, err = jiangfang(*wrong)
    assert status == 2
    assert err


def test_what_is_exported_comes_back_unchanged(cast, file, jiangfang, jiangfang_json):
    harvest.filed(cast)
    out = file.with_name("out.csv")
    status, said, _err = jiangfang("export", "ip_rights", "--org", "studio", "--out", str(out))
    assert (status, "1" in said) == (0, True)
    status, told = jiangfang_json("import", "ip_rights", str(out), *BRING)
    assert (status, told["unchanged"], told["new"]) == (0, 1, 0)
