"""A satisfaction of which nothing says how it was measured.

Satisfaction is what customers answered. How many of them, to which question and when decides what it is worth, and
whether the next value can be compared with it.

Evidence or metrics of the step, its stage or its journey count, and figures of its touchpoint.

Wrong:

    - id: pick-up
      title: I pick up my order
      satisfaction: 3.8

Right:

    - id: pick-up
      title: I pick up my order
      satisfaction: 3.8
      evidence:
        - title: Exit survey, 1,240 answers
          date: 2026-09-30

The way out: name the survey, at the journey where all its steps come from the same one.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeybook.checks.grounds import is_grounded
from journeybook.checks.project import Project
from journeybook.checks.rule import Family, Mark, Rule, Unit
from journeybook.diagnostics import Diagnostic, Severity


def check(project: Project) -> Iterator[Diagnostic]:
    """Yield the steps with a satisfaction and nothing to rest on."""
    for journey in project.offered:
        for stage, step in journey.walk():
            if step.satisfaction is not None and not is_grounded(journey, stage, step, project.catalogue):
                yield RULE.finding(
                    f"nothing says how the satisfaction at '{step.id}' was measured",
                    step.origin.span("satisfaction"),
                    "write `evidence:` with the survey, at the step, its stage or the journey",
                )


RULE = Rule.documented(
    __doc__,
    id="satisfaction-without-source",
    severity=Severity.INFO,
    family=Family.EVIDENCE,
    mark=Mark.FIGURES,
    unit=Unit.STEP,
    among=lambda journey: sum(step.satisfaction is not None for step in journey.steps),
    alone=True,
    check=check,
)
