"""A published journey that nobody answers for.

Who reads a published journey takes it for the company's word, and asks its owner. A journey without one grows old and
no one notices.

Wrong:

    title: Groceries by drive
    status: published

Right:

    title: Groceries by drive
    status: published
    owner: drive-team

The way out: write the team or the person, or go back to `status: review`. It is a warning, because the page can be
built and read; a team that wants it to stop a build writes `checks: {severity: {published-without-owner: error}}`.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeybook.checks.project import Project
from journeybook.checks.rule import Family, Mark, Rule
from journeybook.diagnostics import Diagnostic, Severity
from journeybook.model.journey import Lifecycle


def check(project: Project) -> Iterator[Diagnostic]:
    """Yield the published journeys without an owner."""
    for journey in project.catalogue.journeys.values():
        if journey.status is Lifecycle.PUBLISHED and not journey.owner and not journey.origin.has("owner"):
            yield RULE.finding(
                "this journey is published and has no owner",
                journey.origin.span("status"),
                "write `owner: …`: the team or the person to ask",
            )


RULE = Rule.documented(
    __doc__,
    id="published-without-owner",
    severity=Severity.WARNING,
    family=Family.OWNERSHIP,
    mark=Mark.OWNERSHIP,
    among=lambda journey: journey.status is Lifecycle.PUBLISHED,
    alone=True,
    check=check,
)
