"""Deeds on organisations, persons, seats and accounts."""

from jiangfang.people.actions.accounts import close_account, make_sign_in_link, open_account, reopen_account
from jiangfang.people.actions.organisations import (
    found_organisation,
    join_alliance,
    place_organisation,
    revise_organisation,
)
from jiangfang.people.actions.persons import (
    award_honour,
    change_leader,
    end_seat,
    give_seat,
    record_grade,
    register_person,
    revise_person,
)

__all__ = [
    "award_honour",
    "change_leader",
    "close_account",
    "end_seat",
    "found_organisation",
    "give_seat",
    "join_alliance",
    "make_sign_in_link",
    "open_account",
    "place_organisation",
    "record_grade",
    "register_person",
    "reopen_account",
    "revise_organisation",
    "revise_person",
]
