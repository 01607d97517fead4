"""A Mermaid journey in a narrative that cannot be drawn.

A block of code that is called `mermaid` and begins with `journey` becomes a picture when the site is built. Where it
cannot be read, or has a score that Mermaid does not know, the page shows its text instead.

Wrong:

    ```mermaid
    journey
      section Ordering
        Fill the basket: three: Lea
    ```

Right:

    ```mermaid
    journey
      section Ordering
        Fill the basket: 3: Lea
    ```

The way out: each task is a name, a whole score from 1 to 5 and who does it, with colons between. A block that is meant
to be read as text is called `text`.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeybook.checks.project import Project
from journeybook.checks.rule import Family, Rule
from journeybook.diagnostics import Diagnostic, Severity
from journeybook.diagrams import why_not_drawn, written_kind


def check(project: Project) -> Iterator[Diagnostic]:
    """Yield the journeys in narratives of which no picture can be made."""
    for fence, span in project.diagrams:
        if written_kind(fence.text) == "journey" and (reason := why_not_drawn(fence.text)):
            yield RULE.finding(
                f"this diagram cannot be drawn: {reason}",
                span,
                "write tasks as `name: score: who`, the score a whole number from 1 to 5",
            )


RULE = Rule.documented(
    __doc__, id="broken-diagram", severity=Severity.WARNING, family=Family.DIAGRAMS, alone=True, check=check
)
