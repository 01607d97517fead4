"""A touchpoint that nobody answers for.

Pain points gather at touchpoints, over many journeys. Without an owner there is nobody to hand the list to, and each
journey team mends its own corner of the same page.

Touchpoints of journeys in review or published are looked at.

Wrong:

    touchpoints:
      - id: checkout-page
        title: Checkout page
        channel: website

Right:

    touchpoints:
      - id: checkout-page
        title: Checkout page
        channel: website
        owner: web-team

The way out: write the team that can change it. For one that is not ours, such as a friend's advice, write who watches
it, or suppress it with that reason.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeybook.checks.project import Project
from journeybook.checks.rule import Family, Mark, Rule, Unit
from journeybook.diagnostics import Diagnostic, Severity


def check(project: Project) -> Iterator[Diagnostic]:
    """Yield the touchpoints in use without an owner."""
    for touchpoint in project.offered_touchpoints:
        if not touchpoint.origin.has("owner"):
            yield RULE.finding(
                f"nobody answers for the touchpoint '{touchpoint.id}'",
                touchpoint.origin.span("id"),
                "write `owner: …`: the team or the person to ask",
            )


RULE = Rule.documented(
    __doc__,
    id="touchpoint-without-owner",
    severity=Severity.INFO,
    family=Family.OWNERSHIP,
    mark=Mark.OWNERSHIP,
    unit=Unit.TOUCHPOINT,
    alone=True,
    check=check,
)
