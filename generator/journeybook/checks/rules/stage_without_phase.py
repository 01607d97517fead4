"""A stage that belongs to no phase of the lifecycle, in a journey whose other stages do.

Phases are how stages of different journeys are compared. A stage without one is missing in the atlas and in every
figure by phase, though the rest of its journey is there.

Wrong:

    - id: order
      title: Ordering
      phase: during
    - id: use
      title: Cooking

Right:

    - id: order
      title: Ordering
      phase: during
    - id: use
      title: Cooking
      phase: after

The way out: write `phase`, or define the phase that is missing in `site_config.yml`.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeybook.checks.project import Project
from journeybook.checks.rule import Family, Mark, Rule, Unit
from journeybook.diagnostics import Diagnostic, Severity


def check(project: Project) -> Iterator[Diagnostic]:
    """Yield the stages without a phase in journeys that name phases."""
    for journey in project.offered:
        unplaced = [stage for stage in journey.stages if not stage.origin.has("phase")]
        for stage in unplaced if len(unplaced) < len(journey.stages) else ():
            yield RULE.finding(
                f"the stage '{stage.id}' belongs to no phase, as others of '{journey.id}' do",
                stage.origin.span("title"),
                "write `phase: …`",
            )


RULE = Rule.documented(
    __doc__,
    id="stage-without-phase",
    severity=Severity.INFO,
    family=Family.STRUCTURE,
    mark=Mark.COMPLETENESS,
    unit=Unit.STAGE,
    among=lambda journey: len(journey.stages) if any(stage.phases for stage in journey.stages) else 0,
    alone=True,
    check=check,
)
