"""What a report leaves out because it was there before: counted and named, not shown."""

from __future__ import annotations

from dataclasses import dataclass

from journeybook.diagnostics import Diagnostic


@dataclass(frozen=True, slots=True, kw_only=True)
class Baseline:
    """The state that a report tells the findings since."""

    revision: str
    """What it was asked for by: `main`, `HEAD~2`."""
    commit: str
    """The whole object id of its commit."""
    older: tuple[Diagnostic, ...] = ()
    """The findings of now that there were then, in order of place."""


def left_out(baseline: Baseline | None) -> str:
    """Return how many findings are left out; empty where none is."""
    count = len(baseline.older) if baseline else 0
    return f"{count:,} older {'finding' if count == 1 else 'findings'} not shown" if count else ""
