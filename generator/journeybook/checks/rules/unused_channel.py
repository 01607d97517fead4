"""A channel that nothing goes through.

No step, no touchpoint and no persona names it, so its page has nothing to say. A channel that is planned and not open
yet is better named in an opportunity.

Wrong: `fax` is defined, and nothing names it.

    channels:
      - id: fax
        title: Fax

Right: a touchpoint belongs to it, or a step names it.

    touchpoints:
      - id: order-form
        title: Order form by fax
        channel: fax

The way out: name it where customers go through it, or delete it.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeybook.checks.project import Project
from journeybook.checks.rule import Family, Rule
from journeybook.diagnostics import Diagnostic, Severity


def check(project: Project) -> Iterator[Diagnostic]:
    """Yield the channels that no step, touchpoint or persona names."""
    if project.unread:
        # What could not be read may use it.
        return
    catalogue = project.catalogue
    preferred = {name for persona in catalogue.personas.values() for name in persona.channels}
    used = preferred | {name for facts in project.facts.values() for _, name in facts.ways}
    used |= {touchpoint.channel for touchpoint in catalogue.touchpoints.values()}
    for channel in catalogue.channels.values():
        if channel.id not in used:
            yield RULE.finding(
                f"nothing goes through the channel '{channel.id}'",
                channel.origin.span("id"),
                f"write `channel: {channel.id}` at the touchpoints or steps that go through it, or delete it",
            )


RULE = Rule.documented(__doc__, id="unused-channel", severity=Severity.WARNING, family=Family.REFERENCES, check=check)
