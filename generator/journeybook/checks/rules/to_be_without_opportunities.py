"""An intended journey that no opportunity carries.

A to-be says how it shall be; the opportunities in it say what has to be done to get there. Without any it is a wish,
and the page that sets it beside today's journey has nothing to explain the better curve.

Wrong:

    title: The drive we want
    state: to-be
    of: drive

Right:

    title: The drive we want
    state: to-be
    of: drive
    opportunities: [saved-baskets, open-boot-pick-up]

The way out: name the opportunities of today's journey at the steps of the intended one that they make possible.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeybook.checks.project import Project
from journeybook.checks.rule import Family, Mark, Rule
from journeybook.diagnostics import Diagnostic, Severity
from journeybook.model.journey import JourneyState


def check(project: Project) -> Iterator[Diagnostic]:
    """Yield the intended journeys without an opportunity."""
    for journey in project.offered:
        if journey.state is JourneyState.TO_BE and not any(
            holder.origin.has("opportunities") for holder in journey.holders
        ):
            yield RULE.finding(
                f"nothing says what has to be done for '{journey.id}'",
                journey.origin.span("state"),
                "name `opportunities:` at the steps that they make possible",
            )


RULE = Rule.documented(
    __doc__,
    id="to-be-without-opportunities",
    severity=Severity.INFO,
    family=Family.ACTION,
    mark=Mark.ACTION,
    among=lambda journey: journey.state is JourneyState.TO_BE,
    alone=True,
    check=check,
)
