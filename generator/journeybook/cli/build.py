"""`journeybook build`: the whole way from files to a site."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from journeybook.cli.collector import at_rest, kept_for_good
from journeybook.cli.options import compare_option, project_option, theme_option
from journeybook.errors import InvocationError
from journeybook.forks import beside
from journeybook.incremental.done import Asked, Read, now, remember, said_before, unchanged

if TYPE_CHECKING:
    from journeybook.compare import Compared
    from journeybook.load.revision import Gap
    from journeybook.pipeline import Checked
    from journeybook.reporting.again import Said


_LONG = 500
"""Findings from on which it takes a while to write them down."""
_TOO_LONG = 10_000
"""Findings of a project that is so large that another process would cost more memory than it saves time, where many
pages are to be made.
"""
_FEW = 200
"""Pages of which there is memory for more than their making."""


@click.command()
@project_option
@click.option("--out", type=click.Path(path_type=Path), metavar="DIR", help="Where the site goes.  [default: site]")
@click.option("--strict", is_flag=True, help="Let warnings stop the build, as errors do.")
@compare_option
@theme_option
@click.option("--no-cache", is_flag=True, help="Use nothing of earlier builds, and keep nothing for later ones.")
def build(
    project: Path, out: Path | None, strict: bool, compare_with: str, no_project_theme: bool, no_cache: bool
) -> None:
    """Build the site. A build that fails leaves the previous site as it was."""
    began = time.monotonic()
    target = out if out is not None else project / "site"
    asked = Asked(root=project, out=target, options=(f"{strict=}", f"{no_project_theme=}"), began=now())
    # A comparison with a branch depends on where that is, and a preview is built once.
    reuse = not compare_with
    if no_cache:
        os.environ["JOURNEYBOOK_CACHE"] = ""
    said = unchanged(asked) if reuse else None
    if said is None:
        said = _built(asked, strict=strict, compare_with=compare_with, theme=not no_project_theme, reuse=reuse)
    elif said["findings"]:
        click.echo(said["findings"], err=True)
    click.echo(f"{target}: {said['counted']} in {time.monotonic() - began:.1f} s")


def _built(asked: Asked, *, strict: bool, compare_with: str, theme: bool, reuse: bool) -> Mapping[str, Any]:
    """Build the site and return what was said of it: what was found, in colour, and what was counted."""
    with kept_for_good():
        # Imported here: where nothing has changed none of it is needed.
        from journeybook import pipeline

        seen = {path: content for path, (_, content) in asked.seen.items()}
        checked = pipeline.check(asked.root, known=pipeline.known_drafts(asked.root, seen))
    with at_rest() as come, _Findings(checked, asked if reuse else None) as findings:
        if checked.stops(strict=strict):
            findings.say()
            click.echo("No site was built; a site that was there is untouched.", err=True)
            sys.exit(1)
        compared = _known(pipeline.compare_with(checked, compare_with)) if compare_with else None

        meanwhile: Callable[[Callable[[], None]], Callable[[], None]] = beside
        said: dict[str, Any] = {}

        def begin(pages: int) -> None:
            nonlocal meanwhile
            come(pages)
            findings.come(pages)
            if pages >= _FEW:  # of what has grown so large no copy is made
                meanwhile = _at_once

        def done(pages: int) -> None:
            findings.make()
            said.update(findings=findings.text, parts=findings.parts, counted=_counted(checked, pages))
            if reuse:
                end.callback(meanwhile(lambda: remember(asked, _read(checked, theme=theme), said)))
            findings.say()

        with _Progress() as progress, ExitStack() as end:
            pipeline.build(
                checked,
                asked.out,
                on_begin=begin,
                on_page=progress.show,
                on_done=done,
                project_theme=theme,
                compared=compared,
                reuse=reuse,
            )
    return said


def _at_once(work: Callable[[], None]) -> Callable[[], None]:
    work()
    return lambda: None


def _read(checked: Checked, *, theme: bool) -> Read:
    from journeybook.load.discover import FOLDERS, OTHER_FOLDERS

    loaded = checked.loaded
    return Read(
        files=loaded.files,
        folders={"", *FOLDERS, *OTHER_FOLDERS, *loaded.folders},
        templates=loaded.settings.theme.overrides if theme else "",
    )


def _counted(checked: Checked, pages: int) -> str:
    catalogue = checked.loaded.catalogue
    parts = (
        (len(catalogue.journeys), "journey", "journeys"),
        (len(catalogue.personas), "persona", "personas"),
        (pages, "page", "pages"),
        (len(checked.findings), "finding", "findings"),
    )
    return ", ".join(f"{count:,} {one if count == 1 else many}" for count, one, many in parts)


def _known(found: Compared | Gap) -> Compared:
    from journeybook.load.revision import Gap
    from journeybook.reporting import gaps

    if isinstance(found, Gap):
        raise InvocationError(gaps.told(found))
    return found


class _Findings:
    """What was found, as text that is made meanwhile where it is long; said at the end at the latest."""

    def __init__(self, checked: Checked, asked: Asked | None) -> None:
        """Take what was found, and the build that was asked for where what earlier ones said may be said again."""

        def shown() -> Said:
            from journeybook.reporting.again import Said, report_again

            known = said_before(asked) if asked else {}
            before = Said(known["findings"], known["parts"]) if known else Said()
            contents = {path: one.digest for path, one in checked.loaded.drafts.items() if one.digest}
            return report_again(checked.findings, checked.loaded.sources, contents, before, colour=True)

        self._is_too_long = len(checked.findings) >= _TOO_LONG
        self._shown = beside(shown) if len(checked.findings) > _LONG and not self._is_too_long else shown
        self._is_made = self._is_said = not checked.findings
        self.text = ""
        self.parts: Mapping[str, Any] = {}
        """What tells what of it was said of which file."""

    def __enter__(self) -> _Findings:
        return self

    def come(self, pages: int) -> None:
        """Hear how many pages come: print it before they do, or else make it meanwhile."""
        if self._is_too_long and pages < _FEW:
            self._shown, self._is_too_long = beside(self._shown), False
        else:
            self.say()

    def make(self) -> None:
        """Have it at hand."""
        if self._is_made:
            return
        said, self._is_made = self._shown(), True
        self.text, self.parts = said.text, said.parts

    def say(self) -> None:
        """Print it, once."""
        if not self._is_said:
            from journeybook.reporting.text import without_colour

            self._is_said = True
            self.make()
            # Without colour where that is not for a terminal: click would look for any codes, which takes a while.
            click.echo(self.text if sys.stderr.isatty() else without_colour(self.text), err=True)

    def __exit__(self, *_: object) -> None:
        self.say()


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
