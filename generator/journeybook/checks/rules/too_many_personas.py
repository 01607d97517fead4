"""A journey that more than five personas walk.

Six curves on one map cannot be told apart. What fits everybody is mostly told from nobody's side: the steps have become
those of the company.

Wrong:

    personas: [lea, paul, hugo, ines, marc, nadia, sofia]

Right:

    personas: [lea, paul]

The way out: keep the two or three whose ways differ most, and give the others journeys of their own where they walk
another way.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeybook.checks.project import Project
from journeybook.checks.rule import Family, Mark, Rule
from journeybook.diagnostics import Diagnostic, Severity

_MOST = 5
"""What can be told apart on a map."""


def check(project: Project) -> Iterator[Diagnostic]:
    """Yield the journeys with more personas than a map can show."""
    for journey in project.offered:
        if len(journey.personas) > _MOST:
            yield RULE.finding(
                f"{len(journey.personas)} personas walk '{journey.id}'",
                journey.origin.span("personas"),
                f"keep those whose ways differ most, at most {_MOST}",
            )


RULE = Rule.documented(
    __doc__,
    id="too-many-personas",
    severity=Severity.INFO,
    family=Family.PERSONAS,
    mark=Mark.CUSTOMER_VIEW,
    among=lambda journey: bool(journey.personas),
    alone=True,
    check=check,
)
