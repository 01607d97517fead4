"""A journey most of whose stages have a single step.

A stage groups what belongs together, so that a map can be read from afar. Where each step has a stage of its own, there
are two rows that say the same, and no overview.

Journeys of four stages or more are looked at.

Wrong:

    stages:
      - title: Searching
        steps: [{title: I search}]
      - title: Ordering
        steps: [{title: I order}]
      - title: Paying
        steps: [{title: I pay}]
      - title: Receiving
        steps: [{title: I open the parcel}]

Right:

    stages:
      - title: Choosing
        steps: [{title: I search}, {title: I compare}]
      - title: Buying
        steps: [{title: I order}, {title: I pay}, {title: I open the parcel}]

The way out: put stages together, or tell the steps that are missing in them.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeybook.checks.project import Project
from journeybook.checks.rule import Family, Mark, Rule
from journeybook.diagnostics import Diagnostic, Severity

_FEWEST = 4
"""Stages; fewer are an overview in any case."""


def check(project: Project) -> Iterator[Diagnostic]:
    """Yield the journeys more than half of whose stages have one step."""
    for journey in project.offered:
        single = tuple(stage for stage in journey.stages if len(stage.steps) == 1)
        if len(journey.stages) >= _FEWEST and 2 * len(single) > len(journey.stages):
            yield RULE.finding(
                f"{len(single)} of {len(journey.stages)} stages of '{journey.id}' have a single step",
                single[0].origin.span("title"),
                "put stages together, or tell the steps that are missing",
            )


RULE = Rule.documented(
    __doc__,
    id="stages-of-one-step",
    severity=Severity.INFO,
    family=Family.STRUCTURE,
    mark=Mark.COMPLETENESS,
    alone=True,
    check=check,
)
