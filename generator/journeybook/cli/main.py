"""The command itself: its sub-commands, and how a run ends when it cannot go on.

Exit codes: 0 fine, 1 findings at error level, 2 bad usage, 3 publishing failed or a defect of journeybook itself.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from importlib import import_module
from typing import NoReturn

import click

from journeybook import __version__
from journeybook.errors import InvocationError, PublishError

TRACEBACK = "JOURNEYBOOK_TRACEBACK"
"""The environment variable that shows a defect's traceback, for who reports or mends it."""


_MODULES = {
    "build": "build",
    "check": "check",
    "diff": "diff",
    "explain": "explain",
    "export": "export",
    "fmt": "fmt",
    "import": "import_",
    "merge-driver": "merge_driver",
    "new": "new",
    "schema": "schema",
    "serve": "serve",
}
"""Command → the module of this package that has it, under the name of the module."""


class _Group(click.Group):
    """The commands, each imported when it is run or shown: all of them together take longer than a small check."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands, in their order."""
        return sorted(_MODULES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command of that name, or None where there is none."""
        module = _MODULES.get(cmd_name)
        if module is None:
            return None
        command: click.Command = getattr(import_module(f"journeybook.cli.{module}"), module)
        return command


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="journeybook")
def commands() -> None:
    """Turn customer journeys and personas, kept as text files, into a website."""


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


def run() -> NoReturn:
    """Run the command and end the process at once: to take a large catalogue apart, value by value, helps nobody."""
    try:
        main()
    except SystemExit as end:
        code = end.code
    else:
        code = 0
    if isinstance(code, str):
        click.echo(code, err=True)
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):  # nobody listens any more
            stream.flush()
    os._exit(code if isinstance(code, int) else 0 if code is None else 1)


def _end(message: str, code: int) -> None:
    click.echo(f"journeybook: {message}", err=True)
    sys.exit(code)
