"""A touchpoint through no channel.

A touchpoint is a contact through one medium. Without `channel` its steps are missing on the channel pages, in the flow
between channels and in every figure by channel, though everything else is written.

Wrong:

    touchpoints:
      - id: slot-picker
        title: Slot picker

Right:

    touchpoints:
      - id: slot-picker
        title: Slot picker
        channel: website

The way out: write `channel`. What is met through two media (an answer by chat and by phone) is two touchpoints.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeybook.checks.project import Project
from journeybook.checks.rule import Family, Mark, Rule, Unit
from journeybook.diagnostics import Diagnostic, Severity


def check(project: Project) -> Iterator[Diagnostic]:
    """Yield the touchpoints in use without a channel."""
    for touchpoint in project.offered_touchpoints:
        if not touchpoint.origin.has("channel"):
            yield RULE.finding(
                f"the touchpoint '{touchpoint.id}' goes through no channel",
                touchpoint.origin.span("id"),
                "write `channel: …`",
            )


RULE = Rule.documented(
    __doc__,
    id="touchpoint-without-channel",
    severity=Severity.INFO,
    family=Family.TOUCHPOINTS,
    mark=Mark.PRECISE_TOUCHPOINTS,
    unit=Unit.TOUCHPOINT,
    alone=True,
    check=check,
)
