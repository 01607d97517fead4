"""A comment that means to suppress a finding and cannot be read.

It is written otherwise than this program reads it, as other programs would, so the finding stays and nobody sees why.
A comment at the end of a line is about that line, one on a line of its own about the next, and `ignore-file` about
the whole file.

Wrong:

    - id: talk-it-over
      title: I talk it over at home  # journeybook: disable step-without-touchpoint

Right:

    - id: talk-it-over
      title: I talk it over at home  # journeybook: ignore[step-without-touchpoint] we are not there

The way out: write `journeybook: ignore[rule-id] why` or `journeybook: ignore-file[rule-id] why`, in Markdown between
`<!--` and `-->`.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeybook.checks.project import Project
from journeybook.checks.rule import Family, Rule
from journeybook.diagnostics import Diagnostic, Severity


def check(project: Project) -> Iterator[Diagnostic]:
    """Yield the comments that look like suppressions and are none."""
    for said in project.loaded.suppressions:
        if said.fault:
            yield RULE.finding(
                f"this suppresses nothing: {said.fault}",
                said.span,
                "write `journeybook: ignore[rule-id] why`, or `ignore-file` for the whole file",
            )


RULE = Rule.documented(
    __doc__, id="wrong-suppression", severity=Severity.WARNING, family=Family.CONFIGURATION, check=check
)
