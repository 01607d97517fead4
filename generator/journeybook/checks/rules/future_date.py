"""A date that is still to come, of something that has been.

A review, a figure and a piece of evidence lie in the past. A date to come is a slip of the pen, or the day on which it
is planned; either way the site shows as done what is not, and counts the journey as fresh.

Wrong: today is 22 November 2026.

    reviewed: 2027-10-02

Right:

    reviewed: 2026-10-02

The way out: correct the date. A review that is planned belongs into the calendar.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeybook.checks.grounds import evidence_of, metrics_of
from journeybook.checks.project import Project
from journeybook.checks.rule import Family, Mark, Rule
from journeybook.diagnostics import Diagnostic, Severity
from journeybook.model.journey import Journey


def check(project: Project) -> Iterator[Diagnostic]:
    """Yield the dates of reviews, figures and evidence after today."""
    for journey in project.catalogue.journeys.values():
        if project.age_of(journey.reviewed) < 0:
            yield RULE.finding("this review is still to come", journey.origin.span("reviewed"), "correct the date")
    journeys = tuple(project.with_dates_to_come())
    for metric in metrics_of(journeys, project.offered_touchpoints):
        if project.age_of(metric.date) < 0:
            yield RULE.finding("this figure is still to come", metric.origin.span("date"), "correct the date")
    for evidence in evidence_of(journeys):
        if project.age_of(evidence.date) < 0:
            yield RULE.finding("this evidence is still to come", evidence.origin.span("date"), "correct the date")


def _has_dates(journey: Journey) -> bool:
    figures = any(metric.date for holder in journey.holders for metric in holder.metrics)
    return (
        figures
        or journey.reviewed is not None
        or any(one.date for holder in journey.holders for one in holder.evidence)
    )


RULE = Rule.documented(
    __doc__,
    id="future-date",
    severity=Severity.WARNING,
    family=Family.FRESHNESS,
    mark=Mark.FRESHNESS,
    among=_has_dates,
    check=check,
)
