"""A journey that says nowhere how the customer feels.

What sets a journey apart from a list of steps is the curve. Without any there is nothing to see from afar, no best and
no worst moment, and no view over all journeys counts this one.

Wrong:

    - {id: order, title: I order}
    - {id: wait, title: I wait}

Right:

    - {id: order, title: I order, emotion: 4, basis: assumed}
    - {id: wait, title: I wait, emotion: 2, basis: assumed}

The way out: write how it feels from the worst (1) to the best (5), as the team believes, and say that it is `assumed`.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeybook.checks.project import Project
from journeybook.checks.rule import Family, Mark, Rule
from journeybook.diagnostics import Diagnostic, Severity


def check(project: Project) -> Iterator[Diagnostic]:
    """Yield the journeys with neither an emotion nor a satisfaction."""
    for journey in project.offered:
        steps = journey.steps
        if steps and not any(step.origin.has("emotion") or step.origin.has("satisfaction") for step in steps):
            yield RULE.finding(
                f"'{journey.id}' says nowhere how the customer feels",
                journey.origin.span("title"),
                "write `emotion: …` at its steps, with `basis: assumed` where it is a guess",
            )


RULE = Rule.documented(
    __doc__,
    id="journey-without-emotions",
    severity=Severity.INFO,
    family=Family.STRUCTURE,
    mark=Mark.COMPLETENESS,
    alone=True,
    check=check,
)
