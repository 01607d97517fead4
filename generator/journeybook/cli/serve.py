"""`journeybook serve`: the site on this machine, renewed at every save."""

from __future__ import annotations

import signal
import sys
import tempfile
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from journeybook import pipeline
from journeybook.cli.collector import at_ease
from journeybook.cli.options import compare_option, project_option, show_findings, theme_option
from journeybook.errors import InvocationError
from journeybook.load import load_settings
from journeybook.load.discover import open_project
from journeybook.load.known import KnownDrafts
from journeybook.load.look import watched
from journeybook.load.revision import Gap, revision
from journeybook.reporting import gaps, text

if TYPE_CHECKING:
    from journeybook.publish.aside import Aside
    from journeybook.publish.ondemand import OnDemand, Workshop


@click.command()
@project_option
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0 for any that is free.")
@compare_option
@theme_option
def serve(project: Path, port: int, compare_with: str, no_project_theme: bool) -> None:
    """Show the site on this machine and renew it at every save.

    A page is made when somebody looks at it. While a file is broken its findings stand on the page, above the last good
    site.
    """
    from journeybook.publish.aside import Aside
    from journeybook.publish.ondemand import Workshop
    from journeybook.publish.serve import serve as serve_site

    if compare_with and isinstance(gap := revision(project, compare_with.removesuffix("...")), Gap):
        raise InvocationError(gaps.told(gap))
    watched_paths = watched(load_settings(open_project(project)).theme)
    with tempfile.TemporaryDirectory(prefix="journeybook-") as folder:
        site = Path(folder) / "site"
        options = _options(project, site, theme=not no_project_theme, compare_with=compare_with)
        # Without -P modules that lie in the folder would go before ours.
        with Aside((sys.executable, "-P", "-m", "journeybook", "build", *options), site) as aside:
            making = _Making(
                project=project,
                workshop=Workshop(Path(folder), aside.read),
                aside=aside,
                known=pipeline.known_drafts(project),
                project_theme=not no_project_theme,
                compare_with=compare_with,
            )
            stop = threading.Event()
            signal.signal(signal.SIGTERM, lambda *_: stop.set())  # as Ctrl-C: nothing stays behind
            paths = tuple(project / path for path in watched_paths)
            serve_site(making.renewed, paths, "127.0.0.1", port, click.echo, stop=stop)


def _options(project: Path, site: Path, *, theme: bool, compare_with: str) -> tuple[str, ...]:
    return (
        *("--project", str(project), "--out", str(site)),
        *(() if theme else ("--no-project-theme",)),
        *(("--compare-with", compare_with) if compare_with else ()),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Making:
    """What makes the site anew after each save."""

    project: Path
    workshop: Workshop
    aside: Aside
    known: KnownDrafts | None
    project_theme: bool
    compare_with: str

    def renewed(self) -> OnDemand | str:
        """Return the site as it is now; the findings as text where there can be none."""
        began = time.monotonic()
        with at_ease():
            site = self._renewed()
        if not isinstance(site, str):
            self.aside.outdate()
            self.aside.begin_first()
            click.echo(f"{len(site):,} pages, ready in {time.monotonic() - began:.1f} s")
        return site

    def _renewed(self) -> OnDemand | str:
        try:
            checked = pipeline.check(self.project, known=self.known)
        except InvocationError as error:
            return str(error)
        if checked.stops():
            show_findings(checked, checked.findings)
            return text.report(checked.findings, checked.loaded.sources, colour=False)
        compared = pipeline.compare_with(checked, self.compare_with) if self.compare_with else None
        if isinstance(compared, Gap):
            return gaps.told(compared)
        return pipeline.shown(checked, self.workshop, project_theme=self.project_theme, compared=compared)
