"""Pages of seats and rosters."""

import datetime as dt

import pytest

from jiangfang.people import actions as people
from jiangfang.people.models import Person, Seat
from jiangfang.people.roles import Role
from jiangfang.records.models import Organisation
from tests.people.soundness import findings


def leader_of(studio):
    return [seat.person for seat in Seat.objects.filter(organisation=studio, role=Role.LEADER, ends_on=None)]


def test_the_roster_of_a_past_day_shows_who_sat_here_then(cast, browser_of, sample_clock):
    people.record_grade(cast.member, actor=cast.union, grade="senior", reached_on=dt.date(2020, 6, 1))
    people.record_grade(cast.member, actor=cast.union, grade="technician", reached_on=dt.date(2023, 6, 1))
    sample_clock.advance(days=40)
    people.end_seat(cast.apprentice.seats.get(), actor=cast.union, on=dt.date(2024, 4, 1))
    browser = browser_of(cast.deputy)
    now, then, before = (
        browser.get(f"/people/roster/studio/{query}").content.decode()
        for query in ("", "?on=2023-01-01", "?on=2020-01-01")
    )
    assert ("小周" in now, "小周" in then) == (False, True)
    assert ("technician (level 2)" in now, "senior worker (level 3)" in then) == (True, True)
    assert "technician (level 2)" not in then
    assert "Nobody sat here on this day" in before
    assert findings() == []


def test_a_day_that_cannot_be_read_or_lies_ahead_is_today(cast, browser_of):
    browser = browser_of(cast.deputy)
    for query in ("?on=someday", "?on=2031-01-01", ""):
        assert "1 March 2024" in browser.get(f"/people/roster/studio/{query}").content.decode()


def test_a_stranger_sees_the_leader_s_name_and_how_much_is_closed(cast, browser_of):
    people.change_leader(cast.studio, actor=cast.union, successor=cast.deputy, on=dt.date(2024, 3, 1))
    page = browser_of(cast.stranger).get("/people/roster/studio/").content.decode()
    assert "孙代强" in page
    assert "李工" not in page
    assert "and 2 not open to you" in page
    assert cast.deputy.record.code not in page


def test_the_make_up_of_the_team_leads_to_those_who_are_counted(cast, browser_of):
    people.revise_person(cast.member, actor=cast.union, professional_title="工程师")
    browser = browser_of(cast.deputy)
    page = browser.get("/people/roster/studio/").content.decode()
    assert "The categories overlap" in page
    assert "by=title&amp;is=%E5%B7%A5%E7%A8%8B%E5%B8%88" in page
    one = browser.get("/people/roster/studio/", {"by": "title", "is": "工程师"}).content.decode()
    assert f"/people/{cast.member.record.code}/" in one
    assert f"/people/{cast.apprentice.record.code}/" not in one


def test_a_past_roster_is_divided_only_by_what_was_dated(cast, browser_of):
    people.revise_person(cast.member, actor=cast.union, professional_title="工程师")
    page = browser_of(cast.deputy).get("/people/roster/studio/?on=2022-01-01").content.decode()
    assert "by=role" in page
    assert "by=title" not in page


def test_the_roster_says_who_will_leave(cast, browser_of):
    people.revise_person(cast.deputy, actor=cast.union, retires_on=dt.date(2025, 5, 20))
    people.revise_person(cast.member, actor=cast.union, retires_on=dt.date(2031, 5, 20))
    page = browser_of(cast.member).get("/people/roster/studio/").content.decode()
    assert "Leaves in 14 months." in page
    assert page.count("Leaves in") == 1


def test_a_seat_is_given_by_name_and_only_by_those_who_may(cast, browser_of):
    people.register_person(cast.company, actor=cast.union, name="吴新")
    path = f"/people/organisations/{cast.studio.record.code}/deeds/seat-given/"
    typed = {"person": "吴新", "role": "member", "starts_on": "2024-03-01"}
    assert browser_of(cast.member).post(path, typed).status_code == 403
    assert browser_of(cast.deputy).post(path, typed).status_code == 302
    seat = Seat.objects.get(person__record__title="吴新")
    assert (seat.organisation_id, seat.role) == (cast.studio.pk, "member")
    assert findings() == []


