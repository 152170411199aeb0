"""Who is known how far: offices to the federations above, so that an officer finds whom she entered."""

import pytest

from jiangfang.kernel import clock
from jiangfang.people import actions as people
from jiangfang.people.models import Seat
from jiangfang.people.roles import Role
from jiangfang.people.visibility import visible_records
from jiangfang.records.models import Audience


@pytest.mark.parametrize(
    ("role", "known_from"),
    [
        (Role.UNION_OFFICER, Audience.FEDERATION),
        (Role.FINANCE_OFFICER, Audience.FEDERATION),
        (Role.EMPLOYEE, Audience.COMPANY),
        ("", Audience.COMPANY),
    ],
)
def test_an_office_is_known_to_the_federations_above_and_an_employee_is_not(cast, role, known_from):
    person = people.register_person(cast.company, actor=cast.officer, name="新人", role=role)
    assert person.record.audience == known_from
    seen = visible_records(cast.officer).filter(
        pk__in=[person.pk, *Seat.objects.filter(person=person).values_list("pk", flat=True)]
    )
    assert seen.count() == (2 if known_from == Audience.FEDERATION else 0)


def test_an_office_that_comes_later_makes_its_holder_known(cast):
    person = people.register_person(cast.company, actor=cast.union, name="新人")
    people.give_seat(cast.company, actor=cast.union, person=person, role=Role.CLERK, starts_on=clock.today())
    assert person.record.audience == Audience.FEDERATION
    assert visible_records(cast.officer).filter(pk=person.pk).exists()
    assert not visible_records(cast.stranger).filter(pk=person.pk).exists()


def test_the_people_of_a_federation_know_each_other(cast):
    expert = people.register_person(cast.jinan, actor=cast.officer, name="专家", role=Role.EXPERT)
    assert visible_records(cast.officer).filter(pk__in=[expert.pk, cast.officer.pk]).count() == 2
