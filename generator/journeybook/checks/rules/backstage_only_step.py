"""A step in which no customer appears.

It has a backstage, and no touchpoint, no thought, no emotion, nothing on the stage: the customer neither does nor meets
anything there. Such a step belongs to a process map, and makes the way look longer than it is.

Wrong:

    - id: stock-check
      title: Stock check
      backstage: [Stock is checked]
      support: [Stock system]

Right:

    - id: choose-slot
      title: I choose a pick-up slot
      touchpoint: drive-slot-picker
      backstage: [Stock is checked]
      support: [Stock system]

The way out: move what happens backstage to the step at which the customer waits for it or meets its result. Where the
wait is a moment of its own, say what it is like: `duration`, `emotion`, `thought`.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeybook.checks.project import Project
from journeybook.checks.rule import Family, Mark, Rule, Unit
from journeybook.diagnostics import Diagnostic, Severity

_BEHIND = ("backstage", "support")
_BEFORE = ("touchpoint", "channel", "emotion", "satisfaction", "thought", "pains", "frontstage", "duration", "journey")


def check(project: Project) -> Iterator[Diagnostic]:
    """Yield the steps that are backstage alone."""
    for journey in project.offered:
        for step in journey.steps:
            has = step.origin.has
            if any(map(has, _BEHIND)) and not any(map(has, _BEFORE)):
                yield RULE.finding(
                    f"the customer neither does nor meets anything at '{step.id}'",
                    step.origin.span("title"),
                    "move its backstage to the step at which the customer meets the result",
                )


RULE = Rule.documented(
    __doc__,
    id="backstage-only-step",
    severity=Severity.INFO,
    family=Family.CUSTOMER_VIEW,
    mark=Mark.NO_PROCESS_MAP,
    unit=Unit.STEP,
    among=lambda journey: sum(bool(step.backstage or step.support) for step in journey.steps),
    alone=True,
    check=check,
)
