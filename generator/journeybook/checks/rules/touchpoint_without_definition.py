"""A touchpoint that nobody defined.

Two teams say "order page" and mean two pages. A sentence on what a touchpoint is, where it begins and where it ends,
makes journeys comparable, and is what the glossary of the site is for.

Wrong:

    touchpoints:
      - id: slot-picker
        title: Slot picker
        channel: website

Right:

    touchpoints:
      - id: slot-picker
        title: Slot picker
        channel: website
        definition: The calendar, shown before payment, in which a one-hour slot is reserved.

The way out: write `definition`. Only touchpoints of journeys in review or published are looked at.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeybook.checks.project import Project
from journeybook.checks.rule import Family, Mark, Rule, Unit
from journeybook.diagnostics import Diagnostic, Severity


def check(project: Project) -> Iterator[Diagnostic]:
    """Yield the touchpoints in use without a definition."""
    for touchpoint in project.offered_touchpoints:
        # A note with a body defines it at length.
        if not touchpoint.origin.has("definition") and not touchpoint.body.strip():
            yield RULE.finding(
                f"nobody says what the touchpoint '{touchpoint.id}' is",
                touchpoint.origin.span("id"),
                "write `definition: …`: what it is, where it begins and where it ends",
            )


RULE = Rule.documented(
    __doc__,
    id="touchpoint-without-definition",
    severity=Severity.INFO,
    family=Family.TOUCHPOINTS,
    mark=Mark.PRECISE_TOUCHPOINTS,
    unit=Unit.TOUCHPOINT,
    alone=True,
    check=check,
)
