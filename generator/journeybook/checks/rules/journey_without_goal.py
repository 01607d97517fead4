"""A journey that does not say what the customer wants.

A journey is the path to a goal of the customer's. Where nobody wrote it, steps creep in that serve the company alone,
and nobody can tell whether the path leads there.

Wrong:

    title: Groceries by drive

Right:

    title: Groceries by drive
    goal: Have the week's shopping in the car without entering the shop

The way out: write `goal` in the customer's words. "Complete the checkout" is the company's goal; a customer wants what
comes after it.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeybook.checks.project import Project
from journeybook.checks.rule import Family, Mark, Rule
from journeybook.diagnostics import Diagnostic, Severity


def check(project: Project) -> Iterator[Diagnostic]:
    """Yield the journeys without `goal`."""
    for journey in project.offered:
        if not journey.origin.has("goal"):
            yield RULE.finding(
                "this journey does not say what the customer wants",
                journey.origin.span("title"),
                "write `goal: …` in the customer's words",
            )


RULE = Rule.documented(
    __doc__,
    id="journey-without-goal",
    severity=Severity.INFO,
    family=Family.CUSTOMER_VIEW,
    mark=Mark.CUSTOMER_VIEW,
    alone=True,
    check=check,
)
