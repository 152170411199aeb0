"""The language of the command: Chinese, unless the option or the terminal says English.

Texts of the command come from its own catalog by the standard library, so that ``--help`` needs no set-up; argparse's own
words stand in the same catalog.
"""

import gettext
import os
from collections.abc import Mapping, Sequence
from pathlib import Path

CHINESE, ENGLISH = "zh", "en"
LANGUAGES = (CHINESE, ENGLISH)
# The names under which catalogs and Django know them.
CATALOGS = {CHINESE: "zh_Hans", ENGLISH: "en"}
CODES = {CHINESE: "zh-hans", ENGLISH: "en"}


def choose(arguments: Sequence[str], environ: Mapping[str, str]) -> str:
    """What ``--language`` says, else what the terminal's locale says; nonsense is left to the parser to refuse."""
    for place, argument in enumerate(arguments):
        name, _equals, value = argument.partition("=")
        if name == "--language":
            wanted = value or (arguments[place + 1] if place + 1 < len(arguments) else "")
            return wanted if wanted in LANGUAGES else CHINESE
    locale = environ.get("LC_ALL") or environ.get("LC_MESSAGES") or environ.get("LANG") or ""
    return ENGLISH if locale.lower().startswith("en") else CHINESE


def speak(language: str) -> None:
    """Let ``gettext`` of the standard library answer in ``language``, for our texts and for argparse's."""
    os.environ["LANGUAGE"] = CATALOGS[language]
    gettext.bindtextdomain("django", Path(__file__).with_name("locale"))
    gettext.textdomain("django")
