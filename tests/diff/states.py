"""Two states of the small project of `tests.compare.projects`, checked and set against each other."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from journeybook import pipeline
from journeybook.checks.runner import examine
from journeybook.compare import Compared
from journeybook.load import load
from journeybook.load.revision import Revision
from journeybook.pipeline import Checked
from journeybook.reporting.changes import Report, report_of
from tests.compare.projects import FILES
from tests.load.projects import MemoryFiles

DAY = date(2026, 10, 2)


def checked(files: Mapping[str, str | None], name: str = "") -> Checked:
    """Return the small project with some files replaced, added, or (None) taken away."""
    every = {**FILES, **files}
    loaded = load(MemoryFiles({path: text.encode() for path, text in every.items() if text is not None}))
    outcome = examine(loaded, DAY)
    at = Revision(name=name, commit="0123456789" * 4, day=DAY) if name else None
    return Checked(
        root=Path(), loaded=loaded, findings=outcome.findings, suppressed=outcome.suppressed, today=DAY, revision=at
    )


def compared(new: Mapping[str, str | None], old: Mapping[str, str | None] | None = None) -> Compared:
    """Set two states against each other."""
    return pipeline.compared(checked(old or {}, "main"), checked(new))


def reported(new: Mapping[str, str | None], old: Mapping[str, str | None] | None = None, *paths: str) -> Report:
    """Return the report of two states."""
    return report_of(compared(new, old), paths=paths)
