"""The command itself: its sub-commands, and how a run ends when it cannot go on.

Exit codes: 0 fine, 1 findings at error level, 2 bad usage, 3 publishing failed or a defect of journeybook itself.
"""

from __future__ import annotations

import os
import sys

import click

from journeybook import __version__
from journeybook.cli.build import build
from journeybook.cli.check import check
from journeybook.cli.diff import diff
from journeybook.cli.explain import explain
from journeybook.cli.export import export
from journeybook.cli.fmt import fmt
from journeybook.cli.import_ import import_
from journeybook.cli.merge_driver import merge_driver
from journeybook.cli.new import new
from journeybook.cli.schema import schema
from journeybook.cli.serve import serve
from journeybook.errors import InvocationError, PublishError

TRACEBACK = "JOURNEYBOOK_TRACEBACK"
"""The environment variable that shows a defect's traceback, for who reports or mends it."""


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="journeybook")
def commands() -> None:
    """Turn customer journeys and personas, kept as text files, into a website."""


for command in (build, serve, check, diff, fmt, new, import_, export, explain, schema, merge_driver):
    commands.add_command(command)


def main() -> None:
    """Run the command; no mistake of a user's ends in a traceback."""
    try:
        commands(prog_name="journeybook")
    except InvocationError as error:
        _end(str(error), 2)
    except PublishError as error:
        _end(str(error), 3)
    except BrokenPipeError:
        # The reader of our output has gone, as `| head` does; nothing is left to say, not even at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except Exception as error:
        if os.environ.get(TRACEBACK):
            raise
        _end(f"a defect of journeybook, not of your files: {error!r}; {TRACEBACK}=1 shows where, please report it", 3)


def _end(message: str, code: int) -> None:
    click.echo(f"journeybook: {message}", err=True)
    sys.exit(code)
