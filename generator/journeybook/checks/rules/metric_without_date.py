"""A figure that does not say when it was measured.

A figure ages. Without its day nobody knows whether it speaks of today, and whether what was done since has changed
anything.

Wrong:

    metrics:
      - kpi: NPS
        value: 31
        source: Drive exit survey

Right:

    metrics:
      - kpi: NPS
        value: 31
        source: Drive exit survey
        date: 2026-09-30

The way out: write the day, or the last day of the period.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeybook.checks.project import Project
from journeybook.checks.rule import Family, Mark, Rule, Unit
from journeybook.diagnostics import Diagnostic, Severity, shortened


def check(project: Project) -> Iterator[Diagnostic]:
    """Yield the metrics without date."""
    for metric in project.offered_metrics:
        if not metric.origin.has("date"):
            yield RULE.finding(
                f"the figure '{shortened(metric.kpi, 60)}' does not say when it was measured",
                metric.origin.span("kpi"),
                "write `date: …` with the last day of the period, like 2026-09-30",
            )


RULE = Rule.documented(
    __doc__,
    id="metric-without-date",
    severity=Severity.INFO,
    family=Family.EVIDENCE,
    mark=Mark.FIGURES,
    unit=Unit.METRIC,
    alone=True,
    check=check,
)
