"""A touchpoint that no step uses.

The glossary lists it, and its page is empty. Either nobody meets the company there any more, or a step that does
names its channel alone.

Wrong: `chat-window` is defined, and no step names it.

    touchpoints:
      - id: chat-window
        title: Chat window
        channel: chat

Right: a step goes through it.

    - id: ask-for-advice
      title: I ask for advice
      touchpoint: chat-window

The way out: name it at the steps that go through it, or delete it.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeybook.checks.project import Project
from journeybook.checks.rule import Family, Rule
from journeybook.diagnostics import Diagnostic, Severity


def check(project: Project) -> Iterator[Diagnostic]:
    """Yield the touchpoints that no step names."""
    if project.unread:
        # What could not be read may use it.
        return
    used = {name for facts in project.facts.values() for name, _ in facts.ways}
    for touchpoint in project.catalogue.touchpoints.values():
        if touchpoint.id not in used:
            yield RULE.finding(
                f"no step uses the touchpoint '{touchpoint.id}'",
                touchpoint.origin.span("id"),
                f"write `touchpoint: {touchpoint.id}` at the steps that go through it, or delete it",
            )


RULE = Rule.documented(
    __doc__, id="unused-touchpoint", severity=Severity.WARNING, family=Family.REFERENCES, check=check
)
