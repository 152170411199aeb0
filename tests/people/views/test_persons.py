"""Pages of persons."""

import datetime as dt

import pytest

from jiangfang.figures import verification as figure_verification
from jiangfang.ledger import verification
from jiangfang.people import actions as people
from jiangfang.people.models import Involvement, Person
from jiangfang.people.panels import PersonPanel, person_panels
from jiangfang.records.models import Audience, Record


def sound():
    return [*verification.findings(), *figure_verification.findings()] == []


def test_the_profile_shows_who_somebody_is(cast, browser_of):
    people.revise_person(cast.member, actor=cast.union, trade="汽机检修", retires_on=dt.date(2025, 5, 20))
    people.record_grade(cast.member, actor=cast.union, grade="technician", reached_on=dt.date(2019, 6, 1))
    people.award_honour(cast.member, actor=cast.union, title="齐鲁工匠", level="province", year=2022)
    page = browser_of(cast.apprentice).get(f"/people/{cast.member.record.code}/").content.decode()
    assert "汽机检修" in page
    assert "technician (level 2)" in page
    assert "齐鲁工匠" in page
    assert "Leaves in 14 months." in page
    assert cast.studio.record.title in page
    assert sound()


def test_a_person_of_another_company_is_not_there(cast, browser_of):
    path = f"/people/{cast.member.record.code}/"
    assert browser_of(cast.stranger).get(path).status_code == 404
    assert browser_of(cast.apprentice).get(path).status_code == 200


def test_buttons_are_for_those_who_may_and_the_others_learn_why(cast, browser_of):
    path = f"/people/{cast.member.record.code}/"
    deed = f"{path}deeds/revised/"
    theirs, mine = (browser_of(person).get(path).content.decode() for person in (cast.apprentice, cast.union))
    assert (deed in theirs, deed in mine) == (False, True)
    assert "Only a union officer" in theirs
    assert browser_of(cast.apprentice).post(deed, {"name": "别人"}).status_code == 403
    assert Record.objects.get(pk=cast.member.pk).title == "李工"


def test_revising_sends_what_was_changed_and_keeps_the_rest(cast, browser_of):
    people.revise_person(cast.member, actor=cast.union, trade="汽机检修", section="一班")
    path = f"/people/{cast.member.record.code}/deeds/revised/"
    answer = browser_of(cast.union).post(path, {"name": "李工", "trade": "锅炉检修", "section": "一班", "version": "2"})
    assert answer.status_code == 302
    member = Person.objects.get(pk=cast.member.pk)
    assert (member.trade, member.section) == ("锅炉检修", "一班")


def test_the_second_of_two_keeps_what_was_typed_and_hears_that_someone_was_first(cast, browser_of):
    path = f"/people/{cast.member.record.code}/deeds/revised/"
    people.revise_person(cast.member, actor=cast.union, section="二班")
    answer = browser_of(cast.union).post(path, {"name": "李工", "trade": "锅炉检修", "version": "1"})
    assert answer.status_code == 409
    assert "锅炉检修" in answer.content.decode()
    assert Person.objects.get(pk=cast.member.pk).trade == ""


def test_a_grade_that_lies_ahead_is_refused_at_its_field(cast, browser_of):
    path = f"/people/{cast.member.record.code}/deeds/grade-recorded/"
    answer = browser_of(cast.union).post(path, {"grade": "senior", "reached_on": "2024-03-02"})
    assert answer.status_code == 422
    assert "This day has not come yet." in answer.content.decode()


@pytest.mark.parametrize("query", ["q=李", "grade=senior", "trade=汽机检修", "at=studio"])
def test_the_list_is_narrowed(cast, browser_of, query):
    people.revise_person(cast.member, actor=cast.union, trade="汽机检修")
    people.record_grade(cast.member, actor=cast.union, grade="senior", reached_on=dt.date(2019, 6, 1))
    page = browser_of(cast.union).get(f"/people/?{query}").content.decode()
    assert "李工" in page
    assert "赵主任" not in page
    assert "赵主任" in browser_of(cast.union).get("/people/").content.decode()


def test_the_list_stops_where_the_reader_s_company_ends(cast, browser_of):
    page = browser_of(cast.union).get("/people/").content.decode()
    assert "小周" in page
    assert "外人" not in page


def test_what_names_a_person_is_listed_as_far_as_it_is_open(cast, browser_of):
    hidden = people.give_seat(
        cast.company,
        actor=cast.union,
        person=cast.clerk,
        role="employee",
        starts_on=dt.date(2024, 1, 1),
        audience=Audience.RESTRICTED,
    )
    Involvement.objects.create(
        record=hidden.record, person=cast.member, role="contributor", organisation_id=cast.company.pk
    )
    path = f"/people/{cast.member.record.code}/"
    theirs, mine = (browser_of(person).get(path).content.decode() for person in (cast.apprentice, cast.member))
    assert (hidden.record.code in mine, "contributed" in mine) == (True, True)
    assert (hidden.record.code in theirs, "contributed" in theirs) == (False, False)


def test_the_houses_put_their_own_sections_on_the_page(cast, browser_of, monkeypatch):
    panel = PersonPanel(
        "Mentoring", "people/parts/seats.html", lambda person, reader: {"n": 1} if reader == person else {}
    )
    monkeypatch.setattr(person_panels, "_items", {"test": panel})
    path = f"/people/{cast.member.record.code}/"
    assert "<h2>Mentoring</h2>" in browser_of(cast.member).get(path).content.decode()
    assert "Mentoring" not in browser_of(cast.deputy).get(path).content.decode()


@pytest.mark.parametrize("seats", [1, 3])
def test_a_profile_costs_the_same_however_much_it_shows(cast, browser_of, django_assert_num_queries, seats):
    for place in range(1, seats):
        start = dt.date(2015 + place, 1, 1)
        seat = people.give_seat(cast.studio, actor=cast.union, person=cast.member, role="apprentice", starts_on=start)
        people.end_seat(seat, actor=cast.union, on=start.replace(month=6))
        people.award_honour(cast.member, actor=cast.union, title=f"先进 {place}")
        people.record_grade(cast.member, actor=cast.union, grade="senior", reached_on=start)
    browser, path = browser_of(cast.deputy), f"/people/{cast.member.record.code}/"
    with django_assert_num_queries(10):
        assert browser.get(path).status_code == 200


@pytest.mark.parametrize("more", [0, 2])
def test_the_list_costs_the_same_however_long_it_is(cast, browser_of, django_assert_num_queries, more):
    for place in range(more):
        people.register_person(cast.company, actor=cast.union, name=f"新人{place}")
    browser = browser_of(cast.deputy)
    with django_assert_num_queries(6):
        assert browser.get("/people/").status_code == 200
