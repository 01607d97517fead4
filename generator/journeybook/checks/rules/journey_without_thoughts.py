"""A journey in which the customer thinks nothing.

Thoughts are where a map stops being a flow chart. A journey without a single one was most likely drawn without a
customer in the room.

Wrong:

    - id: fill-basket
      title: I fill my basket

Right:

    - id: fill-basket
      title: I fill my basket
      thought: Where did they hide the coffee?

The way out: write `thought` at the steps that customers talk about, in words that one of them said or might have said.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeybook.checks.project import Project
from journeybook.checks.rule import Family, Mark, Rule
from journeybook.diagnostics import Diagnostic, Severity


def check(project: Project) -> Iterator[Diagnostic]:
    """Yield the journeys with steps and without any thought."""
    for journey in project.offered:
        if journey.steps and not any(step.thought for step in journey.steps):
            yield RULE.finding(
                f"the customer thinks nothing on the way of '{journey.id}'",
                journey.origin.span("title"),
                "write `thought: …` at the steps that customers talk about",
            )


RULE = Rule.documented(
    __doc__,
    id="journey-without-thoughts",
    severity=Severity.INFO,
    family=Family.CUSTOMER_VIEW,
    mark=Mark.CUSTOMER_VIEW,
    alone=True,
    check=check,
)
