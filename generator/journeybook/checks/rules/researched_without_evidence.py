"""A step that says it was researched, and names no research.

`basis: researched` says that somebody listened to customers. Where nothing says to whom and when, the next team asks
the same customers again, or does not believe it.

Evidence or metrics of the step, its stage or its journey count, and figures of its touchpoint.

Wrong:

    - id: wait
      title: I wait at the terminal
      emotion: 2
      basis: researched

Right:

    - id: wait
      title: I wait at the terminal
      emotion: 2
      basis: researched
      evidence:
        - title: Two days of observation at Nantes
          date: 2026-05-12

The way out: name the research, at the journey where it is behind most of its steps. Else the step is assumed.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeybook.checks.grounds import is_grounded
from journeybook.checks.project import Project
from journeybook.checks.rule import Family, Mark, Rule, Unit
from journeybook.diagnostics import Diagnostic, Severity
from journeybook.model.journey import Basis


def check(project: Project) -> Iterator[Diagnostic]:
    """Yield the researched steps with nothing to rest on."""
    for journey in project.offered:
        for stage, step in journey.walk():
            if step.basis is Basis.RESEARCHED and not is_grounded(journey, stage, step, project.catalogue):
                yield RULE.finding(
                    f"nothing says what research is behind '{step.id}'",
                    step.origin.span("basis"),
                    "write `evidence:` at the step, its stage or the journey, or `basis: assumed`",
                )


RULE = Rule.documented(
    __doc__,
    id="researched-without-evidence",
    severity=Severity.INFO,
    family=Family.EVIDENCE,
    mark=Mark.FIGURES,
    unit=Unit.STEP,
    among=lambda journey: sum(step.basis is Basis.RESEARCHED for step in journey.steps),
    alone=True,
    check=check,
)
