"""An opportunity that is under way, and leads to no ticket.

A journey shows why something is done; how far it is stands in the tracker. Without a link a reader sees `planned` for
a year and cannot tell whether anybody still works on it.

Wrong:

    - id: saved-baskets
      title: One-click weekly basket
      status: doing

Right:

    - id: saved-baskets
      title: One-click weekly basket
      status: doing
      link: https://tracker.example/42

The way out: write the address of its ticket. A team without a tracker ignores this rule.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeybook.checks.project import Project
from journeybook.checks.rule import Family, Mark, Rule, Unit
from journeybook.diagnostics import Diagnostic, Severity
from journeybook.model.parts import OpportunityStatus

_SAID = {OpportunityStatus.PLANNED: "planned", OpportunityStatus.DOING: "under way"}


def check(project: Project) -> Iterator[Diagnostic]:
    """Yield the opportunities planned or in the making without a link."""
    for opportunity in project.offered_opportunities:
        if opportunity.status in _SAID and not opportunity.origin.has("link"):
            yield RULE.finding(
                f"the opportunity '{opportunity.id}' is {_SAID[opportunity.status]}, and leads to no ticket",
                opportunity.origin.span("status"),
                "write `link: …`: its address in the tracker",
            )


RULE = Rule.documented(
    __doc__,
    id="opportunity-without-link",
    severity=Severity.INFO,
    family=Family.ACTION,
    mark=Mark.ACTION,
    unit=Unit.OPPORTUNITY,
    check=check,
)
