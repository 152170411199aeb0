"""The page of commands."""

import argparse
import os
from collections.abc import Iterator

from jiangfang.cli import language, main
from jiangfang.cli.reference.markdown import code, first_line, page, table
from jiangfang.jobs.tasks import Task, tasks
from jiangfang.jobs.working import doers


def command_names() -> set[str]:
    """The words that may follow ``jiangfang``."""
    return {module.NAME for module in main.COMMANDS}


def commands_page() -> str:
    """What each command of ``jiangfang`` does and takes."""
    english, chinese = _parser(language.ENGLISH), _parser(language.CHINESE)
    return page(
        "Commands 命令",
        "`jiangfang COMMAND` does one thing with the house in `JIANGFANG_HOME`, and prints in Chinese unless the terminal or"
        " `--language en` says otherwise. It ends with 0 where all is fine, 1 where something was found, 2 for wrong use.",
        *_told_of(english, chinese),
        "## Schedule 定时任务",
        "These run by the clock in whichever process notices first; days and times are China's.",
        table(
            ["Task", "When", "What it does"], [[code(task.name), _when(task), first_line(task.run)] for task in tasks]
        ),
        "## Background work 后台任务",
        "These are handed over by a deed or a page, and done by whichever process is free.",
        table(["Work", "What it does"], [[code(name), first_line(doers[name])] for name in sorted(doers.keys())]),
    )


def _when(task: Task) -> str:
    if task.daily_at:
        return f"daily at {task.daily_at:%H:%M}"
    return "every minute" if task.minutes == 1 else f"every {task.minutes} minutes"


def _parser(spoken: str) -> argparse.ArgumentParser:
    """The command's parser with its help in one language; what was spoken before is spoken again."""
    before = os.environ.get("LANGUAGE")
    language.speak(spoken)
    try:
        return main.build_parser(spoken)
    finally:
        if before is None:
            del os.environ["LANGUAGE"]
        else:
            os.environ["LANGUAGE"] = before


def _told_of(english: argparse.ArgumentParser, chinese: argparse.ArgumentParser) -> Iterator[str]:
    yield f"## `{english.prog}`"
    yield _beside(english.description, chinese.description)
    pairs = list(zip(english._actions, chinese._actions, strict=True))
    rows = [[code(_written(here)), _beside(here.help, there.help)] for here, there in pairs if _is_told(here)]
    yield table(["Option", "What it says"], rows)
    for here, there in pairs:
        if isinstance(here, argparse._SubParsersAction):
            for name, inner in here.choices.items():
                yield from _told_of(inner, there.choices[name])


def _is_told(argument: argparse.Action) -> bool:
    return not isinstance(argument, argparse._SubParsersAction | argparse._HelpAction)


def _written(argument: argparse.Action) -> str:
    """An option as one types it."""
    value = "" if argument.nargs == 0 else argument.metavar or "|".join(argument.choices or ()) or argument.dest.upper()
    return f"{', '.join(argument.option_strings) or argument.dest} {value}".strip()


def _beside(english: str | None, chinese: str | None) -> str:
    return english or "" if english == chinese else f"{english} {chinese}"
