"""A journey that leads to nothing.

A journey is made to decide what to do. One that shows what hurts and names no opportunity anywhere is a picture on a
wall.

Journeys of today with a pain point are looked at.

Wrong: the customer waits, and that is all.

    steps:
      - id: wait
        title: I wait at the terminal
        pains: [wait-without-a-word]

Right:

    steps:
      - id: wait
        title: I wait at the terminal
        pains: [wait-without-a-word]
        opportunities:
          - id: show-the-wait
            title: The waiting time on the terminal

The way out: write what could be done about the worst of it, as `status: idea`.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeybook.checks.project import Project
from journeybook.checks.rule import Family, Mark, Rule
from journeybook.diagnostics import Diagnostic, Severity
from journeybook.insight.scores import is_current


def check(project: Project) -> Iterator[Diagnostic]:
    """Yield the journeys of today that hurt and name no opportunity."""
    for journey in project.walked:
        holders = journey.holders
        hurts = any(holder.pains for holder in holders)
        if hurts and not any(holder.origin.has("opportunities") for holder in holders):
            yield RULE.finding(
                f"'{journey.id}' shows what hurts, and names no opportunity",
                journey.origin.span("title"),
                "write `opportunities:` where it hurts most",
            )


RULE = Rule.documented(
    __doc__,
    id="journey-without-opportunities",
    severity=Severity.INFO,
    family=Family.ACTION,
    mark=Mark.ACTION,
    among=lambda journey: is_current(journey) and any(holder.pains for holder in journey.holders),
    alone=True,
    check=check,
)
