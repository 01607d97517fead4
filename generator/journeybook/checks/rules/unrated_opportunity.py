"""An opportunity without impact or effort.

Impact and effort are what opportunities are ranked by. One that lacks either is in no quadrant of the matrix and stands
last in every list, however good it is.

Opportunities that are neither done nor dropped are looked at.

Wrong:

    - id: saved-baskets
      title: One-click weekly basket

Right:

    - id: saved-baskets
      title: One-click weekly basket
      impact: 4
      effort: 2

The way out: judge both from 1 to 5, roughly and together, with somebody who would have to build it. A project that
ranks by fields of its own (`priorities:`) ignores this rule.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeybook.checks.project import Project
from journeybook.checks.rule import Family, Mark, Rule, Unit
from journeybook.diagnostics import Diagnostic, Severity
from journeybook.insight.answers import OPEN


def check(project: Project) -> Iterator[Diagnostic]:
    """Yield the open opportunities without impact or effort."""
    for opportunity in project.offered_opportunities:
        missing = [name for name in ("impact", "effort") if not opportunity.origin.has(name)]
        if missing and opportunity.status in OPEN:
            yield RULE.finding(
                f"the opportunity '{opportunity.id}' has no {' and no '.join(missing)}",
                opportunity.origin.span("title"),
                f"write {' and '.join(f'`{name}: …`' for name in missing)}, from 1 (little) to 5 (much)",
            )


RULE = Rule.documented(
    __doc__,
    id="unrated-opportunity",
    severity=Severity.INFO,
    family=Family.ACTION,
    mark=Mark.ACTION,
    unit=Unit.OPPORTUNITY,
    check=check,
)
