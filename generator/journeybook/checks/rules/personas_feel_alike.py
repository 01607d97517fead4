"""A journey whose personas feel the same at every step.

Scores a persona are written to show where customers part. Where all of them are equal, either the personas are one, or
the scores of one were copied to the other.

Journeys of two personas or more are looked at that give scores a persona at three steps or more.

Wrong:

    - {id: order, title: I order, emotion: {lea: 4, paul: 4}}
    - {id: wait, title: I wait, emotion: {lea: 2, paul: 2}}
    - {id: open, title: I open it, emotion: {lea: 5, paul: 5}}

Right:

    - {id: order, title: I order, emotion: 4}
    - {id: wait, title: I wait, emotion: {lea: 2, paul: 4}}
    - {id: open, title: I open it, emotion: 5}

The way out: ask where they differ. Where they do not, one score for all says so, and one persona is enough.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeybook.checks.project import Project
from journeybook.checks.rule import Family, Mark, Rule
from journeybook.diagnostics import Diagnostic, Severity

_FEWEST = 3
"""Steps with scores of two personas; that fewer are equal may be chance."""


def check(project: Project) -> Iterator[Diagnostic]:
    """Yield the journeys whose scores a persona never differ."""
    for journey in project.offered:
        told = tuple(step for step in journey.steps if len(step.emotion.by_persona) > 1)
        if len(told) >= _FEWEST and all(len(set(step.emotion.by_persona.values())) == 1 for step in told):
            yield RULE.finding(
                f"the personas of '{journey.id}' feel the same at each of {len(told)} steps",
                told[0].origin.span("emotion"),
                "write where they differ, or one score for all: `emotion: 4`",
            )


RULE = Rule.documented(
    __doc__,
    id="personas-feel-alike",
    severity=Severity.INFO,
    family=Family.PERSONAS,
    mark=Mark.CUSTOMER_VIEW,
    among=lambda journey: sum(len(step.emotion.by_persona) > 1 for step in journey.steps) >= _FEWEST,
    alone=True,
    check=check,
)
