"""`journeybook serve`: the site on this machine, renewed at every save."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

import click

from journeybook import pipeline
from journeybook.cli.options import compare_option, project_option, show_findings, theme_option
from journeybook.errors import InvocationError
from journeybook.load import load_settings
from journeybook.load.discover import open_project
from journeybook.load.known import KnownDrafts
from journeybook.load.look import watched
from journeybook.load.revision import Gap, revision
from journeybook.reporting import gaps, text


@click.command()
@project_option
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0 for any that is free.")
@compare_option
@theme_option
def serve(project: Path, port: int, compare_with: str, no_project_theme: bool) -> None:
    """Show the site on this machine and renew it at every save.

    While a file is broken its findings stand on the page, above the last good site.
    """
    from journeybook.publish.serve import serve as serve_site

    if compare_with and isinstance(gap := revision(project, compare_with.removesuffix("...")), Gap):
        raise InvocationError(gaps.told(gap))
    watched_paths = watched(load_settings(open_project(project)).theme)
    with tempfile.TemporaryDirectory(prefix="journeybook-") as folder:
        site = Path(folder) / "site"
        known = pipeline.known_drafts(project)

        def rebuild() -> str | None:
            return _rebuild(project, site, known, project_theme=not no_project_theme, compare_with=compare_with)

        serve_site(rebuild, site, tuple(project / path for path in watched_paths), "127.0.0.1", port, click.echo)


def _rebuild(
    project: Path, site: Path, known: KnownDrafts | None, *, project_theme: bool, compare_with: str = ""
) -> str | None:
    """Build the site; return the findings as text where it cannot be built."""
    began = time.monotonic()
    try:
        checked = pipeline.check(project, known=known)
    except InvocationError as error:
        return str(error)
    if checked.stops():
        show_findings(checked, checked.findings)
        return text.report(checked.findings, checked.loaded.sources, colour=False)
    compared = pipeline.compare_with(checked, compare_with) if compare_with else None
    if isinstance(compared, Gap):
        return gaps.told(compared)
    pages = pipeline.build(checked, site, project_theme=project_theme, compared=compared, reuse=True)
    click.echo(f"{pages:,} pages in {time.monotonic() - began:.1f} s")
    return None
