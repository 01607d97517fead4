"""A stage of more than twelve steps.

Nobody keeps thirteen columns in mind, and a heading over all of them says nothing about any. Mostly there are two
stages in it, or a finer journey.

Wrong: one stage holds the whole order.

    stages:
      - id: order
        title: Ordering
        steps: [… fifteen steps …]

Right:

    stages:
      - id: choose
        title: Choosing
        steps: [… eight steps …]
      - id: pay
        title: Paying
        steps: [… seven steps …]

The way out: cut it where the customer pauses or changes the place, or tell a part of it in a journey of its own and
open that from one step (`journey: …`).
"""

from __future__ import annotations

from collections.abc import Iterator

from journeybook.checks.project import Project
from journeybook.checks.rule import Family, Mark, Rule, Unit
from journeybook.diagnostics import Diagnostic, Severity

_MOST = 12
"""Steps that can be seen under one heading."""


def check(project: Project) -> Iterator[Diagnostic]:
    """Yield the stages with too many steps."""
    for journey in project.offered:
        for stage in journey.stages:
            if len(stage.steps) > _MOST:
                yield RULE.finding(
                    f"the stage '{stage.id}' has {len(stage.steps)} steps",
                    stage.origin.span("title"),
                    "cut it in two, or tell a part of it in a finer journey",
                )


RULE = Rule.documented(
    __doc__,
    id="crowded-stage",
    severity=Severity.INFO,
    family=Family.STRUCTURE,
    mark=Mark.COMPLETENESS,
    unit=Unit.STAGE,
    alone=True,
    check=check,
)
