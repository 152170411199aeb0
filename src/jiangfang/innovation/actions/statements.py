"""What was said in public about an organisation: entered with its source, corrected, shown beside the records."""

import datetime as dt
from collections.abc import Sequence
from typing import Any, NamedTuple

from django.utils.translation import gettext_lazy as _

from jiangfang.innovation.models import Statement, StatementClaim
from jiangfang.innovation.rules import values
from jiangfang.innovation.rules.benefits import may_enter_statement
from jiangfang.kernel.declarations import figures
from jiangfang.kernel.errors import Invalid
from jiangfang.kernel.text import N_
from jiangfang.ledger.deeds import Actor, action, current_deed
from jiangfang.people.models import Person
from jiangfang.records import writing
from jiangfang.records.models import Audience, Organisation

REVISABLE = ("title", "title_en", "source", "published_on", "summary", "summary_en", "audience")


class Said(NamedTuple):
    """One number as it was said: the figure it speaks of, the words, and the amount in the figure's unit (money: fen).

    ``note`` says why it cannot be checked as it stands.
    """

    figure: str
    as_said: str
    amount: int
    note: str = ""
    note_en: str = ""


@action("innovation.statement.entered", may=may_enter_statement, says=_("%(actor)s entered a public statement."))
def enter_statement(
    organisation: Organisation,
    *,
    actor: Actor,
    source: str,
    published_on: dt.date,
    title: str,
    summary: str,
    title_en: str = "",
    summary_en: str = "",
    claims: Sequence[Said] = (),
    audience: int = Audience.PUBLIC,
) -> Statement:
    """Put on record what was said about ``organisation``. Its numbers stand beside the records and are added to nothing.

    Raises Invalid for a number about a figure that nobody counts and for values that can't be.
    """
    statement = Statement(
        source=source,
        published_on=published_on,
        summary=summary,
        summary_en=summary_en,
        entered_by=actor.ledger_name[:80] if isinstance(actor, Person) else "",
    )
    _check(statement, title, title_en, audience)
    rows = _rows(statement, claims)
    writing.add_one(statement, organisation=organisation, title=title.strip(), title_en=title_en, audience=audience)
    writing.add_parts(statement, rows)
    return statement


@action("innovation.statement.corrected", may=may_enter_statement, says=_("%(actor)s corrected the public statement."))
def correct_statement(
    statement: Statement, *, actor: Actor, reason: str, claims: Sequence[Said] | None = None, **changes: Any
) -> Statement:
    """Correct how a statement is recorded; ``claims``, where given, replace all numbers that were there.

    Raises TypeError for anything that is not REVISABLE, Invalid for values that can't be.
    """
    values.check_many({"reason": values.text_error(reason, "reason")})
    proposed = values.revised(statement, changes, REVISABLE)
    record = statement.record
    title, title_en = changes.get("title", record.title), changes.get("title_en", record.title_en)
    _check(proposed, title, title_en, changes.get("audience", record.audience))
    current_deed().asides["note"] = reason
    writing.change(statement, **changes)
    if claims is not None:
        writing.replace_parts(statement, "claims", _rows(statement, claims))
    return statement


def _check(statement: Statement, title: str, title_en: str, audience: int) -> None:
    known = audience in Audience.values
    values.check(
        statement,
        **values.title_errors(title, title_en),
        published_on=values.past_error(statement.published_on, "published_on"),
        audience=None if known else Invalid(N_("This is not one of the choices."), field="audience"),
    )


def _rows(statement: Statement, claims: Sequence[Said]) -> list[StatementClaim]:
    rows = [StatementClaim(statement=statement, **Said(*claim)._asdict()) for claim in claims]
    for row in rows:
        known = row.figure in figures and figures[row.figure].ratio is None
        unknown = Invalid(
            N_("“%(figure)s” is not a figure that is counted here."),
            field="claims",
            help=N_("The page of figures lists their names."),
            figure=row.figure,
        )
        values.check(row, figure=None if known else unknown)
    return rows
