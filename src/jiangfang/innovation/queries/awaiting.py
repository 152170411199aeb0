"""Everything in innovation practice that awaits a person: one list, the most urgent first."""

import datetime as dt
from itertools import chain

from jiangfang.innovation.queries.benefits_awaiting import awaiting_signatures, benefit_turns
from jiangfang.innovation.queries.ip_rights import awaiting_ip_rights
from jiangfang.innovation.queries.problems import problem_turns
from jiangfang.innovation.queries.projects import awaiting_milestones, project_turns
from jiangfang.innovation.queries.results import result_turns
from jiangfang.innovation.queries.turns import in_turn
from jiangfang.people.awaiting import Awaiting
from jiangfang.people.models import Person

TURNS = (problem_turns, project_turns, result_turns, benefit_turns)
SOURCES = (awaiting_milestones, awaiting_ip_rights, awaiting_signatures)


def awaiting(reader: Person) -> list[Awaiting]:
    """What ``reader`` is asked to do: by the day it must be done, then by how long it has been waiting.

    The number of queries does not depend on how much there is: all that waits by its state alone is one query.
    """
    waiting = in_turn([turn for turns in TURNS for turn in turns(reader)])
    rows = chain(waiting, chain.from_iterable(source(reader) for source in SOURCES))
    return sorted(rows, key=lambda row: (row.due or dt.date.max, row.since))