def test_a_name_that_two_bear_asks_for_the_code(cast, browser_of):
    twins = [people.register_person(cast.company, actor=cast.union, name="王伟") for _ in range(2)]
    browser, path = browser_of(cast.deputy), f"/people/organisations/{cast.studio.record.code}/deeds/seat-given/"
    typed = {"role": "member", "starts_on": "2024-03-01"}
    answer = browser.post(path, {**typed, "person": "王伟"})
    assert answer.status_code == 422
    assert all(twin.record.code in answer.content.decode() for twin in twins)
    assert browser.post(path, {**typed, "person": f"王伟 {twins[1].record.code}"}).status_code == 302
    assert Seat.objects.get(person=twins[1]).role == "member"


def test_people_of_another_company_cannot_be_guessed(cast, browser_of):
    path = f"/people/organisations/{cast.studio.record.code}/deeds/seat-given/"
    typed = {"role": "member", "starts_on": "2024-03-01", "person": cast.stranger.record.code}
    answer = browser_of(cast.deputy).post(path, typed)
    assert (answer.status_code, "Nobody here has this name" in answer.content.decode()) == (422, True)


def test_offices_are_given_by_those_who_manage_the_company(cast, browser_of):
    path = f"/people/organisations/{cast.company.record.code}/deeds/seat-given/"
    typed = {"person": cast.member.record.code, "role": "finance_officer", "starts_on": "2024-03-01"}
    assert browser_of(cast.deputy).post(path, typed).status_code == 403
    assert browser_of(cast.union).post(path, typed).status_code == 302


def test_a_change_of_leader_ends_one_seat_and_gives_the_other_on_the_same_day(cast, browser_of):
    people.change_leader(cast.studio, actor=cast.union, successor=cast.deputy, on=dt.date(2024, 1, 1))
    path = f"/people/organisations/{cast.studio.record.code}/deeds/leader-changed/"
    typed = {"successor": "李工", "on": "2024-03-01", "reason": "退休"}
    assert browser_of(cast.deputy).post(path, typed).status_code == 403
    assert browser_of(cast.union).post(path, typed).status_code == 302
    assert leader_of(cast.studio) == [cast.member]
    former = Seat.objects.get(person=cast.deputy, organisation=cast.studio, ends_on=None)
    assert (former.role, former.starts_on) == ("member", dt.date(2024, 3, 1))
    assert findings() == []


def test_registering_a_person_can_give_the_seat_at_once(cast, browser_of):
    path = f"/people/organisations/{cast.studio.record.code}/deeds/person-registered/"
    typed = {"name": "吴新", "role": "apprentice", "starts_on": "2024-03-01", "trade": "汽机检修"}
    assert browser_of(cast.apprentice).post(path, typed).status_code == 403
    assert browser_of(cast.deputy).post(path, typed).status_code == 302
    person = Person.objects.get(record__title="吴新")
    assert (person.trade, person.seats.get().role) == ("汽机检修", "apprentice")
    assert findings() == []


def test_an_office_cannot_be_taken_along_while_registering(cast, browser_of):
    path = f"/people/organisations/{cast.studio.record.code}/deeds/person-registered/"
    answer = browser_of(cast.deputy).post(path, {"name": "吴新", "role": "union_officer", "starts_on": "2024-03-01"})
    assert answer.status_code == 422
    assert not Person.objects.filter(record__title="吴新").exists()


