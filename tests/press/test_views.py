"""The public face: what visitors see of open studios, and what a certificate's page proves."""

import datetime as dt
import html
import io
import re

import pytest
from django.test import Client
from django.urls import reverse

from jiangfang.evidence import actions as evidence
from jiangfang.evidence.intake import take_in
from jiangfang.figures import verification as figures
from jiangfang.innovation import actions
from jiangfang.people import actions as people
from jiangfang.people.roles import Role
from jiangfang.press.qr import qr_svg
from jiangfang.records.models import Audience, Record
from tests.cast import seat
from tests.evidence import samples
from tests.innovation import harvest, money, works


def visit(name, *args, language="en", **query):
    return Client(headers={"accept-language": language}).get(reverse(f"press:{name}", args=args), query)


def text_of(response):
    return response.content.decode()


def photographed(cast, result):
    kept = take_in(io.BytesIO(samples.jpeg()), "现场.jpg")
    return evidence.add_evidence(result, actor=cast.member, files=[kept], proves="装在2号机上", kind="photo")


def public(cast, result):
    return actions.set_openness(result, actor=cast.union, audience=Audience.PUBLIC)


def test_visitors_see_public_results_and_no_others(cast):
    public(cast, harvest.accepted(cast, title="公开的工具"))
    harvest.accepted(cast, title="只给企业看的工具")
    public(cast, harvest.submitted(cast, title="还没有验收的工具"))
    page = text_of(visit("studio", "studio"))
    assert "公开的工具" in page
    assert "只给企业看的工具" not in page and "还没有验收的工具" not in page


def test_the_leader_is_named_and_no_member_is(cast):
    seat(cast.studio, cast.company, "领衔人周正", Role.LEADER)
    public(cast, harvest.accepted(cast))
    for page in (text_of(visit("studio", "studio")), text_of(visit("home"))):
        assert not [name for name in ("孙代强", "李工", "小周", "王主席") if name in page]
    assert "领衔人周正" in text_of(visit("studio", "studio"))


def test_a_leader_who_is_not_open_to_everyone_is_not_named(cast):
    leader = people.register_person(cast.company, actor=cast.union, name="领衔人周正")
    people.give_seat(
        cast.studio,
        actor=cast.union,
        person=leader,
        role=Role.LEADER,
        starts_on=dt.date(2024, 1, 1),
        audience=Audience.COMPANY,
    )
    assert "领衔人周正" not in text_of(visit("studio", "studio"))


def test_an_open_result_shows_the_public_part_of_its_family(cast):
    result = public(cast, harvest.accepted(cast))
    harvest.named(cast, result=result)
    actions.enter_ip_right(
        cast.studio,
        actor=cast.deputy,
        type="invention",
        number=harvest.NUMBER,
        title="公开的专利",
        owner="黄台电厂",
        filed_on=harvest.FILED,
        result=result,
        audience=Audience.PUBLIC,
    )
    page = text_of(visit("result", result.record.code))
    assert "公开的专利" in page and "汽封间隙测量工具" in page
    assert "操作法" not in page and "孙代强" not in page and "/innovation/" not in page


def test_what_is_not_public_is_not_there(cast):
    result = harvest.accepted(cast)
    assert visit("result", result.record.code).status_code == 404
    assert visit("result", public(cast, result).record.code).status_code == 200
    assert visit("studio", "nowhere").status_code == 404


def test_a_certificate_says_what_was_verified_by_which_office_and_names_nobody(cast):
    benefit = money.verified(cast)
    response = visit("certificate", benefit.certificate)
    page = text_of(response)
    for told in (benefit.certificate, "1.1 million", "创新工作室", "verified", "1 March 2023"):
        assert told in page, told
    assert not [person for person in ("孙代强", "李工", "赵主任", "钱会计") if person in page]
    assert 'class="qr' in page and 'style="' not in page
    assert response.context["address"].endswith(f"/open/certificates/{benefit.certificate}/")


def test_a_revoked_certificate_says_so_with_what_it_was_worth(cast):
    benefit = money.verified(cast)
    actions.revoke_benefit(benefit, actor=cast.second_finance, reason="重复计算")
    page = text_of(visit("certificate", benefit.certificate))
    assert "it no longer counts" in page and "1.1 million" in page
    assert "重复计算" not in page


def test_the_title_of_a_restricted_claim_is_not_told(cast):
    benefit = money.verified(cast, money.confirmed(cast, money.calculated(cast, money.claimed(cast, audience=0))))
    assert benefit.record.audience == Audience.RESTRICTED
    assert benefit.record.title not in text_of(visit("certificate", benefit.certificate))


def test_a_wrong_number_is_told_by_its_check_character_and_stays_in_the_box(cast):
    number = money.verified(cast).certificate
    wrong = number[:-1] + ("2" if number[-1] != "2" else "3")
    for response in (visit("check", number=wrong), visit("certificate", wrong)):
        assert response.status_code == 422
        assert "its last character does not fit the others" in text_of(response)
    assert f'value="{wrong}"' in text_of(visit("check", number=wrong))
    assert visit("check", number=f" {number.lower()} ")["Location"] == reverse("press:certificate", args=[number])


def test_a_number_that_nobody_gave_proves_nothing(cast):
    code = harvest.accepted(cast).record.code
    response = visit("certificate", code)
    assert response.status_code == 404
    assert "proves nothing" in text_of(response)


