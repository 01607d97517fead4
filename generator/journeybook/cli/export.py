"""`journeybook export`: the catalogue for other programs."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from journeybook import pipeline
from journeybook.cli.collector import kept_for_good
from journeybook.cli.options import project_option, show_findings, write_or_print
from journeybook.errors import InvocationError
from journeybook.load import Loaded

out_option = click.option(
    "--out", type=click.Path(path_type=Path), metavar="FILE", help="The file.  [default: standard output]"
)


@click.group()
def export() -> None:
    """Write the catalogue in another format."""


@export.command("json")
@project_option
@out_option
def json_(project: Path, out: Path | None) -> None:
    """Write the catalogue as JSON: all fields by the names of the file format, and the resolved links."""
    from journeybook.exchange.json import export_catalogue

    _refuse_other(out, b"{", "JSON")
    loaded = _loaded(project)
    write_or_print(export_catalogue(loaded.catalogue, loaded.settings), out)


@export.command("csv")
@project_option
@out_option
@click.option("--language", metavar="CODE", help="One of the project's languages.  [default: its first]")
def csv_(project: Path, out: Path | None, language: str | None) -> None:
    """Write the opportunities as CSV for spreadsheets, in order of priority: the file that the site offers too."""
    from journeybook.exchange.csv import export_opportunities

    _refuse_other(out, "\ufeff".encode(), "export as CSV")
    loaded = _loaded(project)
    code = language or loaded.catalogue.language
    if code not in loaded.settings.languages:
        raise InvocationError(f"'{code}' is none of the project's languages: {', '.join(loaded.settings.languages)}")
    write_or_print(export_opportunities(loaded.catalogue_in(code), loaded.settings_in(code)), out)


def _loaded(project: Path) -> Loaded:
    """Return a project without errors; end where it has some."""
    with kept_for_good():
        checked = pipeline.check(project)
    if checked.stops():
        show_findings(checked, checked.findings)
        click.echo("Nothing was exported: an export of what is wrong would be wrong.", err=True)
        sys.exit(1)
    return checked.loaded


def _refuse_other(out: Path | None, begins: bytes, kind: str) -> None:
    """An export writes over an export, and over nothing else."""
    if out is None or not out.is_file():
        return
    with out.open("rb") as file:
        start = file.read(len(begins))
    if start not in (b"", begins):
        raise InvocationError(f"{out} is there already and no {kind}; choose another name")
