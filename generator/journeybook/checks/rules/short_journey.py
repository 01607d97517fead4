"""A journey of one or two steps.

A journey begins before the customer meets the company and ends when they have what they came for. Two steps are an
interaction; there is no curve in them, and nothing to compare.

Linear journeys are looked at.

Wrong:

    steps:
      - title: I order
      - title: I pay

Right:

    steps:
      - title: I notice the lamp is broken
      - title: I compare lamps
      - title: I order
      - title: I unpack it

The way out: tell what comes before and after, or make it steps of a larger journey.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeybook.checks.project import Project
from journeybook.checks.rule import Family, Mark, Rule
from journeybook.diagnostics import Diagnostic, Severity

_FEWEST = 3
"""Steps that a way has."""


def check(project: Project) -> Iterator[Diagnostic]:
    """Yield the linear journeys with too few steps."""
    for journey in project.offered:
        count = len(journey.steps)
        if journey.is_linear and 0 < count < _FEWEST:
            yield RULE.finding(
                f"'{journey.id}' has {'one step' if count == 1 else f'{count} steps'}",
                journey.origin.span("title"),
                "tell what comes before and after, or make it a part of a larger journey",
            )


RULE = Rule.documented(
    __doc__,
    id="short-journey",
    severity=Severity.INFO,
    family=Family.STRUCTURE,
    mark=Mark.COMPLETENESS,
    alone=True,
    check=check,
)