def test_ending_a_seat_takes_the_powers_with_it(cast, browser_of):
    seat = cast.deputy.seats.get()
    path = f"/people/seats/{seat.record.code}/deeds/ended/"
    assert browser_of(cast.apprentice).post(path, {"on": "2024-03-01"}).status_code == 403
    assert browser_of(cast.union).post(path, {"on": "2024-03-01", "reason": "调离"}).status_code == 302
    page = browser_of(cast.member).get(f"/people/seats/{seat.record.code}/").content.decode()
    assert "empowers to nothing any more" in page
    assert "调离" in page
    assert path not in page
    assert findings() == []


def test_a_studio_is_entered_below_its_company(cast, browser_of):
    path = f"/people/organisations/{cast.company.record.code}/deeds/founded/"
    typed = {"title": "锅炉创新工作室", "level": "studio", "slug": "boiler"}
    assert browser_of(cast.deputy).post(path, typed).status_code == 403
    assert browser_of(cast.union).post(path, {**typed, "level": "city"}).status_code == 422
    assert browser_of(cast.union).post(path, typed).status_code == 302
    assert Organisation.objects.get(slug="boiler").parent_id == cast.company.pk


def test_describing_an_organisation_sends_what_was_changed(cast, browser_of):
    path = f"/people/organisations/{cast.studio.record.code}/deeds/revised/"
    browser = browser_of(cast.union)
    assert "创新工作室" in browser.get(path).content.decode()
    assert browser.post(path, {"title": "创新工作室", "about": "汽轮机"}).status_code == 302
    assert Organisation.objects.get(slug="studio").about == "汽轮机"


@pytest.mark.parametrize("query", ["role=deputy", "held=past", "q=孙代强"])
def test_the_list_of_seats_is_narrowed(cast, browser_of, query):
    people.end_seat(cast.deputy.seats.get(), actor=cast.union, on=dt.date(2024, 2, 1))
    page = browser_of(cast.union).get(f"/people/seats/?{query}").content.decode()
    assert "孙代强" in page
    assert "小周" not in page


@pytest.mark.parametrize("more", [0, 2])
def test_pages_of_seats_cost_the_same_however_long_they_are(cast, browser_of, django_assert_num_queries, more):
    for place in range(more):
        person = people.register_person(cast.company, actor=cast.union, name=f"新人{place}")
        people.give_seat(
            cast.studio, actor=cast.union, person=person, role="member", starts_on=dt.date(2023, 1, 1 + place)
        )
    browser, seat = browser_of(cast.deputy), cast.member.seats.get()
    with django_assert_num_queries(9):
        assert browser.get("/people/roster/studio/").status_code == 200
    with django_assert_num_queries(4):
        assert browser.get("/people/seats/").status_code == 200
    with django_assert_num_queries(6):
        assert browser.get(f"/people/seats/{seat.record.code}/").status_code == 200


def test_history_of_a_public_seat_names_nobody_to_those_outside(cast, browser_of):
    people.change_leader(
        cast.studio, actor=cast.union, successor=cast.deputy, on=dt.date(2024, 3, 1), reason="原领衔人退休"
    )
    seat = Seat.objects.get(person=cast.deputy, role=Role.LEADER)
    path = f"/people/seats/{seat.record.code}/"
    theirs, ours = (browser_of(person).get(path).content.decode() for person in (cast.stranger, cast.apprentice))
    assert "王主席" in ours and "原领衔人退休" in ours
    assert "王主席" not in theirs and "原领衔人退休" not in theirs
    assert f"someone at {cast.studio.short} changed the leader" in theirs


def test_a_grade_is_counted_for_those_who_know_the_person(cast, browser_of):
    people.change_leader(cast.studio, actor=cast.union, successor=cast.deputy, on=dt.date(2024, 3, 1))
    people.record_grade(cast.deputy, actor=cast.union, grade="technician", reached_on=dt.date(2020, 1, 1))
    theirs, ours = (
        browser_of(person).get("/figures/studio/people.structure/").content.decode()
        for person in (cast.stranger, cast.apprentice)
    )
    assert "孙代强" in ours and "孙代强" not in theirs
    assert findings() == []
