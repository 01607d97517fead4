"""A step without an emotion on a journey that has a curve.

The emotion curve goes from step to step. Where one has no value the line stops and begins again, the Mermaid diagram
leaves the step out, and a reader wonders whether nothing is felt there or nobody asked.

Linear journeys are looked at in which some steps have an emotion. Steps that say nothing of the customer at all are
named by `step-without-feeling`.

Wrong:

    - {id: order, title: I order, emotion: 4}
    - {id: wait, title: I wait, thought: Third day.}
    - {id: open, title: I open the parcel, emotion: 5}

Right:

    - {id: order, title: I order, emotion: 4}
    - {id: wait, title: I wait, thought: Third day., emotion: 2, basis: assumed}
    - {id: open, title: I open the parcel, emotion: 5}

The way out: write what is known or assumed, and say which (`basis`).
"""

from __future__ import annotations

from collections.abc import Iterator

from journeybook.checks.project import Project
from journeybook.checks.rule import Family, Mark, Rule, Unit
from journeybook.diagnostics import Diagnostic, Severity
from journeybook.model.journey import Journey


def check(project: Project) -> Iterator[Diagnostic]:
    """Yield the steps at which the curve of their journey breaks."""
    for journey in project.offered:
        if not _has_curve(journey):
            continue
        for step in journey.steps:
            if not step.origin.has("emotion") and any(map(step.origin.has, ("satisfaction", "thought"))):
                yield RULE.finding(
                    f"the curve of '{journey.id}' breaks at '{step.id}'",
                    step.origin.span("title"),
                    "write `emotion: …`, with `basis: assumed` where it is a guess",
                )


def _has_curve(journey: Journey) -> bool:
    return journey.is_linear and any(step.emotion for step in journey.steps)


RULE = Rule.documented(
    __doc__,
    id="gap-in-curve",
    severity=Severity.INFO,
    family=Family.DIAGRAMS,
    mark=Mark.COMPLETENESS,
    unit=Unit.STEP,
    among=lambda journey: len(journey.steps) if _has_curve(journey) else 0,
    alone=True,
    check=check,
)
