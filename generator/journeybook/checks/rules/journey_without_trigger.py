"""A journey that does not say what makes the customer set out.

Without it a journey begins where the company begins to see the customer, at a form or a till, and what went before,
which decides so much of the rest, is missing.

Wrong:

    goal: Have the week's shopping in the car without entering the shop

Right:

    goal: Have the week's shopping in the car without entering the shop
    trigger: The fridge is empty and the week is full

The way out: write `trigger`: what happens in the customer's life just before the first step.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeybook.checks.project import Project
from journeybook.checks.rule import Family, Mark, Rule
from journeybook.diagnostics import Diagnostic, Severity


def check(project: Project) -> Iterator[Diagnostic]:
    """Yield the journeys without `trigger`."""
    for journey in project.offered:
        if not journey.origin.has("trigger"):
            yield RULE.finding(
                "this journey does not say what makes the customer set out",
                journey.origin.span("title"),
                "write `trigger: …`: what happens in the customer's life just before the first step",
            )


RULE = Rule.documented(
    __doc__,
    id="journey-without-trigger",
    severity=Severity.INFO,
    family=Family.CUSTOMER_VIEW,
    mark=Mark.CUSTOMER_VIEW,
    alone=True,
    check=check,
)
