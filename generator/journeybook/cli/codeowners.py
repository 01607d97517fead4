"""`journeybook new codeowners`: who is asked to review which file, suggested from the owners in the files."""

from __future__ import annotations

from pathlib import Path

import click

from journeybook import pipeline
from journeybook.cli.ci import repository
from journeybook.cli.collector import kept_for_good
from journeybook.cli.options import project_option, write_text
from journeybook.errors import InvocationError
from journeybook.exchange.codeowners import Owners, code_owners, written_into

_NAME = "CODEOWNERS"
_PLACES = (".github", ".gitlab", "", "docs")
"""Where hosts look for it. A new one stands at the top, where both GitHub and GitLab do."""


@click.command()
@project_option
@click.option("--team-prefix", metavar="PREFIX", default="", help="What makes an account of an owner: @org/")
@click.option("--write", is_flag=True, help="Write them into the repository's CODEOWNERS, between two markers.")
def codeowners(project: Path, team_prefix: str, write: bool) -> None:
    """Suggest lines for CODEOWNERS from the owners of journeys, touchpoints and channels.

    An owner that begins with @ is meant as it is; `drive-team` becomes @org/drive-team by --team-prefix @org/.
    """
    if team_prefix and not team_prefix.startswith("@"):
        raise click.BadParameter("an account begins with @: @org/", param_hint="--team-prefix")
    with kept_for_good():
        checked = pipeline.check(project)
    root, folder = repository(project)
    owners = code_owners(checked.loaded.catalogue, team_prefix=team_prefix, folder=folder)
    _say_unknown(owners)
    if not write:
        click.echo("".join(f"{line}\n" for line in owners.lines), nl=False)
        return
    path = next((root / place / _NAME for place in _PLACES if (root / place / _NAME).is_file()), root / _NAME)
    if not owners.lines and not path.exists():
        raise InvocationError("no owner in the project is an account, so there is nothing to write")
    write_text(path, written_into(_text(path), owners.lines))
    click.echo(str(path))


def _say_unknown(owners: Owners) -> None:
    """Name the owners that nobody can be asked by, on the error stream: the other one may be a file."""
    if owners.unknown:
        names = ", ".join(owners.unknown)
        click.echo(f"No account is known of: {names}. `--team-prefix @org/` makes accounts of names.", err=True)
    elif not owners.lines:
        click.echo("No journey, touchpoint or channel with a file of its own names an owner.", err=True)


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8") if path.exists() else ""
    except (OSError, UnicodeDecodeError) as error:
        raise InvocationError(f"cannot read {path}: {error}") from error
