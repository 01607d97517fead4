"""A journey of more than thirty steps.

Such a map is scrolled, not read, and on paper it takes four pages. It is mostly two journeys, or one that tells every
click.

Linear journeys are looked at.

Wrong: every field of the form is a step.

    steps:
      - title: I type my first name
      - title: I type my last name
      …

Right: the form is one step, and a finer journey tells it.

    steps:
      - title: I say who I am
        journey: sign-up-form

The way out: tell details in journeys of `scope: user`, opened from a step, or cut the journey where the customer's goal
changes.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeybook.checks.project import Project
from journeybook.checks.rule import Family, Mark, Rule
from journeybook.diagnostics import Diagnostic, Severity

_MOST = 30
"""Steps that a map can be read with."""


def check(project: Project) -> Iterator[Diagnostic]:
    """Yield the linear journeys with too many steps."""
    for journey in project.offered:
        if journey.is_linear and len(journey.steps) > _MOST:
            yield RULE.finding(
                f"'{journey.id}' has {len(journey.steps)} steps",
                journey.origin.span("title"),
                "tell details in finer journeys, or cut it in two",
            )


RULE = Rule.documented(
    __doc__,
    id="long-journey",
    severity=Severity.INFO,
    family=Family.STRUCTURE,
    mark=Mark.COMPLETENESS,
    alone=True,
    check=check,
)
