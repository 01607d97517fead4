"""A journey of one screen that no step opens.

A journey of `scope: user` is a detail of a larger one: how the customer finds a product while filling the basket. Where
no step opens it, it stands beside the journeys it is a part of, and nobody who reads those comes upon it.

Journeys in review or published are looked at.

Wrong: `find-a-product` is of `scope: user`, and nothing names it.

    - id: fill-basket
      title: I fill my basket

Right:

    - id: fill-basket
      title: I fill my basket
      journey: find-a-product

The way out: name it at the step that it tells, or give it the scope that it has.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeybook.checks.project import Project
from journeybook.checks.rule import Family, Rule
from journeybook.diagnostics import Diagnostic, Severity
from journeybook.model.journey import Scope


def check(project: Project) -> Iterator[Diagnostic]:
    """Yield the journeys of the scope of a user that are part of no other."""
    if project.unread:
        # What could not be read may open it.
        return
    for journey in project.offered:
        if journey.scope is Scope.USER and journey.id not in project.opened and not journey.of:
            yield RULE.finding(
                f"no step opens '{journey.id}', whose scope is 'user'",
                journey.origin.span("scope"),
                f"write `journey: {journey.id}` at the step that it tells",
            )


RULE = Rule.documented(__doc__, id="orphan-user-journey", severity=Severity.INFO, family=Family.REFERENCES, check=check)
