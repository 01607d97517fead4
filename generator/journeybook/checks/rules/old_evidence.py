"""Evidence that is older than what it speaks of is likely to be.

Two years on, the app is another one, the shop was rebuilt and the customers have new habits. What they said then still
explains why something was built, and no longer how it feels.

Evidence may be 730 days old, or as many as `checks: {evidence-days: …}` says. Journeys in review or published are
looked at.

Wrong: today is 22 November 2026.

    evidence:
      - title: Twelve interviews
        date: 2023-05-29

Right:

    evidence:
      - title: Twelve interviews
        date: 2023-05-29
      - title: Six interviews on the new app
        date: 2026-06-12

The way out: ask again, about what has changed first. Evidence that does not age, such as a law, is suppressed with that
reason.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeybook.checks.grounds import evidence_of
from journeybook.checks.project import Project
from journeybook.checks.rule import Family, Mark, Rule, Unit
from journeybook.diagnostics import Diagnostic, Severity, shortened


def check(project: Project) -> Iterator[Diagnostic]:
    """Yield the evidence that is too old."""
    most = project.settings.checks.evidence_days
    for evidence in evidence_of(project.with_dates_before(most)):
        age = project.age_of(evidence.date)
        if age > most:
            yield RULE.finding(
                f"the evidence '{shortened(evidence.title, 60)}' is {age:,} days old, more than {most:,}",
                evidence.origin.span("date"),
                "ask again, or take it out",
            )


RULE = Rule.documented(
    __doc__,
    id="old-evidence",
    severity=Severity.INFO,
    family=Family.FRESHNESS,
    mark=Mark.FRESHNESS,
    unit=Unit.EVIDENCE,
    check=check,
)
