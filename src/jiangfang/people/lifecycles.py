"""The life of a person's record and of a seat: it stands, or was entered wrongly and is struck out."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from jiangfang.kernel.lifecycles import Move, State, declare

person_life = declare(
    "person",
    _("person"),
    [
        State("current", pgettext_lazy("person", "on record"), _("Known to the house."), "good"),
        State("struck", _("struck out"), _("It was entered wrongly and counts nowhere."), "bad", end=True),
    ],
    [Move("people.person.struck", ("current",), "struck", _("Strike out"), asks_reason=True)],
)

seat_life = declare(
    "seat",
    _("seat"),
    [
        State("current", pgettext_lazy("seat", "on record"), _("Held from its first to its last day."), "good"),
        State("struck", _("struck out"), _("It was entered wrongly and counts nowhere."), "bad", end=True),
    ],
    [Move("people.seat.struck", ("current",), "struck", _("Strike out"), asks_reason=True)],
)
