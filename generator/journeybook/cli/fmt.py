"""`journeybook fmt`: files in canonical form, the diagrams in them up to date."""

from __future__ import annotations

import sys
from difflib import unified_diff
from pathlib import Path

import click

from journeybook.canonical import Change, Formatted, format_project
from journeybook.cli.collector import kept_for_good
from journeybook.cli.options import paths_in, project_option, replace_file
from journeybook.diagnostics import has_errors
from journeybook.load.discover import open_project
from journeybook.reporting import text


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[PATH]...")
@project_option
@click.option("--check", is_flag=True, help="Write nothing; exit with 1 where a file would change.")
@click.option("--diff", is_flag=True, help="Write nothing; show what would change.")
@click.option(
    "--ids", is_flag=True, help="Write the ids that are derived from titles, so that links outlive a new title."
)
@click.option("--diagram", is_flag=True, help="Add a Mermaid diagram to journeys whose text has none.")
def fmt(paths: tuple[Path, ...], project: Path, check: bool, diff: bool, ids: bool, diagram: bool) -> None:
    """Write files in canonical form, without a change of what they mean.

    Fields stand in the order of the format, one a line; comments and the text below the fields stay. A diagram
    between its markers is brought up to date. A file that cannot be read is left as it is.
    """
    with kept_for_good():
        formatted = format_project(open_project(project), paths_in(project, paths), ids=ids, markers=diagram)
    if not (check or diff):
        for change in formatted.changes:
            replace_file(project / change.path, change.after)
    if diff:
        for change in formatted.changes:
            click.echo(_difference(change), nl=False)
    _tell(formatted, would=check or diff)
    trouble = has_errors(formatted.findings) or bool(formatted.left)
    sys.exit(1 if trouble or (check and formatted.changes) else 0)


def _difference(change: Change) -> str:
    before, after = change.before.splitlines(keepends=True), change.after.decode().splitlines(keepends=True)
    if before == after:
        return f"--- {change.path}\n+++ {change.path}\n(line ends, or a byte order mark)\n"
    lines = unified_diff(before, after, change.path, change.path)
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)


def _tell(formatted: Formatted, *, would: bool) -> None:
    if formatted.findings:
        click.echo(text.report(formatted.findings, formatted.sources, colour=sys.stderr.isatty()), err=True)
    for path, reason in formatted.left.items():
        click.echo(f"{path}: left as it is: {reason}", err=True)
    for change in formatted.changes:
        click.echo(change.path)
    looked_at, count = len(formatted.looked_at), len(formatted.changes)
    files = "file" if looked_at == 1 else "files"
    verb = "would change" if would else "changed"
    click.echo(f"{count:,} of {looked_at:,} {files} {verb}.", err=True)
