"""A journey most of whose steps go through one and the same touchpoint.

When five steps out of eight happen at "Drive ordering page", the touchpoint is too coarse to say which part of it
hurts, or the steps are too fine and the journey is that of a screen.

A journey of six steps or more with a touchpoint is looked at, unless its scope is `user`: there the screen is the
subject.

Wrong:

    - {id: search, title: I look for the coffee, touchpoint: grocery-site}
    - {id: choose, title: I choose one, touchpoint: grocery-site}
    - {id: pay, title: I pay, touchpoint: grocery-site}

Right:

    - {id: search, title: I look for the coffee, touchpoint: grocery-search-box}
    - {id: choose, title: I choose one, touchpoint: grocery-product-sheet}
    - {id: pay, title: I pay, touchpoint: drive-payment-page}

The way out: define the parts of it as touchpoints, or make the journey one of `scope: user`, opened from a step of a
larger one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from journeybook.checks.project import Project
from journeybook.checks.rule import Family, Mark, Rule, Unit
from journeybook.diagnostics import Diagnostic, Severity
from journeybook.model.journey import Scope

_FEWEST = 6
"""Steps with a touchpoint; of fewer nothing can be said."""


def check(project: Project) -> Iterator[Diagnostic]:
    """Yield the journeys more than half of whose touchpoints are one."""
    for journey in project.offered:
        steps = tuple(step for step in journey.steps if step.touchpoint)
        if journey.scope is Scope.USER or len(steps) < _FEWEST:
            continue
        ((name, count),) = Counter(step.touchpoint for step in steps).most_common(1)
        if 2 * count > len(steps):
            first = next(step for step in steps if step.touchpoint == name)
            yield RULE.finding(
                f"{count} of {len(steps)} steps of '{journey.id}' go through the touchpoint '{name}'",
                first.origin.span("touchpoint"),
                "define its parts as touchpoints, or make this a journey of `scope: user`",
            )


RULE = Rule.documented(
    __doc__,
    id="one-touchpoint-for-all",
    severity=Severity.INFO,
    family=Family.TOUCHPOINTS,
    mark=Mark.PRECISE_TOUCHPOINTS,
    unit=Unit.TOUCHPOINT,
    alone=True,
    check=check,
)
