"""A published journey that is assumed for the most part.

An assumed curve shows what the team believes. That is how a journey begins, and a good reason to ask customers; but a
reader takes a published one for what customers said.

Published journeys of today are looked at in which three steps or more have a basis.

Wrong: most steps of a published journey are guesses.

    status: published
    …
        - {id: order, title: I order, emotion: 4, basis: assumed}
        - {id: wait, title: I wait, emotion: 2, basis: assumed}
        - {id: open, title: I open the parcel, emotion: 5, basis: researched}

Right: it is not published before most of them are known.

    status: review

The way out: ask customers about the steps that decide, beginning with the moments of truth and the lowest ones, or
go back to `status: review`.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeybook.checks.project import Project
from journeybook.checks.rule import Family, Mark, Rule
from journeybook.diagnostics import Diagnostic, Severity
from journeybook.model.journey import Basis, Lifecycle

_FEWEST = 3
"""Steps with a basis; of fewer nothing can be said."""


def check(project: Project) -> Iterator[Diagnostic]:
    """Yield the published journeys more than half of whose bases are assumptions."""
    for journey in project.walked:
        if journey.status is not Lifecycle.PUBLISHED:
            continue
        told = tuple(step for step in journey.steps if step.basis)
        assumed = tuple(step for step in told if step.basis is Basis.ASSUMED)
        if len(told) >= _FEWEST and 2 * len(assumed) > len(told):
            yield RULE.finding(
                f"{len(assumed)} of {len(told)} steps of '{journey.id}' are assumed, and it is published",
                journey.origin.span("status"),
                f"ask customers about them, beginning with '{assumed[0].id}', or write `status: review`",
            )


RULE = Rule.documented(
    __doc__,
    id="mostly-assumed",
    severity=Severity.INFO,
    family=Family.EVIDENCE,
    mark=Mark.FIGURES,
    among=lambda journey: sum(step.basis is not None for step in journey.steps) >= _FEWEST,
    alone=True,
    check=check,
)
