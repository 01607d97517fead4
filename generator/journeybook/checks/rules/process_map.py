"""A journey that says more about what happens behind the scenes than about the customer.

A service blueprint has both. Where backstage and support outweigh what the customer meets, thinks and feels, the map
has become that of a process, and the customer the excuse for it.

What is counted: the entries under `backstage` and `support`, against touchpoints or channels, thoughts, emotions,
pains and entries under `frontstage`.

Wrong:

    - id: choose-slot
      title: I choose a pick-up slot
      backstage: [Picking hours planned, Stock reserved, Capacity checked]
      support: [Slot model, Stock system]

Right:

    - id: choose-slot
      title: I choose a pick-up slot
      touchpoint: drive-slot-picker
      emotion: 3
      thought: Seven is gone. Eight, then.
      frontstage: [Calendar of slots]
      backstage: [Picking hours planned]
      support: [Slot model]

The way out: write what customers meet, think and feel at each step, and keep of the backstage what explains it.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeybook.checks.project import Project
from journeybook.checks.rule import Family, Mark, Rule
from journeybook.diagnostics import Diagnostic, Severity
from journeybook.model.journey import Step


def check(project: Project) -> Iterator[Diagnostic]:
    """Yield the journeys with more entries behind the line of visibility than before it."""
    for journey in project.offered:
        behind = sum(len(step.backstage) + len(step.support) for step in journey.steps)
        before = sum(map(_met, journey.steps))
        if behind > before:
            yield RULE.finding(
                f"'{journey.id}' says {behind} things of what happens behind the scenes and {before} of the customer",
                journey.origin.span("title"),
                "write what customers meet, think and feel at each step",
            )


def _met(step: Step) -> int:
    """Return how many things a step says about its customer."""
    said = (step.touchpoint or step.channel, step.thought, bool(step.emotion), step.satisfaction is not None)
    return sum(map(bool, said)) + len(step.pains) + len(step.frontstage)


RULE = Rule.documented(
    __doc__,
    id="process-map",
    severity=Severity.INFO,
    family=Family.CUSTOMER_VIEW,
    mark=Mark.NO_PROCESS_MAP,
    among=lambda journey: any(step.backstage or step.support for step in journey.steps),
    alone=True,
    check=check,
)
