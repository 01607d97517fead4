"""A figure without a target.

Whether 3.9 is good or bad depends on what was wanted. With a target the site shows what falls short, and an opportunity
can be judged by whether it closes the gap.

Wrong:

    metrics:
      - kpi: CSAT
        value: 3.9

Right:

    metrics:
      - kpi: CSAT
        value: 3.9
        target: 4.5

The way out: agree on a target with the owner. A figure that has none because it only describes is suppressed with that
reason.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeybook.checks.project import Project
from journeybook.checks.rule import Family, Mark, Rule, Unit
from journeybook.diagnostics import Diagnostic, Severity, shortened


def check(project: Project) -> Iterator[Diagnostic]:
    """Yield the metrics without target."""
    for metric in project.offered_metrics:
        if not metric.origin.has("target"):
            yield RULE.finding(
                f"the figure '{shortened(metric.kpi, 60)}' has no target",
                metric.origin.span("kpi"),
                "write `target: …`: what would be good",
            )


RULE = Rule.documented(
    __doc__,
    id="metric-without-target",
    severity=Severity.INFO,
    family=Family.EVIDENCE,
    mark=Mark.FIGURES,
    unit=Unit.METRIC,
    alone=True,
    check=check,
)
