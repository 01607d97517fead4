"""The MkDocs plugin `journeybook`: the pages of a project in a team's own MkDocs site.

Only brings two things together: the stages (pipeline.py) and the guest among MkDocs' pages
(publish/guest.py). Holds no rule that either of them lacks.
"""

from __future__ import annotations

from pathlib import Path

from journeybook import pipeline
from journeybook.diagnostics import Severity
from journeybook.errors import InvocationError
from journeybook.load.look import watched
from journeybook.pages.routes import AddressStyle, Routes
from journeybook.publish.guest import GuestPlugin, Supply, UnfitProjectError
from journeybook.reporting import text


class JourneybookPlugin(GuestPlugin):  # type: ignore[no-untyped-call]  # MkDocs' base class has no types there
    """Adds a project's pages to a site that MkDocs builds: `plugins: [journeybook]`."""

    def supply(self, project: Path, *, prefix: str, folders: bool, language: str) -> Supply:
        """Return the pages of a project; UnfitProjectError with the report where it has errors."""
        try:
            checked = pipeline.check(project)
        except InvocationError as error:
            raise UnfitProjectError(str(error)) from error
        sources = checked.loaded.sources
        if checked.stops():
            raise UnfitProjectError(text.report(checked.findings, sources))
        languages = checked.loaded.settings.languages
        if language and language not in languages:
            raise UnfitProjectError(f"language '{language}' is none of the project's: {', '.join(languages)}")
        routes = Routes(style=AddressStyle.FOLDER if folders else AddressStyle.FILE, prefix=prefix)
        compiled = pipeline.compile_site(checked, routes, language=language or languages[0])
        warnings = (finding for finding in checked.findings if finding.severity is Severity.WARNING)
        return Supply(
            site=compiled.site,
            pages=compiled.pages(),
            warnings=tuple(text.entry(warning, sources) for warning in warnings),
            watched=tuple(project / name for name in watched(checked.loaded.settings.theme)),
        )
