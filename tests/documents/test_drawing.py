"""What a document contains depends on its audience and never on its drawer; what is drawn up is a record with evidence."""

import pytest

from jiangfang.documents import actions
from jiangfang.documents.drawing import reader_for
from jiangfang.documents.queries import sealed_of, standing_of
from jiangfang.evidence.models import Evidence
from jiangfang.innovation import actions as innovation
from jiangfang.kernel.declarations import dossiers
from jiangfang.kernel.errors import Invalid, NotThere, Refused
from jiangfang.people.onlookers import onlooker_of
from jiangfang.people.visibility import named
from jiangfang.records.models import Audience
from tests.documents.drawn import (
    BINDER,
    FACTS,
    IP_LIST,
    SHEET,
    content_of,
    drawn_up,
    files_of,
    outputs_of,
    said_in,
)
from tests.innovation import harvest, money

pytestmark = pytest.mark.django_db


def test_a_binder_is_a_record_with_its_three_files_as_evidence(cast):
    harvest.accepted(cast)
    dossier = drawn_up(cast.studio, cast.deputy)
    sealed = sealed_of(dossier)
    assert sealed.holds
    assert (sealed.content["number"], sealed.hash) == (dossier.record.code, dossier.hash)
    assert dossier.record.title == "成果汇编 · 创新工作室"
    assert dossier.record.audience == Audience.COMPANY
    kept = Evidence.objects.filter(record=dossier.record).values_list("blob_id", flat=True)
    assert set(kept) == set(dossier.files.values())
    money.assert_sound()


def test_the_same_state_gives_the_same_bytes_whoever_asks(cast):
    harvest.confirmed(cast)
    first, second = outputs_of(content_of(cast.studio)), outputs_of(content_of(cast.studio))
    assert first == second
    assert outputs_of(content_of(cast.studio, language="en"))["pdf"] != first["pdf"]
    drawn = drawn_up(cast.studio, cast.deputy)
    again = content_of(cast.studio, number=drawn.code, at=drawn.as_of)
    assert outputs_of(again) == files_of(drawn)


def test_an_audience_gets_what_all_of_it_may_see_and_nothing_more(cast):
    open_result = harvest.accepted(cast, title="给企业看的成果")
    closed = innovation.set_openness(
        harvest.accepted(cast, title="只给工作室看的成果"), actor=cast.union, audience=Audience.STUDIO
    )
    inside, outside = content_of(cast.studio, audience=Audience.STUDIO), content_of(cast.studio)
    assert closed.record.title in said_in(inside)
    assert closed.record.title not in said_in(outside) and open_result.record.title in said_in(outside)
    assert figure(inside, "innovation.results") == 2
    assert figure(outside, "innovation.results") == 1
    public = content_of(cast.studio, audience=Audience.PUBLIC)
    assert open_result.record.title not in said_in(public) and "李工" not in said_in(public)


def figure(content, key):
    rows = [row for block in content["blocks"] if block["block"] == "figuretable" for row in block["rows"]]
    return next(row["value"] for row in rows if row["key"] == key)


def test_nobody_draws_up_more_than_they_see(cast):
    declared = dossiers[BINDER]
    for who, audience in [
        (cast.deputy, Audience.STUDIO),
        (cast.union, Audience.COMPANY),
        (cast.officer, Audience.FEDERATION),
        (cast.stranger, Audience.PUBLIC),
    ]:
        assert reader_for(declared, cast.studio, who, audience) == onlooker_of(cast.studio, audience)
    for who, audience in [
        (cast.union, Audience.STUDIO),
        (cast.officer, Audience.COMPANY),
        (cast.stranger, Audience.FEDERATION),
    ]:
        with pytest.raises(Refused) as refusal:
            reader_for(declared, cast.studio, who, audience)
        assert refusal.value.code == "sees_less"


def test_only_those_who_lead_draw_up_for_the_press(cast):
    with pytest.raises(Refused):
        drawn_up(cast.studio, cast.apprentice, FACTS, audience=Audience.PUBLIC)
    with pytest.raises(Invalid):
        drawn_up(cast.studio, cast.deputy, FACTS, audience=Audience.COMPANY)
    assert drawn_up(cast.studio, cast.deputy, FACTS, audience=Audience.PUBLIC).what == FACTS


def test_a_total_holds_verified_money_and_shows_the_rest_beside_it(cast):
    used = money.adoption(cast)
    money.verified(cast, money.confirmed(cast, money.calculated(cast, money.claimed(cast, used))))
    other = money.adoption(cast, result=harvest.accepted(cast, title="另一成果", achieved_on=money.SINCE))
    money.claimed(cast, other)
    rows = [r for b in content_of(cast.studio)["blocks"] if b["block"] == "figuretable" for r in b["rows"]]
    total = next(row for row in rows if row["key"] == "innovation.verified_benefit")
    beside = [row for row in rows if row["beside"]]
    assert (total["value"], total["rung"], total["beside"]) == (money.NET, "已核定", False)
    assert {(row["value"], row["rung"]) for row in beside} == {(money.CLAIMED, "已申报")}


def test_a_record_sheet_is_for_the_person_and_its_drawer_alone(cast):
    harvest.accepted(cast, title="参与的成果")
    sheet = drawn_up(cast.member, cast.deputy, SHEET, audience=Audience.RESTRICTED)
    assert "参与的成果" in said_in(sealed_of(sheet).content)
    for reader in (cast.deputy, cast.member):
        assert named("dossier", sheet.code, reader) == sheet
    with pytest.raises(NotThere):
        named("dossier", sheet.code, cast.apprentice)
    with pytest.raises(Refused):
        drawn_up(cast.member, cast.stranger, SHEET, audience=Audience.RESTRICTED)


def test_the_list_of_rights_begins_with_what_falls_due(cast):
    right = innovation.enter_ip_right(
        cast.studio,
        actor=cast.deputy,
        type="invention",
        number=harvest.NUMBER,
        title="测量工具",
        owner="黄台电厂",
        filed_on=harvest.FILED,
    )
    innovation.grant_ip_right(right, actor=cast.deputy, on=harvest.FILED.replace(year=2022))
    tables = [block for block in content_of(cast.studio, IP_LIST)["blocks"] if block["block"] == "table"]
    assert [row["code"] for row in tables[1]["rows"]] == [right.record.code]
    assert {row["code"] for row in tables[0]["rows"]} <= {right.record.code}


def test_a_document_names_the_one_before_it_until_it_is_withdrawn(cast):
    first = drawn_up(cast.studio, cast.deputy)
    second = drawn_up(cast.studio, cast.union)
    assert second.previous == first
    assert standing_of(first.code).newer == second.code
    with pytest.raises(Refused):
        actions.withdraw_dossier(second, actor=cast.member, reason="算错")
    actions.withdraw_dossier(second, actor=cast.union, reason="算错")
    assert not standing_of(second.code).stands
    assert standing_of(first.code).newer == ""
    assert drawn_up(cast.studio, cast.deputy).previous == first
