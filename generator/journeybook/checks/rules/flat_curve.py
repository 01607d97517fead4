"""A journey on which every step feels the same.

Nobody's day is like that. An even curve mostly means that the scores were filled in because a field asked for them; it
hides where it hurts and what is liked.

Linear journeys with five scores or more are looked at.

Wrong:

    - {id: order, title: I order, emotion: 3}
    - {id: wait, title: I wait, emotion: 3}
    - {id: open, title: I open the parcel, emotion: 3}

Right:

    - {id: order, title: I order, emotion: 3}
    - {id: wait, title: I wait, emotion: 2}
    - {id: open, title: I open the parcel, emotion: 5}

The way out: ask for the best and the worst moment first, and set the others between them. What nobody knows is better
left out.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeybook.checks.project import Project
from journeybook.checks.rule import Family, Mark, Rule
from journeybook.diagnostics import Diagnostic, Severity

_FEWEST = 5
"""Scores; that fewer are equal may be so."""


def check(project: Project) -> Iterator[Diagnostic]:
    """Yield the linear journeys all of whose scores are equal."""
    for journey in project.offered:
        scored = tuple(step for step in journey.steps if step.emotion)
        scores = {score for step in scored for score in step.emotion.scores}
        if journey.is_linear and len(scored) >= _FEWEST and len(scores) == 1:
            yield RULE.finding(
                f"all {len(scored)} emotions of '{journey.id}' are {scores.pop()}",
                scored[0].origin.span("emotion"),
                "ask for the best and the worst moment, and set the others between them",
            )


RULE = Rule.documented(
    __doc__,
    id="flat-curve",
    severity=Severity.INFO,
    family=Family.STRUCTURE,
    mark=Mark.CUSTOMER_VIEW,
    among=lambda journey: journey.is_linear and sum(bool(step.emotion) for step in journey.steps) >= _FEWEST,
    alone=True,
    check=check,
)
