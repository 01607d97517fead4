"""`journeybook build`: the whole way from files to a site."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import click

from journeybook import pipeline
from journeybook.cli.collector import kept_for_good
from journeybook.cli.options import compare_option, project_option, show_findings, theme_option
from journeybook.compare import Compared
from journeybook.errors import InvocationError
from journeybook.load.revision import Gap
from journeybook.reporting import gaps


@click.command()
@project_option
@click.option("--out", type=click.Path(path_type=Path), metavar="DIR", help="Where the site goes.  [default: site]")
@click.option("--strict", is_flag=True, help="Let warnings stop the build, as errors do.")
@compare_option
@theme_option
def build(project: Path, out: Path | None, strict: bool, compare_with: str, no_project_theme: bool) -> None:
    """Build the site. A build that fails leaves the previous site as it was."""
    began = time.monotonic()
    with kept_for_good():
        checked = pipeline.check(project)
    show_findings(checked, checked.findings)
    if checked.stops(strict=strict):
        click.echo("No site was built; a site that was there is untouched.", err=True)
        sys.exit(1)
    compared = _known(pipeline.compare_with(checked, compare_with)) if compare_with else None
    target = out if out is not None else project / "site"
    with _Progress() as progress:
        pages = pipeline.build(
            checked, target, on_page=progress.show, project_theme=not no_project_theme, compared=compared, reuse=True
        )
    catalogue = checked.loaded.catalogue
    parts = (
        (len(catalogue.journeys), "journey", "journeys"),
        (len(catalogue.personas), "persona", "personas"),
        (pages, "page", "pages"),
        (len(checked.findings), "finding", "findings"),
    )
    counted = ", ".join(f"{count:,} {one if count == 1 else many}" for count, one, many in parts)
    click.echo(f"{target}: {counted} in {time.monotonic() - began:.1f} s")


def _known(found: Compared | Gap) -> Compared:
    if isinstance(found, Gap):
        raise InvocationError(gaps.told(found))
    return found


class _Progress:
    """A bar on a terminal, nothing elsewhere."""

    def __init__(self) -> None:
        self.active = sys.stderr.isatty()
        self.shown = 0.0

    def __enter__(self) -> _Progress:
        return self

    def show(self, done: int, total: int) -> None:
        now = time.monotonic()
        if not self.active or (now - self.shown < 0.05 and done < total):
            return
        self.shown = now
        filled = done * 30 // total
        click.echo(f"\r[{'#' * filled}{'.' * (30 - filled)}] {done:,}/{total:,} pages", nl=False, err=True)

    def __exit__(self, *_: object) -> None:
        if self.active and self.shown:
            click.echo("\r" + " " * 60 + "\r", nl=False, err=True)
