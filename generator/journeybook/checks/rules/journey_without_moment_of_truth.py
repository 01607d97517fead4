"""A journey in which nothing decides.

A moment of truth is a step at which the customer decides to stay, to buy, or to go. Without one all steps seem to
matter alike, and money goes where it is loudest.

Linear journeys of today with five steps or more are looked at, unless their scope is `user`.

Wrong: the customer learns here whether they are taken seriously, and nothing says so.

    - id: report-a-missing-item
      title: I report what is missing
      emotion: 2

Right:

    - id: report-a-missing-item
      title: I report what is missing
      emotion: 2
      moment_of_truth: true

The way out: ask where customers would have left, or came to stay; one or two steps of a journey.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeybook.checks.project import Project
from journeybook.checks.rule import Family, Mark, Rule
from journeybook.diagnostics import Diagnostic, Severity
from journeybook.model.journey import Scope

_FEWEST = 5
"""Steps; in fewer all may decide."""


def check(project: Project) -> Iterator[Diagnostic]:
    """Yield the journeys of today without a moment of truth."""
    for journey in project.walked:
        steps = journey.steps
        large = journey.is_linear and journey.scope is not Scope.USER and len(steps) >= _FEWEST
        if large and not any(step.origin.has("moment_of_truth") for step in steps):
            yield RULE.finding(
                f"no step of '{journey.id}' is a moment of truth",
                journey.origin.span("title"),
                "write `moment_of_truth: true` at the step that decides whether the customer stays",
            )


RULE = Rule.documented(
    __doc__,
    id="journey-without-moment-of-truth",
    severity=Severity.INFO,
    family=Family.STRUCTURE,
    mark=Mark.COMPLETENESS,
    alone=True,
    check=check,
)
