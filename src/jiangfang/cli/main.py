"""The command ``jiangfang``: one word per thing one does with the house. Ends with 0 (fine), 1 (found something), 2 (wrong
use).
"""

import argparse
import os
import sys
from collections.abc import Sequence
from gettext import gettext as _

from django.core.exceptions import ImproperlyConfigured

from jiangfang import __version__
from jiangfang.cli import bring, demo, doctor, dossier, evidence, figures, hand_out, serve, verify
from jiangfang.cli.house import WRONG_USE
from jiangfang.cli.language import LANGUAGES, choose, speak
from jiangfang.cli.terminal import complain
from jiangfang.kernel.errors import JiangfangError
from jiangfang.ui.wording import say

COMMANDS = (serve, demo, figures, bring, hand_out, dossier, verify, doctor, evidence)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns its exit status."""
    arguments = list(sys.argv[1:] if arguments is None else arguments)
    language = choose(arguments, os.environ)
    speak(language)
    try:
        chosen = build_parser(language).parse_args(arguments)
        return chosen.run(chosen)
    except SystemExit as end:  # argparse's way to say that it has said everything, and the server's
        return end.code if isinstance(end.code, int) else WRONG_USE if end.code else 0
    except JiangfangError as error:
        complain(str(say(error)))
        return WRONG_USE
    except ImproperlyConfigured as error:
        complain(str(error))
        return WRONG_USE
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:  # whoever read our output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def build_parser(language: str) -> argparse.ArgumentParser:
    """The parser with every sub-command, its help in the language that :func:`speak` has set."""
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument(
        "--language",
        choices=LANGUAGES,
        default=language,
        help=_("language of what is printed (default: as the terminal, else Chinese)"),
    )
    parser = argparse.ArgumentParser(
        prog="jiangfang",
        description=_("Jiangfang, the working tool of model worker innovation studios."),
        epilog=_("JIANGFANG_HOME names the folder that holds everything (default: var)."),
        parents=[shared],
    )
    parser.add_argument(
        "--version",
        action="version",
        version=f"jiangfang {__version__}",
        help=_("show program's version number and exit"),
    )
    commands = parser.add_subparsers(title=_("commands"), metavar=_("COMMAND"), required=True)
    for module in COMMANDS:
        command = commands.add_parser(module.NAME, help=module.sentence(), description=module.sentence())
        # Repeated here so that it may stand after the command as well; what was said before it stays said.
        command.add_argument(
            "--language", choices=LANGUAGES, default=argparse.SUPPRESS, help=_("language of what is printed")
        )
        module.add_arguments(command)
        command.set_defaults(run=module.run)
    return parser


if __name__ == "__main__":
    sys.exit(main())
