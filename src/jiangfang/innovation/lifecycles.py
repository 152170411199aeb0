"""When: the states and moves of every noun of innovation practice, as data."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from jiangfang.kernel.lifecycles import Move, State, declare

problem_life = declare(
    "problem",
    _("problem"),
    [
        State("reported", _("reported"), _("Somebody on the floor has said what is wrong."), "warn"),
        State(
            "accepted", pgettext_lazy("problem", "accepted"), _("The studio has taken it on and will answer."), "info"
        ),
        State("in_project", _("in a project"), _("A project works on it."), "info"),
        State("solved", _("solved"), _("The reporter can read how."), "good"),
        State(
            "declined",
            pgettext_lazy("problem", "declined"),
            _("The studio says why it does not take it on."),
            "bad",
            end=True,
        ),
        State(
            "merged", _("same as another"), _("Another record tells the same; follow it there."), "neutral", end=True
        ),
        State("struck", _("struck out"), _("It was entered wrongly and counts nowhere."), "bad", end=True),
    ],
    [
        Move("innovation.problem.accepted", ("reported",), "accepted", _("Take it on")),
        Move(
            "innovation.problem.declined",
            ("reported", "accepted"),
            "declined",
            pgettext_lazy("problem", "Decline"),
            asks_reason=True,
        ),
        Move("innovation.problem.merged", ("reported", "accepted"), "merged", _("Same as another")),
        Move("innovation.project.drafted", ("reported", "accepted"), "in_project", _("Start a project")),
        Move("innovation.problem.solved", ("accepted", "in_project"), "solved", _("Say how it was solved")),
        # A project that comes to nothing gives its problem back to the studio.
        Move("innovation.project.refused", ("in_project",), "accepted", _("Give it back")),
        Move("innovation.project.stopped", ("in_project",), "accepted", _("Give it back")),
        Move("innovation.problem.reopened", ("solved",), "accepted", _("Open again"), asks_reason=True),
        Move("innovation.problem.struck", ("reported",), "struck", _("Strike out"), asks_reason=True),
    ],
)

suggestion_life = declare(
    "suggestion",
    _("suggestion"),
    [
        State("made", _("made"), _("Somebody has said what would be better."), "warn"),
        State("accepted", pgettext_lazy("suggestion", "accepted"), _("It will be carried out."), "info"),
        State("in_project", _("in a project"), _("A project works on it."), "info"),
        State("carried_out", _("carried out"), _("It is done; the answer says how."), "good", end=True),
        State("declined", pgettext_lazy("suggestion", "declined"), _("The answer says why not."), "bad", end=True),
    ],
    [
        Move("innovation.suggestion.accepted", ("made",), "accepted", pgettext_lazy("suggestion", "Accept")),
        Move(
            "innovation.suggestion.declined",
            ("made", "accepted"),
            "declined",
            pgettext_lazy("suggestion", "Decline"),
            asks_reason=True,
        ),
        Move("innovation.project.drafted", ("made", "accepted"), "in_project", _("Start a project")),
        Move("innovation.project.refused", ("in_project",), "accepted", _("Give it back")),
        Move("innovation.project.stopped", ("in_project",), "accepted", _("Give it back")),
        Move("innovation.suggestion.carried_out", ("accepted", "in_project"), "carried_out", _("Carried out")),
    ],
)

project_life = declare(
    "project",
    _("project"),
    [
        State("draft", _("draft"), _("The team is still writing it."), "neutral"),
        State("submitted", _("submitted"), _("It waits for approval by the company."), "warn"),
        State("running", _("running"), _("It is approved and being worked on."), "info"),
        State("handed_in", _("handed in"), _("It waits for acceptance."), "warn"),
        State(
            "accepted",
            pgettext_lazy("project", "accepted"),
            _("The target is reached and on record."),
            "good",
            end=True,
        ),
        State("refused", pgettext_lazy("project", "refused"), _("It was not approved."), "bad", end=True),
        State("stopped", _("stopped"), _("It was ended before its target."), "bad", end=True),
    ],
    [
        Move("innovation.project.submitted", ("draft",), "submitted", _("Submit for approval")),
        Move("innovation.project.returned", ("submitted",), "draft", _("Return"), asks_reason=True),
        Move("innovation.project.approved", ("submitted",), "running", _("Approve")),
        Move(
            "innovation.project.refused",
            ("submitted",),
            "refused",
            pgettext_lazy("project", "Refuse"),
            asks_reason=True,
        ),
        Move("innovation.project.handed_in", ("running",), "handed_in", _("Hand in for acceptance")),
        Move("innovation.project.sent_back", ("handed_in",), "running", _("Send back"), asks_reason=True),
        Move("innovation.project.accepted", ("handed_in",), "accepted", pgettext_lazy("project", "Accept")),
        Move("innovation.project.stopped", ("draft", "submitted", "running"), "stopped", _("Stop"), asks_reason=True),
    ],
)

activity_life = declare(
    "activity",
    _("activity"),
    [
        State("planned", _("planned"), _("It is in the plan."), "warn"),
        State("held", _("held"), _("It took place; minutes and photos belong to it."), "good", end=True),
        State("cancelled", _("cancelled"), _("It did not take place."), "bad", end=True),
    ],
    [
        Move("innovation.activity.held", ("planned",), "held", _("It took place")),
        Move("innovation.activity.cancelled", ("planned",), "cancelled", _("Cancel"), asks_reason=True),
    ],
)

result_life = declare(
    "result",
    _("result"),
    [
        State("draft", _("draft"), _("The contributors are still writing it."), "neutral"),
        State("submitted", _("submitted"), _("It waits for the company to accept it."), "warn"),
        State("accepted", pgettext_lazy("result", "accepted"), _("It counts as a result of the studio."), "good"),
        State("refused", pgettext_lazy("result", "refused"), _("It was not accepted as a result."), "bad", end=True),
        State(
            "withdrawn",
            pgettext_lazy("result", "withdrawn"),
            _("It was accepted and no longer counts."),
            "bad",
            end=True,
        ),
        State("struck", _("struck out"), _("It was entered wrongly and counts nowhere."), "bad", end=True),
    ],
    [
        Move("innovation.result.submitted", ("draft",), "submitted", _("Submit")),
        Move("innovation.result.returned", ("submitted",), "draft", _("Return"), asks_reason=True),
        Move("innovation.result.accepted", ("submitted",), "accepted", pgettext_lazy("result", "Accept")),
        Move(
            "innovation.result.refused", ("submitted",), "refused", pgettext_lazy("result", "Refuse"), asks_reason=True
        ),
        Move(
            "innovation.result.withdrawn",
            ("accepted",),
            "withdrawn",
            pgettext_lazy("result", "Withdraw"),
            asks_reason=True,
        ),
        Move("innovation.result.struck", ("draft",), "struck", _("Strike out"), asks_reason=True),
    ],
)

adoption_life = declare(
    "adoption",
    _("adoption"),
    [
        State("entered", pgettext_lazy("adoption", "entered"), _("The studio says that it is in use there."), "warn"),
        State(
            "confirmed", pgettext_lazy("adoption", "confirmed"), _("The unit that uses it has confirmed it."), "good"
        ),
        State(
            "refused",
            pgettext_lazy("adoption", "refused"),
            _("The unit says that it does not use it."),
            "bad",
            end=True,
        ),
        State("ended", pgettext_lazy("adoption", "ended"), _("It was in use until a day."), "neutral", end=True),
    ],
    [
        Move("innovation.adoption.confirmed", ("entered",), "confirmed", _("Confirm the use")),
        Move("innovation.adoption.refused", ("entered",), "refused", _("Not in use here"), asks_reason=True),
        Move("innovation.adoption.ended", ("confirmed",), "ended", _("No longer in use")),
    ],
)

method_life = declare(
    "method",
    _("method"),
    [
        State("draft", _("draft"), _("It is being written and tried."), "neutral"),
        State("submitted", _("submitted"), _("It waits to be named."), "warn"),
        State("named", pgettext_lazy("method", "named"), _("It carries its author's name and may be taught."), "good"),
        State("retired", pgettext_lazy("method", "retired"), _("It is no longer practised."), "neutral", end=True),
    ],
    [
        Move("innovation.method.submitted", ("draft",), "submitted", _("Submit")),
        Move("innovation.method.returned", ("submitted",), "draft", _("Return"), asks_reason=True),
        Move("innovation.method.named", ("submitted",), "named", _("Name the method")),
        Move("innovation.method.retired", ("named",), "retired", _("Retire"), asks_reason=True),
    ],
)

ip_right_life = declare(
    "ip_right",
    _("IP right"),
    [
        State(
            "filed",
            pgettext_lazy("IP right", "filed"),
            _("The application is with the office. It is not a right yet."),
            "warn",
        ),
        State("in_force", _("in force"), _("Granted, and its fees are paid."), "good"),
        State("lapsed", pgettext_lazy("IP right", "lapsed"), _("It was granted and has ended."), "neutral"),
        State("ended", _("refused or withdrawn"), _("The application came to nothing."), "bad", end=True),
        State("struck", _("struck out"), _("It was entered wrongly and counts nowhere."), "bad", end=True),
    ],
    [
        Move("innovation.ip_right.granted", ("filed",), "in_force", _("Granted")),
        Move("innovation.ip_right.refused", ("filed",), "ended", _("Refused by the office")),
        Move("innovation.ip_right.withdrawn", ("filed",), "ended", _("Withdrawn")),
        Move("innovation.ip_right.lapsed", ("in_force",), "lapsed", _("Lapsed")),
        Move("innovation.ip_right.restored", ("lapsed",), "in_force", _("Restored")),
        Move("innovation.ip_right.struck", ("filed",), "struck", _("Strike out"), asks_reason=True),
    ],
)

fee_row_life = declare(
    "fee_row",
    _("yearly fee"),
    [
        State("current", pgettext_lazy("table row", "valid"), _("Deadlines are reckoned with it."), "good"),
        State(
            "ended",
            pgettext_lazy("table row", "ended"),
            _("It is valid up to its last day; what fell due by then keeps it."),
            "neutral",
        ),
        State(
            "struck", _("struck out"), _("It was entered wrongly, and nothing is reckoned with it."), "bad", end=True
        ),
    ],
    [
        Move("innovation.fee_row.ended", ("current",), "ended", _("End the row")),
        Move("innovation.fee_row.struck", ("current", "ended"), "struck", _("Strike out"), asks_reason=True),
    ],
)

holiday_life = declare(
    "holiday",
    _("days off"),
    [
        State("current", pgettext_lazy("table row", "valid"), _("Deadlines are reckoned with it."), "good"),
        State(
            "struck", _("struck out"), _("It was entered wrongly, and nothing is reckoned with it."), "bad", end=True
        ),
    ],
    [Move("innovation.holiday.struck", ("current",), "struck", _("Strike out"), asks_reason=True)],
)

benefit_life = declare(
    "benefit",
    _("benefit"),
    [
        State("reported", _("reported"), _("Somebody said so; nobody stands for it yet."), "neutral"),
        State("claimed", _("claimed"), _("A claimant stands for the amount."), "warn"),
        State("calculated", _("calculated"), _("Formula and inputs with their sources are on record."), "warn"),
        State("confirmed", _("confirmed"), _("The department that uses the result has confirmed the effect."), "info"),
        State(
            "second_sign",
            _("waiting for a second signature"),
            _("The amount lies far outside the band."),
            "warn",
            detour=True,
        ),
        State("verified", _("verified"), _("Finance has verified the money."), "good"),
        State("spot_checked", _("spot-checked"), _("A second pair of eyes has checked the verification."), "good"),
        State("refused", _("refused"), _("It does not count, and the reason is on record."), "bad", end=True),
        State("revoked", _("revoked"), _("It was verified and no longer counts."), "bad", end=True),
        State("struck", _("struck out"), _("It was entered wrongly and counts nowhere."), "bad", end=True),
    ],
    [
        Move("innovation.benefit.claimed", ("reported",), "claimed", _("Claim")),
        Move("innovation.benefit.calculated", ("claimed",), "calculated", _("Calculate")),
        Move("innovation.benefit.confirmed", ("calculated",), "confirmed", _("Confirm the effect")),
        Move("innovation.benefit.verified", ("confirmed",), "verified", _("Verify the money")),
        Move("innovation.benefit.verified", ("confirmed",), "second_sign", _("Verify the money")),
        Move("innovation.benefit.second_signed", ("second_sign",), "verified", _("Sign as the second")),
        Move("innovation.benefit.spot_checked", ("verified",), "spot_checked", _("Spot-check")),
        # The same rungs, signed on paper: the second person's deed makes the move.
        Move("innovation.benefit.paper_confirmed", ("calculated",), "confirmed", _("Confirm the paper")),
        Move("innovation.benefit.paper_confirmed", ("confirmed",), "verified", _("Confirm the paper")),
        Move("innovation.benefit.paper_confirmed", ("confirmed",), "second_sign", _("Confirm the paper")),
        Move("innovation.benefit.paper_confirmed", ("second_sign",), "verified", _("Confirm the paper")),
        Move("innovation.benefit.paper_confirmed", ("verified",), "spot_checked", _("Confirm the paper")),
        Move("innovation.benefit.returned", ("calculated",), "claimed", _("Return"), asks_reason=True),
        Move("innovation.benefit.returned", ("confirmed", "second_sign"), "calculated", _("Return"), asks_reason=True),
        Move("innovation.benefit.returned", ("verified",), "confirmed", _("Return"), asks_reason=True),
        Move(
            "innovation.benefit.refused",
            ("reported", "claimed", "calculated", "confirmed", "second_sign"),
            "refused",
            _("Refuse"),
            asks_reason=True,
        ),
        # What has a certificate was verified once: refused by the spot check, or by finance after its return, it is revoked.
        Move(
            "innovation.benefit.refused",
            ("claimed", "calculated", "confirmed", "second_sign", "verified"),
            "revoked",
            _("Refuse"),
            asks_reason=True,
        ),
        Move("innovation.benefit.reduced", ("verified", "spot_checked"), "verified", _("Reduce"), asks_reason=True),
        Move("innovation.benefit.revoked", ("verified", "spot_checked"), "revoked", _("Revoke"), asks_reason=True),
        Move("innovation.benefit.struck", ("reported",), "struck", _("Strike out"), asks_reason=True),
    ],
)
