"""``jiangfang figures``: the totals of an organisation, as pages show them to whoever may see everything."""

import argparse
import datetime as dt
from gettext import gettext as _

from jiangfang.cli.house import FINE, WRONG_USE, open_ready_house
from jiangfang.cli.terminal import complain, tell, tell_json, tell_table

NAME = "figures"
FOUNDING, THREE_YEARS = "founding", "three-years"
# As the addresses of pages say it.
SAME = {"all": FOUNDING, "3y": THREE_YEARS}


def sentence() -> str:
    return _("Print the figures of an organisation with everything below it.")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--org", required=True, metavar="SLUG", help=_("short name of the organisation"))
    parser.add_argument("--json", action="store_true", help=_("print JSON for a program"))
    parser.add_argument(
        "--as-of", type=_day, metavar="YYYY-MM-DD", help=_("as it was recorded by the end of that day (default: today)")
    )
    parser.add_argument(
        "--period",
        type=_period,
        default=FOUNDING,
        metavar="founding|three-years|YEAR",
        help=_("which calendar years flows are summed over (default: founding)"),
    )
    parser.add_argument(
        "--figure", action="append", metavar="KEY", help=_("only this figure; may be given several times")
    )


def _day(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(_("a day looks like 2024-05-20")) from error


def _period(text: str) -> str:
    text = SAME.get(text, text)
    if text in (FOUNDING, THREE_YEARS) or (text.isascii() and text.isdigit() and 1900 <= int(text) <= 9999):
        return text
    raise argparse.ArgumentTypeError(_("a period is founding, three-years or a year such as 2024"))


def run(chosen: argparse.Namespace) -> int:
    open_ready_house(chosen.language)
    from jiangfang.cli import totals  # noqa: PLC0415 -- needs the apps loaded

    organisation = totals.organisation_called(chosen.org)
    if organisation is None:
        return _unknown(
            _("There is no organisation with the short name %(name)s."), chosen.org, totals.slugs_like(chosen.org)
        )
    for key in chosen.figure or ():
        if not totals.is_figure(key):
            like = totals.figures_like(key) or totals.all_keys()
            return _unknown(_("There is no figure %(name)s."), key, like)
    question = totals.question(chosen.period, chosen.as_of)
    rows = totals.rows_of(organisation, question, chosen.period, chosen.figure)
    if chosen.json:
        tell_json(
            {"organisation": organisation.slug, "as_of": question.on.isoformat(), "figures": totals.for_a_program(rows)}
        )
    else:
        _tell_all(str(organisation), question.on, chosen, totals.as_table(rows, chosen.language))
    return FINE


def _unknown(what: str, name: str, like: list[str]) -> int:
    complain(what % {"name": name})
    if like:
        complain(_("Did you mean: %(names)s?") % {"names": ", ".join(like)})
    return WRONG_USE


def _tell_all(name: str, on: dt.date, chosen: argparse.Namespace, table: list[tuple[str, str]]) -> None:
    periods = {FOUNDING: _("since founding"), THREE_YEARS: _("last three years")}
    head = {"name": name, "day": on.isoformat(), "period": periods.get(chosen.period, chosen.period)}
    tell(_("%(name)s, as of %(day)s, %(period)s") % head)
    tell()
    tell_table(table, right=[1])
