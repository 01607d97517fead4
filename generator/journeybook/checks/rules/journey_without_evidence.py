"""A journey that rests on nothing.

Without a figure, a study or a measured satisfaction a journey is what some people in a room believed. It may be right,
and nobody can tell; who doubts it can neither be convinced nor correct it.

Journeys of today in review or published are looked at; `metrics` and `evidence` may stand anywhere in them.

Wrong:

    title: Groceries by drive
    status: published

Right:

    title: Groceries by drive
    status: published
    evidence:
      - title: Diary study, 24 households
        link: https://research.example/drive-diaries

The way out: write what it rests on, be it five interviews, or the figures that are at hand. Where there is nothing, say
so step by step with `basis: assumed`, and go back to `status: draft` until somebody asked customers.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeybook.checks.grounds import has_grounds
from journeybook.checks.project import Project
from journeybook.checks.rule import Family, Mark, Rule
from journeybook.diagnostics import Diagnostic, Severity


def check(project: Project) -> Iterator[Diagnostic]:
    """Yield the journeys of today without metric, evidence or satisfaction."""
    for journey in project.walked:
        if not has_grounds(journey):
            yield RULE.finding(
                f"'{journey.id}' rests on no figure and no evidence",
                journey.origin.span("title"),
                "write `metrics:` or `evidence:` at the journey, a stage or a step",
            )


RULE = Rule.documented(
    __doc__,
    id="journey-without-evidence",
    severity=Severity.INFO,
    family=Family.EVIDENCE,
    mark=Mark.FIGURES,
    alone=True,
    check=check,
)
