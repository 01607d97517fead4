"""Evidence that does not say when it was gathered.

What customers said before the shop was rebuilt says little about the shop of today. A year in the title is read by
people; only `date` is counted, and says when it is time to ask again.

Wrong:

    evidence:
      - title: Twelve interviews, spring 2026

Right:

    evidence:
      - title: Twelve interviews, spring 2026
        date: 2026-05-29

The way out: write the last day on which it was gathered.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeybook.checks.project import Project
from journeybook.checks.rule import Family, Mark, Rule, Unit
from journeybook.diagnostics import Diagnostic, Severity, shortened


def check(project: Project) -> Iterator[Diagnostic]:
    """Yield the evidence without a date."""
    for evidence in project.offered_evidence:
        if not evidence.origin.has("date"):
            yield RULE.finding(
                f"nothing says when '{shortened(evidence.title, 60)}' was gathered",
                evidence.origin.span("title"),
                "write `date: …` with the last day, like 2026-05-29",
            )


RULE = Rule.documented(
    __doc__,
    id="evidence-without-date",
    severity=Severity.INFO,
    family=Family.EVIDENCE,
    mark=Mark.FIGURES,
    unit=Unit.EVIDENCE,
    alone=True,
    check=check,
)
