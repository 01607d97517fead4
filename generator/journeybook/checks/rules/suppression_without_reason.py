"""A suppression that does not say why.

A finding is taken back because somebody knows better, and whoever reads the file next year has to know what they knew.
Without a reason nobody dares to take the suppression out again, so one without suppresses nothing.

Wrong:

    - id: talk-it-over
      title: I talk it over at home  # journeybook: ignore[step-without-touchpoint]

Right:

    - id: talk-it-over
      title: I talk it over at home  # journeybook: ignore[step-without-touchpoint] we are not there

The way out: write the reason behind the brackets, in half a sentence.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeybook.checks.project import Project
from journeybook.checks.rule import Family, Rule
from journeybook.diagnostics import Diagnostic, Severity


def check(project: Project) -> Iterator[Diagnostic]:
    """Yield the suppressions without a reason."""
    for said in project.loaded.suppressions:
        if not said.reason and not said.fault:
            yield RULE.finding(
                "this suppression does not say why, and suppresses nothing",
                said.span,
                "write the reason behind the brackets",
            )


RULE = Rule.documented(
    __doc__, id="suppression-without-reason", severity=Severity.WARNING, family=Family.CONFIGURATION, check=check
)
