"""A to-be journey that does not say which journey it replaces.

An intended journey is read beside today's: what gets better, which pains go. Without `of` there is nothing to
compare, and today's journey does not say that a new one is planned.

Wrong:

    title: Groceries by drive, intended
    state: to-be

Right:

    title: Groceries by drive, intended
    state: to-be
    of: drive

The way out: name the as-is journey. Where the service is new and has no today, write how customers manage without it,
or let the project do without this rule: `checks: {ignore: [to-be-without-as-is]}`.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeybook.checks.project import Project
from journeybook.checks.rule import Family, Rule
from journeybook.diagnostics import Diagnostic, Severity, did_you_mean
from journeybook.model.journey import JourneyState


def check(project: Project) -> Iterator[Diagnostic]:
    """Yield the to-be journeys without `of`."""
    journeys = project.catalogue.journeys
    today = {journey.id: journey.origin.path for journey in journeys.values() if journey.state is JourneyState.AS_IS}
    for journey in journeys.values():
        if journey.state is JourneyState.TO_BE and not journey.origin.has("of"):
            likely = did_you_mean(journey.id, today, today)
            yield RULE.finding(
                "this to-be journey does not say which journey it replaces",
                journey.origin.span("state"),
                "write `of: …` with the id of the as-is journey" + (f"; {likely}" if "did you" in likely else ""),
            )


RULE = Rule.documented(
    __doc__, id="to-be-without-as-is", severity=Severity.WARNING, family=Family.REFERENCES, check=check
)
