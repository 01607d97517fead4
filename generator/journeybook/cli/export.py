"""`journeybook export`: the catalogue for other programs."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from journeybook import pipeline
from journeybook.cli.collector import kept_for_good
from journeybook.cli.options import project_option, show_findings, write_or_print
from journeybook.errors import InvocationError


@click.group()
def export() -> None:
    """Write the whole catalogue in another format."""


@export.command("json")
@project_option
@click.option("--out", type=click.Path(path_type=Path), metavar="FILE", help="The file.  [default: standard output]")
def json_(project: Path, out: Path | None) -> None:
    """Write the catalogue as JSON: all fields by the names of the file format, and the resolved links."""
    from journeybook.exchange.json import export_catalogue

    if out is not None and out.is_file() and out.read_bytes()[:1] not in (b"", b"{"):
        raise InvocationError(f"{out} is there already and no JSON; choose another name")
    with kept_for_good():
        checked = pipeline.check(project)
    if checked.stops():
        show_findings(checked, checked.findings)
        click.echo("Nothing was exported: an export of what is wrong would be wrong.", err=True)
        sys.exit(1)
    write_or_print(export_catalogue(checked.loaded.catalogue, checked.loaded.settings), out)
