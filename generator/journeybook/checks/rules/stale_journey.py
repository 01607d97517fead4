"""A journey that nobody has looked at for long.

Services change with every release. A journey that was true in spring and that nobody has held against reality since is
believed all the same, until somebody finds the first wrong step and believes nothing any more.

`reviewed` may be 180 days ago, or as many as `checks: {untouched-days: …}` says. Journeys with such a date are looked
at, drafts too; those that are retired are not.

Wrong: today is 22 November 2026.

    title: Groceries by drive
    reviewed: 2026-03-02

Right:

    title: Groceries by drive
    reviewed: 2026-10-02

The way out: walk through it with somebody who knows, correct what has changed, and write the day.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeybook.checks.project import Project
from journeybook.checks.rule import Family, Mark, Rule
from journeybook.diagnostics import Diagnostic, Severity
from journeybook.model.journey import Lifecycle


def check(project: Project) -> Iterator[Diagnostic]:
    """Yield the journeys whose last review is too long ago."""
    most = project.settings.checks.untouched_days
    for journey in project.catalogue.journeys.values():
        age = project.age_of(journey.reviewed)
        if age > most and journey.status is not Lifecycle.RETIRED:
            yield RULE.finding(
                f"'{journey.id}' was last reviewed {age:,} days ago, more than {most:,}",
                journey.origin.span("reviewed"),
                "hold it against reality, and write the day",
            )


RULE = Rule.documented(
    __doc__,
    id="stale-journey",
    severity=Severity.INFO,
    family=Family.FRESHNESS,
    mark=Mark.FRESHNESS,
    among=lambda journey: journey.reviewed is not None,
    check=check,
)
