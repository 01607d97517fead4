"""An opportunity that is under way, and nobody's.

`planned` and `doing` say that somebody has taken it on. Where nobody is named, everybody thinks that another team has
it.

Wrong:

    - id: saved-baskets
      title: One-click weekly basket
      status: planned

Right:

    - id: saved-baskets
      title: One-click weekly basket
      status: planned
      owner: web-team

The way out: write the team or the person, or go back to `status: idea`.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeybook.checks.project import Project
from journeybook.checks.rule import Family, Mark, Rule, Unit
from journeybook.diagnostics import Diagnostic, Severity
from journeybook.model.parts import OpportunityStatus

_UNDER_WAY = (OpportunityStatus.PLANNED, OpportunityStatus.DOING)


def check(project: Project) -> Iterator[Diagnostic]:
    """Yield the opportunities planned or in the making without an owner."""
    for opportunity in project.offered_opportunities:
        if opportunity.status in _UNDER_WAY and not opportunity.origin.has("owner"):
            yield RULE.finding(
                f"the opportunity '{opportunity.id}' is {_SAID[opportunity.status]}, and nobody answers for it",
                opportunity.origin.span("status"),
                "write `owner: …`: the team or the person, or `status: idea`",
            )


_SAID = {OpportunityStatus.PLANNED: "planned", OpportunityStatus.DOING: "under way"}


RULE = Rule.documented(
    __doc__,
    id="opportunity-without-owner",
    severity=Severity.WARNING,
    family=Family.ACTION,
    mark=Mark.ACTION,
    unit=Unit.OPPORTUNITY,
    check=check,
)
