"""A journey that does not say how well most of its emotions are known.

A guess and what two hundred customers said look the same on a curve. `basis` tells them apart, so that a reader knows
what to lean on and the team what to find out next.

Wrong:

    - {id: order, title: I order, emotion: 4}
    - {id: wait, title: I wait, emotion: 2}

Right:

    - {id: order, title: I order, emotion: 4, basis: assumed}
    - {id: wait, title: I wait, emotion: 2, basis: measured}

The way out: write `basis: assumed`, `researched` or `measured` at each step with an emotion. `assumed` is no shame.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeybook.checks.project import Project
from journeybook.checks.rule import Family, Mark, Rule
from journeybook.diagnostics import Diagnostic, Severity


def check(project: Project) -> Iterator[Diagnostic]:
    """Yield the journeys more than half of whose scored steps have no basis."""
    for journey in project.offered:
        scored = tuple(step for step in journey.steps if step.emotion)
        unsaid = tuple(step for step in scored if not step.origin.has("basis"))
        if 2 * len(unsaid) > len(scored):
            yield RULE.finding(
                f"{len(unsaid)} of {len(scored)} emotions of '{journey.id}' do not say how well they are known",
                unsaid[0].origin.span("emotion"),
                "write `basis: assumed`, `researched` or `measured` at each of these steps",
            )


RULE = Rule.documented(
    __doc__,
    id="emotion-without-basis",
    severity=Severity.INFO,
    family=Family.EVIDENCE,
    mark=Mark.FIGURES,
    among=lambda journey: any(step.emotion for step in journey.steps),
    alone=True,
    check=check,
)
