"""``jiangfang evidence move``: between the disk and a bucket, and between folders."""

import io

import pytest

from jiangfang.evidence import actions, intake, moving
from jiangfang.evidence.models import Blob
from jiangfang.evidence.storage import store, store_at
from jiangfang.innovation.actions import report_problem
from jiangfang.innovation.models import Focus
from jiangfang.kernel.errors import Unavailable
from tests.evidence import buckets, samples


@pytest.fixture
def house(settings, tmp_path, cast):
    """A house with two photos, each with its small picture."""
    settings.JIANGFANG_HOME = tmp_path
    problem = report_problem(cast.studio, actor=cast.apprentice, title="2号汽轮机轴封漏汽", focus=Focus.SAFE_PRODUCTION)
    for shade in (10, 200):
        kept = intake.take_in(io.BytesIO(samples.jpeg(width=600 + shade)), f"IMG_{shade}.JPG")
        actions.add_evidence(problem, actor=cast.member, files=[kept], proves="漏汽位置")
    assert Blob.objects.count() == 2
    return tmp_path


def test_files_go_into_a_bucket_and_come_back(house, settings, jiangfang, jiangfang_json):
    with buckets.serving():
        status, told = jiangfang_json("evidence", "move", "--to", buckets.ADDRESS)
        assert (status, told["ok"], told["files"], told["sent"], told["removed"]) == (0, True, 4, 4, 0)
        assert len(buckets.keys()) == 4

        settings.JIANGFANG_EVIDENCE = buckets.ADDRESS
        options = ("--from", "disk", "--to", buckets.ADDRESS, "--remove")
        status, told = jiangfang_json("evidence", "move", *options)
        assert (status, told["sent"], told["removed"]) == (0, 0, 4)
        assert not list(store_at("disk").files())
        assert jiangfang("verify")[0] == 0

        status, told = jiangfang_json("evidence", "move", "--to", "disk")
        assert (status, told["sent"]) == (0, 4)


def test_what_was_cut_off_goes_on_where_it_was(house, tmp_path, monkeypatch):
    target = store_at(str(tmp_path / "other"))
    put, room = target.put, [1]

    def filling_up(stream):
        if not room:
            raise Unavailable("The disk is full.")
        room.pop()
        return put(stream)

    monkeypatch.setattr(target, "put", filling_up)
    with pytest.raises(Unavailable):
        moving.move(store(), target)
    room.extend("****")
    moved = moving.move(store(), target)
    assert (moved.files, moved.sent, moved.whole) == (4, 3, True)


def test_a_rotten_and_a_missing_file_are_named_and_nothing_is_removed(
    house, settings, tmp_path, jiangfang, jiangfang_json
):
    rotten, missing = Blob.objects.order_by("sha256")
    path = store().path(rotten.sha256)
    path.chmod(0o600)
    path.write_bytes(b"rot")
    store().remove(missing.sha256)
    other = tmp_path / "other"
    settings.JIANGFANG_EVIDENCE = str(other)
    status, told = jiangfang_json("evidence", "move", "--from", "disk", "--to", str(other), "--remove")
    assert (status, told["ok"], told["removed"]) == (1, False, 0)
    assert (told["altered"], told["missing"]) == ([rotten.sha256], [missing.sha256])
    status, out, err = jiangfang("evidence", "move", "--from", "disk", "--to", str(other))
    assert status == 1
    assert rotten.sha256 in err
    assert missing.sha256 in err


@pytest.mark.parametrize(
    ("options", "said"), [(("--to", "disk"), "已经"), (("--to", "elsewhere", "--remove"), "--from"), (("--to", "ftp://x"), "s3://")]
)  # fmt: skip
def test_nonsense_is_refused_before_anything_is_moved(house, tmp_path, monkeypatch, jiangfang, options, said):
    monkeypatch.chdir(tmp_path)
    status, _out, err = jiangfang("evidence", "move", *options)
    assert status == 2
    assert said in err
