"""A step that says it was measured, and shows no measure.

`basis: measured` is the strongest claim that a step can make: customers were asked or counted. Without the figure a
reader has to take it on trust, and the next team cannot tell whether it has changed.

A metric, a satisfaction or evidence at the step counts, and so do metrics of its stage or its touchpoint.

Wrong:

    - id: pay
      title: I pay
      emotion: 4
      basis: measured

Right:

    - id: pay
      title: I pay
      emotion: 4
      satisfaction: 4.1
      basis: measured

The way out: write the figure where it was measured, or `basis: researched` where customers were listened to and not
counted.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeybook.checks.project import Project
from journeybook.checks.rule import Family, Mark, Rule, Unit
from journeybook.diagnostics import Diagnostic, Severity
from journeybook.model.journey import Basis, Stage, Step


def check(project: Project) -> Iterator[Diagnostic]:
    """Yield the steps measured without a metric, a satisfaction or evidence."""
    for journey in project.offered:
        for stage, step in journey.walk():
            if step.basis is Basis.MEASURED and not _has_figure(stage, step, project):
                yield RULE.finding(
                    f"the step '{step.id}' is said to be measured, and shows no figure",
                    step.origin.span("basis"),
                    "write `satisfaction`, `metrics` or `evidence` at the step, or another basis",
                )


def _has_figure(stage: Stage, step: Step, project: Project) -> bool:
    if any(map(step.origin.has, ("satisfaction", "metrics", "evidence"))) or stage.origin.has("metrics"):
        return True
    touchpoint = project.catalogue.touchpoint_of(step)
    return touchpoint is not None and touchpoint.origin.has("metrics")


RULE = Rule.documented(
    __doc__,
    id="measured-without-figure",
    severity=Severity.WARNING,
    family=Family.EVIDENCE,
    mark=Mark.FIGURES,
    unit=Unit.STEP,
    among=lambda journey: sum(step.basis is Basis.MEASURED for step in journey.steps),
    alone=True,
    check=check,
)
