"""A journey of many steps in one stage.

Stages are what journeys are compared by, phase by phase, and what a reader sees first. With a single one there is a
title twice, and no shape.

Linear journeys of more than six steps are looked at.

Wrong:

    stages:
      - id: all
        title: Shopping
        steps: [… nine steps …]

Right:

    stages:
      - id: plan
        title: Planning
        steps: [… three steps …]
      - id: shop
        title: In the shop
        steps: [… six steps …]

The way out: name the parts: before, during, after, if nothing better is at hand.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeybook.checks.project import Project
from journeybook.checks.rule import Family, Mark, Rule
from journeybook.diagnostics import Diagnostic, Severity

_MOST = 6
"""Steps that need no parts."""


def check(project: Project) -> Iterator[Diagnostic]:
    """Yield the linear journeys with one stage for many steps."""
    for journey in project.offered:
        if journey.is_linear and len(journey.stages) == 1 and len(journey.steps) > _MOST:
            yield RULE.finding(
                f"all {len(journey.steps)} steps of '{journey.id}' are in one stage",
                journey.stages[0].origin.span("title"),
                "name its parts, such as before, during and after",
            )


RULE = Rule.documented(
    __doc__,
    id="single-stage",
    severity=Severity.INFO,
    family=Family.STRUCTURE,
    mark=Mark.COMPLETENESS,
    alone=True,
    check=check,
)
