"""A channel that nobody answers for.

Customers change channels, and mostly that is where it hurts: each of the two sides works well. Somebody has to look at
a channel as a whole, and to be asked about it.

Channels of journeys in review or published are looked at.

Wrong:

    channels:
      - id: website
        title: Website

Right:

    channels:
      - id: website
        title: Website
        owner: digital-platform

The way out: write the team or the person. For one that is not ours, such as word of mouth, write who watches it, or
suppress it with that reason.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeybook.checks.project import Project
from journeybook.checks.rule import Family, Mark, Rule, Unit
from journeybook.diagnostics import Diagnostic, Severity


def check(project: Project) -> Iterator[Diagnostic]:
    """Yield the channels in use without an owner."""
    for channel in project.offered_channels:
        if not channel.origin.has("owner"):
            yield RULE.finding(
                f"nobody answers for the channel '{channel.id}'",
                channel.origin.span("id"),
                "write `owner: …`: the team or the person to ask",
            )


RULE = Rule.documented(
    __doc__,
    id="channel-without-owner",
    severity=Severity.INFO,
    family=Family.OWNERSHIP,
    mark=Mark.OWNERSHIP,
    unit=Unit.CHANNEL,
    alone=True,
    check=check,
)
