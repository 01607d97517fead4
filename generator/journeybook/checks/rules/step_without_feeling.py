"""A step of which nobody says how the customer feels there.

A step with neither an emotion nor a satisfaction nor a thought says that something happens, and not what it is like.
It is a gap in the curve, and no heat map counts it.

Wrong:

    - id: pay
      title: I pay
      touchpoint: checkout-page

Right:

    - id: pay
      title: I pay
      touchpoint: checkout-page
      emotion: 4
      basis: assumed

The way out: write what is known, `satisfaction` where it was measured, else `emotion`, with `basis: assumed` where it
is a guess. A guess that says so can be corrected; a gap cannot.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeybook.checks.project import Project
from journeybook.checks.rule import Family, Mark, Rule, Unit
from journeybook.diagnostics import Diagnostic, Severity

_FELT = ("emotion", "satisfaction", "thought")


def check(project: Project) -> Iterator[Diagnostic]:
    """Yield the steps without emotion, satisfaction and thought."""
    for journey in project.offered:
        for step in journey.steps:
            if not any(step.origin.has(name) for name in _FELT):
                yield RULE.finding(
                    f"nothing says how the customer feels at '{step.id}'",
                    step.origin.span("title"),
                    "write `emotion: …`, with `basis: assumed` where it is a guess",
                )


RULE = Rule.documented(
    __doc__,
    id="step-without-feeling",
    severity=Severity.INFO,
    family=Family.CUSTOMER_VIEW,
    mark=Mark.CUSTOMER_VIEW,
    unit=Unit.STEP,
    alone=True,
    check=check,
)