def test_the_code_to_scan_is_drawn_without_inline_style():
    drawn = qr_svg("http://127.0.0.1/open/certificates/CER-EXTRSNW/")
    assert drawn.startswith("<svg") and 'class="qr' in drawn
    assert "style" not in drawn and "<script" not in drawn


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_visitors_read_both_languages(cast, language):
    result, number = public(cast, harvest.accepted(cast)), money.verified(cast).certificate
    for name, *args in (
        ("home",),
        ("check",),
        ("studio", "studio"),
        ("result", result.record.code),
        ("certificate", number),
    ):
        page = visit(name, *args, language=language)
        assert page.status_code == 200
        assert {"zh-hans": "公开展示", "en": "Open studios"}[language] in text_of(page)


@pytest.mark.parametrize("rows", [1, 3])
def test_public_pages_ask_the_same_number_of_questions_for_one_row_and_three(cast, rows, django_assert_num_queries):
    number = money.verified(cast).certificate
    for row in range(rows):
        result = public(cast, harvest.accepted(cast, title=f"第{row}件"))
        public(cast, harvest.accepted(cast, title=f"第{row}件二代", previous=result))
    for name, args, queries in (
        ("home", (), 2),
        ("check", (), 0),
        ("studio", ("studio",), 7),
        ("result", (result.record.code,), 7),
        ("certificate", (number,), 2),
    ):
        with django_assert_num_queries(queries):
            assert visit(name, *args).status_code == 200


LINK = re.compile(r'(?:href|src)="(/[^"#]*)"')
WAYS_IN = ("/account/login/", "/language/")


def walk(browser, start):
    """Every address that a visitor reaches by following links from a page: address → status."""
    seen, ahead = {}, [start]
    while ahead:
        address = ahead.pop()
        if address in seen or address.startswith((*WAYS_IN, "/static/")):
            continue
        answer = browser.get(address)
        while answer.status_code == 302 and not answer["Location"].startswith(WAYS_IN):
            answer = browser.get(answer["Location"])
        seen[address] = answer.status_code
        if answer["Content-Type"].startswith("text/html"):
            ahead += [html.unescape(link) for link in LINK.findall(text_of(answer))]
        if answer.streaming:
            b"".join(answer.streaming_content)  # read to its end, which lets go of the file
    return seen


def test_no_public_page_leads_a_visitor_to_a_wall(cast):
    people.change_leader(cast.studio, actor=cast.union, successor=cast.deputy, on=dt.date(2024, 1, 1))
    result = public(cast, harvest.accepted(cast))
    public(cast, harvest.accepted(cast, title="二代工具", previous=result))
    money.verified(cast)
    for serial in range(1, 7):
        actions.enter_ip_right(
            cast.studio,
            actor=cast.deputy,
            type="invention",
            number=harvest.number_of(2020, serial=serial),
            title=f"公开的专利{serial}",
            owner="黄台电厂",
            filed_on=harvest.FILED,
            result=result,
            audience=Audience.PUBLIC,
        )
    actions.enter_statement(
        cast.studio,
        actor=cast.deputy,
        source="日报",
        published_on=dt.date(2024, 2, 1),
        title="报道",
        summary="报道",
        claims=[("innovation.results", "20项成果", 20)],
    )
    photographed(cast, result)
    found = walk(Client(headers={"accept-language": "en"}), reverse("press:home"))
    assert {address: status for address, status in found.items() if status != 200} == {}
    codes = [address.split("/")[-2] for address in found if address.startswith("/open/")]
    kinds = set(Record.objects.filter(code__in=codes).values_list("kind", flat=True))
    assert {"result", "ip_right", "statement", "seat"} <= kinds
    assert [address for address in found if address.startswith("/open/thumbnails/")]


def test_a_public_card_says_what_it_is_and_names_nobody(cast):
    problem = works.report(cast)
    assert visit("record", problem.record.code).status_code == 404
    Record.objects.filter(pk=problem.pk).update(audience=Audience.PUBLIC)
    page = text_of(visit("record", problem.record.code))
    assert problem.record.title in page and problem.equipment in page
    assert not [name for name in ("孙代强", "李工", "小周", "王主席") if name in page]
    assert "after signing in" in page


def test_only_small_pictures_of_public_records_are_open(cast):
    result = harvest.accepted(cast)
    (piece,) = photographed(cast, result)
    path = reverse("press:thumbnail", args=[piece.blob_id, piece.pk])
    assert Client().get(path).status_code == 404
    public(cast, result)
    small = Client().get(path)
    assert (small.status_code, small["Content-Type"]) == (200, "image/jpeg")
    small.close()
    whole = reverse("evidence:file", args=[piece.blob_id, piece.pk])
    assert Client().get(whole)["Location"].startswith("/account/login/")


def test_a_card_asks_three_questions(cast, django_assert_num_queries):
    number = money.verified(cast)
    Record.objects.filter(pk=number.pk).update(audience=Audience.PUBLIC)
    with django_assert_num_queries(3):
        assert number.certificate in text_of(visit("record", number.record.code))


def test_what_is_closed_is_a_number_and_grades_are_not_told_with_public_seats(cast):
    leader = people.register_person(cast.company, actor=cast.union, name="领衔人周正")
    people.give_seat(cast.studio, actor=cast.union, person=leader, role=Role.LEADER, starts_on=dt.date(2024, 1, 1))
    people.record_grade(leader, actor=cast.union, grade="technician", reached_on=dt.date(2020, 1, 1))
    browser = Client(headers={"accept-language": "en"})
    page = text_of(browser.get("/figures/studio/people.structure/"))
    assert "领衔人周正" not in page and "and 1 not open to you" in page
    members = text_of(browser.get("/figures/studio/people.members/"))
    assert "领衔人周正" in members and "and 3 not open to you" in members
    assert [str(one) for one in figures.findings()] == []
