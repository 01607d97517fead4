"""A figure that does not say where it comes from.

Two teams measure "satisfaction" in two ways and get 71 and 84. Without a source nobody can tell which one stands here,
ask for more, or measure it again in the same way.

Wrong:

    metrics:
      - kpi: NPS
        value: 31

Right:

    metrics:
      - kpi: NPS
        value: 31
        source: Drive exit survey, 1,240 answers

The way out: write the survey, the system or the study, with the number of answers where there is one.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeybook.checks.project import Project
from journeybook.checks.rule import Family, Mark, Rule, Unit
from journeybook.diagnostics import Diagnostic, Severity, shortened


def check(project: Project) -> Iterator[Diagnostic]:
    """Yield the metrics without source."""
    for metric in project.offered_metrics:
        if not metric.origin.has("source"):
            yield RULE.finding(
                f"the figure '{shortened(metric.kpi, 60)}' does not say where it comes from",
                metric.origin.span("kpi"),
                "write `source: …`: the survey, the system or the study",
            )


RULE = Rule.documented(
    __doc__,
    id="metric-without-source",
    severity=Severity.INFO,
    family=Family.EVIDENCE,
    mark=Mark.FIGURES,
    unit=Unit.METRIC,
    alone=True,
    check=check,
)
