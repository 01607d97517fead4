"""`journeybook check`: everything that is wrong, in one run."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from journeybook import pipeline
from journeybook.checks.runner import only
from journeybook.cli.collector import kept_for_good
from journeybook.cli.options import Kind, project_option
from journeybook.diagnostics import has_errors
from journeybook.reporting import json, text


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[PATH]...")
@project_option
@click.option("--format", "form", type=Kind(["text", "json"]), default="text", help="For people or for programs.")
@click.option("--strict", is_flag=True, help="Let warnings count as errors.")
def check(paths: tuple[Path, ...], project: Path, form: str, strict: bool) -> None:
    """Report everything that is wrong, or what is wrong in some files or folders.

    The whole project is read in any case, because files refer to one another.
    """
    with kept_for_good():
        checked = pipeline.check(project)
    chosen = _in_project(paths, project)
    findings = only(checked.findings, chosen)
    there = set(only((one.finding for one in checked.suppressed), chosen))
    suppressed = tuple(one for one in checked.suppressed if one.finding in there)
    if form == "json":
        click.echo(json.report(findings, suppressed), nl=False)
    else:
        colour = sys.stdout.isatty()
        if findings:
            click.echo(text.report(findings, checked.loaded.sources, suppressed=len(suppressed), colour=colour))
        else:
            count = len(checked.loaded.catalogue.journeys)
            taken_back = f"; {text.suppressions(len(suppressed))}" if suppressed else ""
            click.echo(f"Nothing found in {count:,} {'journey' if count == 1 else 'journeys'}{taken_back}.")
    sys.exit(1 if has_errors(findings, strict=strict) else 0)


def _in_project(paths: tuple[Path, ...], project: Path) -> tuple[str, ...]:
    """Return paths relative to the project: given so, or relative to the current folder."""
    found = []
    root = project.resolve()
    for path in paths:
        here = path.resolve()
        inside = here if here.exists() and here.is_relative_to(root) else (root / path)
        if not inside.exists() or not inside.is_relative_to(root):
            raise click.BadParameter(f"there is no {path} in the project", param_hint="PATH")
        found.append(inside.relative_to(root).as_posix())
    return tuple(found)
