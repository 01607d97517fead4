"""A journey that nobody walks.

"The customer" has no shopping list and no two children in the car. Without a persona everybody imagines somebody else,
and no view by persona counts the journey.

Wrong:

    title: Groceries by drive
    status: published

Right:

    title: Groceries by drive
    personas: [lea]
    status: published

The way out: name the persona that walks it. Where there is none yet, `journeybook new persona` begins one.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeybook.checks.project import Project
from journeybook.checks.rule import Family, Mark, Rule
from journeybook.diagnostics import Diagnostic, Severity


def check(project: Project) -> Iterator[Diagnostic]:
    """Yield the journeys without a persona."""
    for journey in project.offered:
        if not journey.personas and not journey.origin.has("personas"):
            yield RULE.finding(
                f"no persona walks '{journey.id}'",
                journey.origin.span("title"),
                "write `personas: […]` with the ids of those who walk it",
            )


RULE = Rule.documented(
    __doc__,
    id="journey-without-persona",
    severity=Severity.INFO,
    family=Family.PERSONAS,
    mark=Mark.CUSTOMER_VIEW,
    alone=True,
    check=check,
)
