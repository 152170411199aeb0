"""Deeds on organisations, persons, seats and accounts."""

from jiangfang.people.actions.accounts import (
    change_email,
    close_account,
    make_sign_in_link,
    open_account,
    reopen_account,
)
from jiangfang.people.actions.organisations import (
    found_organisation,
    join_alliance,
    leave_alliance,
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
from jiangfang.people.actions.second_step import note_second_step_added, note_second_step_removed
from jiangfang.people.actions.setting_up import make_set_up_link, set_up_house
from jiangfang.people.actions.striking import strike_person, strike_seat
from jiangfang.people.actions.tokens import make_token, revoke_token

__all__ = [
    "award_honour",
    "change_leader",
    "change_email",
    "close_account",
    "end_seat",
    "found_organisation",
    "give_seat",
    "join_alliance",
    "leave_alliance",
    "make_set_up_link",
    "make_sign_in_link",
    "make_token",
    "note_second_step_added",
    "note_second_step_removed",
    "open_account",
    "place_organisation",
    "record_grade",
    "register_person",
    "reopen_account",
    "revise_organisation",
    "revise_person",
    "revoke_token",
    "set_up_house",
    "strike_person",
    "strike_seat",
]
