"""The first day of a house: one link, one officer, and nobody twice."""

import pytest

from jiangfang.kernel.errors import Conflict, Invalid, Refused
from jiangfang.ledger.deeds import SYSTEM
from jiangfang.ledger.models import Entry
from jiangfang.people import actions as people
from jiangfang.people.models import Account, Person, SetUpLink
from jiangfang.people.queries.setting_up import is_to_be_set_up, set_up_link_stands
from jiangfang.people.rules import may_manage
from jiangfang.records.models import Organisation
from tests.cast import account_of
from tests.people.soundness import findings

TOP = {"slug": "jinan", "level": "city", "title": "济南市总工会", "title_en": "Jinan Federation"}
OFFICER = {"name": "林晓岚", "username": "lin", "password": "turbine blades 7"}


@pytest.fixture
def token(db, sample_clock):
    return people.make_set_up_link(actor=SYSTEM)


def set_up(token, **more):
    return people.set_up_house(actor=SYSTEM, token=token, **{**OFFICER, "organisation": TOP, **more})


def test_the_first_officer_keeps_the_top_organisation(token):
    account = set_up(token)
    top = Organisation.objects.get()
    assert (top.slug, top.level, top.parent) == ("jinan", "city", None)
    assert account.check_password(OFFICER["password"]) and account.person.record.title == "林晓岚"
    assert may_manage(account.person, top)
    assert [seat.role for seat in account.person.seats.all()] == ["federation_officer"]
    assert set(Entry.objects.values_list("verb", flat=True)) == {"people.house.set_up"}
    assert findings() == []


def test_of_a_company_it_is_the_union_officer(token):
    account = set_up(token, organisation={**TOP, "level": "company"})
    assert [seat.role for seat in account.person.seats.all()] == ["union_officer"]


def test_only_the_hash_of_the_link_is_kept_and_a_newer_one_voids_it(token):
    assert token not in SetUpLink.objects.get().digest
    newer = people.make_set_up_link(actor=SYSTEM)
    assert (set_up_link_stands(token), set_up_link_stands(newer)) == (False, True)
    with pytest.raises(Conflict):
        set_up(token)
    assert not Organisation.objects.exists()


def test_of_two_people_one_wins(token):
    set_up(token)
    with pytest.raises(Refused, match="set up already"):
        set_up(token, username="second", organisation={**TOP, "slug": "other"})
    assert (Account.objects.count(), Organisation.objects.count(), SetUpLink.objects.count()) == (1, 1, 0)


def test_a_set_up_that_fails_leaves_the_link_as_it_was(token):
    with pytest.raises(Invalid):
        set_up(token, username="a b")
    assert not Person.objects.exists() and not Organisation.objects.exists()
    assert set_up_link_stands(token)


def test_where_an_organisation_stands_already_the_officer_joins_it(token, cast):
    account = set_up(token, organisation=None)
    assert account.person.organisation == cast.nation


def test_a_house_in_which_somebody_can_sign_in_gets_no_link(cast):
    assert people.make_set_up_link(actor=SYSTEM)
    assert is_to_be_set_up()
    account_of(cast.member, "ligong")
    assert not is_to_be_set_up()
    with pytest.raises(Refused):
        people.make_set_up_link(actor=SYSTEM)


def test_no_person_makes_such_a_link(cast):
    with pytest.raises(Refused):
        people.make_set_up_link(actor=cast.officer)
