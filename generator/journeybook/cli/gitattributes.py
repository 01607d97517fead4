"""`journeybook new gitattributes`: tells Git to merge journeys by meaning."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from journeybook.cli.options import project_option, write_text
from journeybook.errors import InvocationError
from journeybook.git import GitFailure, Why, git
from journeybook.load.discover import open_project
from journeybook.merging.attributes import attributes, settings

_FILE = ".gitattributes"


@click.command()
@project_option
@click.option("--print", "only_print", is_flag=True, help="Show what would be written and set, and do nothing.")
def gitattributes(project: Path, only_print: bool) -> None:
    """Have Git merge journeys by what they say, and not line by line.

    Writes .gitattributes, which belongs into the repository, and sets this clone's configuration. Every other clone
    has to run it once too: Git takes no commands from a repository.
    """
    open_project(project)
    path = project / _FILE
    before = _text(path)
    after = attributes(before)
    wanted = settings(_program())
    if only_print:
        click.echo(f"# {path}\n{after.removeprefix(before).strip() or '(nothing is missing)'}\n\n# in this clone")
        for name, value in wanted:
            click.echo(f"git config {name} {_quoted(value)}")
        return
    if after != before:
        write_text(path, after)
    click.echo(f"{path} {'says' if after == before else 'now says'} which files are merged by meaning: commit it.")
    try:
        git(project, "rev-parse", "--git-dir")
        for name, value in wanted:
            git(project, "config", "--local", name, value)
    except GitFailure as failure:
        if failure.why is not Why.NO_REPOSITORY:
            raise InvocationError(f"git cannot be configured here ({failure.why.value}); see --print") from failure
        click.echo("There is no Git repository here: run this again in a clone, and so in every other one.")
        return
    click.echo("This clone merges them so. Every other clone has to run `journeybook new gitattributes` once too.")


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8") if path.exists() else ""
    except (OSError, UnicodeDecodeError) as error:
        raise InvocationError(f"cannot read {path}: {error}") from error


def _program() -> tuple[str, ...]:
    """Return how this program is called from anywhere: graphical programs know no virtual environment."""
    python = Path(sys.executable)
    names = (python.with_name(name) for name in ("journeybook", "journeybook.exe"))
    beside = next((path for path in names if path.is_file()), None)
    return (beside.as_posix(),) if beside else (python.as_posix(), "-m", "journeybook")


def _quoted(value: str) -> str:
    return "'" + value.replace("'", "'\\''") + "'"
