"""The Atom feed of an organisation: what is public and still holds, under ids that never change."""

import xml.etree.ElementTree as ET

from django.test import Client

from jiangfang.innovation import actions
from jiangfang.records.models import Audience
from tests.innovation import harvest, money, works

ATOM = "{http://www.w3.org/2005/Atom}"


def feed(slug="studio", **headers):
    return Client(headers={"accept-language": "en", **headers}).get(f"/open/studios/{slug}/news.atom")


def entries(answer):
    root = ET.fromstring(answer.content)
    return [{child.tag.removeprefix(ATOM): child for child in entry} for entry in root.iter(f"{ATOM}entry")]


def titles(answer):
    return [entry["title"].text for entry in entries(answer)]


def test_the_feed_tells_what_is_open_to_everyone_and_nobody_by_name(cast):
    benefit = money.verified(cast)
    harvest.named(cast)
    assert titles(feed()) == []
    result = works.again(benefit.result)
    actions.set_openness(result, actor=cast.union, audience=Audience.PUBLIC)
    actions.set_benefit_openness(money.again(benefit), actor=cast.union, audience=Audience.PUBLIC)
    answer = feed()
    assert answer["Content-Type"].startswith("application/atom+xml")
    assert sorted(title.partition(":")[0] for title in titles(answer)) == [
        "Benefit verified by finance",
        "Result accepted",
    ]
    assert "孙代强" not in answer.content.decode() and "钱会计" not in answer.content.decode()
    assert titles(feed("jinan")) == titles(feed("studio")) and titles(feed("qingdao")) == []


def test_ids_stay_and_what_no_longer_holds_leaves(cast, sample_clock):
    result = harvest.accepted(cast)
    actions.set_openness(result, actor=cast.union, audience=Audience.PUBLIC)
    [before] = entries(feed())
    sample_clock.advance(days=1)
    actions.set_openness(works.again(result), actor=cast.union, audience=Audience.PUBLIC)
    [after] = entries(feed())
    assert before["id"].text == after["id"].text and before["id"].text.startswith("urn:uuid:")
    assert before["updated"].text == after["updated"].text
    link = after["link"].get("href")
    assert Client().get(link.removeprefix("http://testserver"), follow=True).status_code == 200
    actions.withdraw_result(works.again(result), actor=cast.union, reason="数据有误")
    assert titles(feed()) == []


def test_a_program_that_has_it_already_gets_nothing_twice(cast, django_assert_num_queries):
    actions.set_openness(harvest.accepted(cast), actor=cast.union, audience=Audience.PUBLIC)
    with django_assert_num_queries(3):
        tag = feed()["ETag"]
    assert feed(**{"if-none-match": tag}).status_code == 304
    assert feed("no-such-place").status_code == 404


def test_a_name_is_never_markup_in_a_reader(cast):
    cast.studio.record.title = "<img src=x onerror=alert(1)>"
    cast.studio.record.save(update_fields=["title"])
    actions.set_openness(harvest.accepted(cast), actor=cast.union, audience=Audience.PUBLIC)
    assert entries(feed())[0]["summary"].text == "&lt;img src=x onerror=alert(1)&gt;"
