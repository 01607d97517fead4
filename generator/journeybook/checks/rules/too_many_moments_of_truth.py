"""A journey most of whose steps are moments of truth.

Where everything decides, nothing stands out: the marks on the map, the list of moments that lie below their target, and
the order in which to act all lose their meaning.

Journeys of four steps or more are looked at.

Wrong:

    - {id: search, title: I search, moment_of_truth: true}
    - {id: order, title: I order, moment_of_truth: true}
    - {id: wait, title: I wait, moment_of_truth: true}
    - {id: open, title: I open the parcel}

Right:

    - {id: search, title: I search}
    - {id: order, title: I order}
    - {id: wait, title: I wait, moment_of_truth: true}
    - {id: open, title: I open the parcel}

The way out: keep those at which customers did leave or stay.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeybook.checks.project import Project
from journeybook.checks.rule import Family, Mark, Rule
from journeybook.diagnostics import Diagnostic, Severity

_FEWEST = 4
"""Steps; of fewer nothing can be said."""


def check(project: Project) -> Iterator[Diagnostic]:
    """Yield the journeys more than half of whose steps decide."""
    for journey in project.offered:
        steps = journey.steps
        deciding = tuple(step for step in steps if step.moment_of_truth)
        if len(steps) >= _FEWEST and 2 * len(deciding) > len(steps):
            yield RULE.finding(
                f"{len(deciding)} of {len(steps)} steps of '{journey.id}' are moments of truth",
                deciding[0].origin.span("moment_of_truth"),
                "keep those at which customers leave or stay",
            )


RULE = Rule.documented(
    __doc__,
    id="too-many-moments-of-truth",
    severity=Severity.INFO,
    family=Family.STRUCTURE,
    mark=Mark.COMPLETENESS,
    alone=True,
    check=check,
)
