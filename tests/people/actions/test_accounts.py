"""Opening and closing accounts."""

import datetime as dt

import pytest

from jiangfang.kernel.errors import Invalid, Refused
from jiangfang.ledger.history import events_of
from jiangfang.people import actions as people
from jiangfang.people.models import Account
from tests.people.soundness import findings


def test_an_account_is_opened_by_an_officer_and_history_tells_it(cast):
    with pytest.raises(Refused):
        people.open_account(cast.member, actor=cast.deputy, username="ligong")
    account = people.open_account(cast.member, actor=cast.union, username=" ligong ", email="li@example.org")
    assert (account.username, account.person, account.has_usable_password()) == ("ligong", cast.member, False)
    event = events_of(cast.member.pk)[0]
    assert (event.verb, event.actor) == ("people.account.opened", "王主席")
    assert "ligong" not in str(event.facts)
    assert findings() == []


def test_a_user_name_is_taken_whatever_its_case(cast):
    people.open_account(cast.member, actor=cast.union, username="LiGong")
    for name in ("ligong", "li gong", "李"):
        with pytest.raises(Invalid) as refusal:
            people.open_account(cast.apprentice, actor=cast.union, username=name)
        assert refusal.value.field == "username"
    people.open_account(cast.apprentice, actor=cast.union, username="李小")


def test_one_person_one_account(cast):
    people.open_account(cast.member, actor=cast.union, username="ligong")
    with pytest.raises(Invalid):
        people.open_account(cast.member, actor=cast.union, username="ligong2")


def test_people_known_from_publications_and_people_without_a_seat_have_none(cast):
    known = people.register_person(cast.company, actor=cast.union, name="栾军", published=True, role="employee")
    new = people.register_person(cast.company, actor=cast.union, name="吴新")
    for person, reason in ((known, "is_known_here"), (new, "has_a_seat")):
        with pytest.raises(Refused) as refusal:
            people.open_account(person, actor=cast.union, username="somebody")
        assert refusal.value.code == reason
    assert not Account.objects.exists()


def test_nobody_gains_powers_by_the_key_to_somebody_else_s_account(cast):
    # The city's officer is at home in the plant: its union officer must not be able to sign in with the city's powers.
    people.give_seat(
        cast.jinan, actor=cast.officer, person=cast.member, role="federation_officer", starts_on=dt.date(2024, 1, 1)
    )
    with pytest.raises(Refused) as refusal:
        people.open_account(cast.member, actor=cast.union, username="ligong")
    assert refusal.value.code == "manages_all_places"
    people.open_account(cast.member, actor=cast.officer, username="ligong")


def test_nobody_keeps_their_own_account(cast):
    people.open_account(cast.union, actor=cast.officer, username="wang")
    with pytest.raises(Refused) as refusal:
        people.make_sign_in_link(cast.union, actor=cast.union)
    assert refusal.value.code == "is_someone_else"
    assert people.make_sign_in_link(cast.union, actor=cast.officer)


def test_a_closed_account_has_neither_password_nor_link_until_it_is_opened_again(cast):
    account = people.open_account(cast.member, actor=cast.union, username="ligong")
    account.set_password("correct horse")
    account.save()
    people.close_account(cast.member, actor=cast.union)
    account.refresh_from_db()
    assert (account.is_active, account.has_usable_password()) == (False, False)
    with pytest.raises(Refused):
        people.make_sign_in_link(cast.member, actor=cast.union)
    people.reopen_account(cast.member, actor=cast.union)
    assert people.make_sign_in_link(cast.member, actor=cast.union)
    assert [event.verb for event in events_of(cast.member.pk)][:4] == [
        "people.account.link_made",
        "people.account.reopened",
        "people.account.closed",
        "people.account.opened",
    ]
    assert findings() == []


def test_whoever_keeps_accounts_says_where_letters_go(cast):
    people.open_account(cast.member, actor=cast.union, username="ligong", email="old@example.com")
    with pytest.raises(Refused):
        people.change_email(cast.member, actor=cast.apprentice, email="thief@example.com")
    assert people.change_email(cast.member, actor=cast.union, email="new@example.com").email == "new@example.com"
    assert events_of(cast.member.pk)[0].verb == "people.account.addressed"
    assert findings() == []


def test_without_an_account_there_is_no_address_to_change(cast):
    with pytest.raises(Refused) as refusal:
        people.change_email(cast.member, actor=cast.union, email="new@example.com")
    assert refusal.value.code == "no_account"
