"""What a record's page shows of its evidence."""

from django.template import Context, Template
from django.utils import translation

from jiangfang.evidence import actions
from jiangfang.evidence.panel import panel_of
from jiangfang.people.models import Person
from tests.evidence import samples
from tests.evidence.test_actions import hand_in, taken

TAG = Template("{% load evidence %}{% evidence_panel record reader %}")


def shown(record, reader, language="zh-hans"):
    with translation.override(language):
        return TAG.render(Context({"record": record, "reader": reader, "csrf_token": "token"}))


def fresh(person):
    return Person.objects.select_related("record").get(pk=person.pk)


def test_an_empty_panel_says_what_would_be_here_and_offers_the_form_to_those_who_may(problem, cast):
    mine, theirs = shown(problem, cast.member), shown(problem.record, cast.finance)
    assert "还没有佐证材料" in mine
    assert "还没有佐证材料" in theirs
    assert "data-upload" in mine
    assert 'capture="environment"' in mine
    assert "multiple" in mine
    assert ".heic" not in mine
    assert "data-upload" not in theirs


def test_a_piece_shows_its_picture_what_it_proves_who_when_and_its_hash(photo, problem, cast):
    page = shown(problem, cast.finance)
    for said in ("漏汽位置", "李工", "2024年2月20日 09:30", photo.blob_id, photo.blob_id[:12], "IMG_0001.jpg"):
        assert said in page
    assert f"/evidence/thumbnail/{photo.blob_id}/{photo.pk}" in page
    assert "漏汽位置" in shown(problem, cast.finance, "en")


def test_a_file_without_a_picture_shows_what_it_is(problem, cast):
    hand_in(problem, cast.member, taken(samples.pdf(), "证明.pdf"))
    assert "PDF" in shown(problem, cast.finance)


def test_only_who_handed_it_in_or_leads_is_offered_to_change_it(photo, problem, cast):
    offered = {name: "withdrawal" in shown(problem, getattr(cast, name)) for name in ("member", "deputy", "apprentice")}
    assert offered == {"member": True, "deputy": True, "apprentice": False}


def test_a_withdrawn_piece_is_struck_through_with_its_reason(photo, problem, cast):
    actions.withdraw_evidence(photo, actor=cast.member, reason="拍错了机组")
    mine, theirs = shown(problem, cast.member), shown(problem, cast.finance)
    for page in (mine, theirs):
        assert "<s>漏汽位置</s>" in page
        assert "拍错了机组" in page
        assert "已撤回" in page
    assert photo.blob.thumbnail
    assert "/evidence/file/" in mine
    assert "/evidence/file/" not in theirs


def test_what_people_write_is_shown_as_they_wrote_it_and_not_carried_out(problem, cast):
    hand_in(problem, cast.member, proves="<img src=x onerror=alert(1)>")
    page = shown(problem, cast.finance)
    assert "&lt;img src=x" in page
    assert "<img src=x" not in page


def test_the_panel_costs_the_same_whatever_its_length(photo, problem, cast, django_assert_num_queries):
    with django_assert_num_queries(3):
        assert len(panel_of(problem.record, fresh(cast.member))["pieces"]) == 1
    hand_in(problem, cast.apprentice, taken(samples.pdf(), "b"), taken(samples.film(), "c"))
    with django_assert_num_queries(3):
        assert len(panel_of(problem.record, fresh(cast.member))["pieces"]) == 3
