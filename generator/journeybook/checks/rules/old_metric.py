"""A figure that was measured long ago.

A figure without an heir stands on the page as if it were today's. Whoever compares it with its target decides on a past
that nobody remembers.

Figures may be 730 days old, or as many as `checks: {evidence-days: …}` says. Those of journeys in review or published
are looked at, and of the touchpoints in them.

Wrong: today is 22 November 2026.

    metrics:
      - kpi: NPS
        value: 31
        date: 2023-09-30

Right:

    metrics:
      - kpi: NPS
        value: 34
        date: 2026-09-30

The way out: measure again, or take the figure out.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeybook.checks.grounds import metrics_of
from journeybook.checks.project import Project
from journeybook.checks.rule import Family, Mark, Rule, Unit
from journeybook.diagnostics import Diagnostic, Severity, shortened


def check(project: Project) -> Iterator[Diagnostic]:
    """Yield the metrics that are too old."""
    most = project.settings.checks.evidence_days
    for metric in metrics_of(project.with_dates_before(most), project.offered_touchpoints):
        age = project.age_of(metric.date)
        if age > most:
            yield RULE.finding(
                f"the figure '{shortened(metric.kpi, 60)}' is {age:,} days old, more than {most:,}",
                metric.origin.span("date"),
                "measure again, or take it out",
            )


RULE = Rule.documented(
    __doc__,
    id="old-metric",
    severity=Severity.INFO,
    family=Family.FRESHNESS,
    mark=Mark.FRESHNESS,
    unit=Unit.METRIC,
    check=check,
)
