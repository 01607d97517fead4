"""A lowest moment with neither a pain point nor an opportunity.

The lowest point of a curve is what everybody looks at first. Where nothing says what hurts there, the discussion ends
with the number.

The worst step of each journey of today is looked at, where it is below the neutral score. A pain point or an
opportunity of its stage counts, and so does a finer journey that tells it.

Wrong:

    - id: wait
      title: I wait at the terminal
      emotion: 1

Right:

    - id: wait
      title: I wait at the terminal
      emotion: 1
      pains:
        - id: wait-without-a-word
          title: Nobody says how long it takes
          severity: 4

The way out: write the pain point, or what could be done.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeybook.checks.project import Project
from journeybook.checks.rule import Family, Mark, Rule
from journeybook.diagnostics import Diagnostic, Severity
from journeybook.insight.scores import is_current
from journeybook.model.journey import Stage, Step


def check(project: Project) -> Iterator[Diagnostic]:
    """Yield the worst steps of journeys that say nothing of why."""
    for journey in project.walked:
        lows = project.lows[journey.id]
        if not lows:
            continue
        worst = min(mean for _, mean in lows)
        named = {step.id for step, mean in lows if mean == worst}
        silent = [step for stage, step in journey.walk() if step.id in named and not _is_explained(stage, step)]
        if len(silent) == len(named):
            yield RULE.finding(
                f"the lowest moment of '{journey.id}', '{silent[0].id}', has no pain point and no opportunity",
                silent[0].origin.span("emotion"),
                "write `pains:` with what hurts there, or `opportunities:` with what could be done",
            )


def _is_explained(stage: Stage, step: Step) -> bool:
    return any(map(step.origin.has, ("pains", "opportunities", "journey"))) or bool(stage.pains or stage.opportunities)


RULE = Rule.documented(
    __doc__,
    id="unexplained-low",
    severity=Severity.INFO,
    family=Family.ACTION,
    mark=Mark.ACTION,
    among=lambda journey: is_current(journey) and any(step.emotion for step in journey.steps),
    alone=True,
    check=check,
)
