"""A journey that does not say where the customer ends up.

The outcome is what the goal is measured by. Without it a journey stops where the company stops looking: at the order,
not at the lamp that hangs and shines.

Wrong:

    trigger: The fridge is empty and the week is full

Right:

    trigger: The fridge is empty and the week is full
    outcome: The shopping is put away and what was missing is refunded

The way out: write `outcome`: how things stand for the customer after the last step.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeybook.checks.project import Project
from journeybook.checks.rule import Family, Mark, Rule
from journeybook.diagnostics import Diagnostic, Severity


def check(project: Project) -> Iterator[Diagnostic]:
    """Yield the journeys without `outcome`."""
    for journey in project.offered:
        if not journey.origin.has("outcome"):
            yield RULE.finding(
                "this journey does not say where the customer ends up",
                journey.origin.span("title"),
                "write `outcome: …`: how things stand for the customer after the last step",
            )


RULE = Rule.documented(
    __doc__,
    id="journey-without-outcome",
    severity=Severity.INFO,
    family=Family.CUSTOMER_VIEW,
    mark=Mark.CUSTOMER_VIEW,
    alone=True,
    check=check,
)
