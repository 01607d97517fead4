"""A published journey that does not say when it was last checked against reality.

Journeys change with every release, tariff and refurbishment. Without a date nobody can tell a fresh one from one that
is three years old, and trust in all of them goes.

Wrong:

    title: Groceries by drive
    status: published

Right:

    title: Groceries by drive
    status: published
    reviewed: 2026-10-02

The way out: write the day of the last review, or go back to `status: review`. It is a warning, because the page can
be built and read; a team that wants it to stop a build writes `checks: {severity: {published-without-review-date:
error}}`.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeybook.checks.project import Project
from journeybook.checks.rule import Family, Mark, Rule
from journeybook.diagnostics import Diagnostic, Severity
from journeybook.model.journey import Lifecycle


def check(project: Project) -> Iterator[Diagnostic]:
    """Yield the published journeys without a review date."""
    for journey in project.catalogue.journeys.values():
        if journey.status is Lifecycle.PUBLISHED and not journey.reviewed and not journey.origin.has("reviewed"):
            yield RULE.finding(
                "this journey is published and has no review date",
                journey.origin.span("status"),
                "write `reviewed: …` with the day it was last checked, like 2026-10-02",
            )


RULE = Rule.documented(
    __doc__,
    id="published-without-review-date",
    severity=Severity.WARNING,
    family=Family.FRESHNESS,
    mark=Mark.FRESHNESS,
    among=lambda journey: journey.status is Lifecycle.PUBLISHED,
    alone=True,
    check=check,
)
