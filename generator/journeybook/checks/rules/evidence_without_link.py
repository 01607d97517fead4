"""Evidence that nobody can look up.

A title says that there is a study. Who wants to know what customers said in it has to find somebody who remembers, and
after a year nobody does.

Wrong:

    evidence:
      - title: Twelve interviews, spring 2026

Right:

    evidence:
      - title: Twelve interviews, spring 2026
        link: https://research.example/drive

The way out: write the address of the report, or put the report into the project, beside the journey or in `data/`, and
name the file.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeybook.checks.project import Project
from journeybook.checks.rule import Family, Mark, Rule, Unit
from journeybook.diagnostics import Diagnostic, Severity, shortened


def check(project: Project) -> Iterator[Diagnostic]:
    """Yield the evidence without a link."""
    for evidence in project.offered_evidence:
        if not evidence.origin.has("link"):
            yield RULE.finding(
                f"nothing says where '{shortened(evidence.title, 60)}' can be read",
                evidence.origin.span("title"),
                "write `link: …`: an address, or a file of the project",
            )


RULE = Rule.documented(
    __doc__,
    id="evidence-without-link",
    severity=Severity.INFO,
    family=Family.EVIDENCE,
    mark=Mark.FIGURES,
    unit=Unit.EVIDENCE,
    alone=True,
    check=check,
)
