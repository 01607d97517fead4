"""A Mermaid diagram of a kind that the site does not draw.

Pictures are made when the site is built, without a script on the page, and journeys are what can be drawn that way.
Flowcharts, sequences and the like are shown as their text, which readers of the site rarely want.

Wrong:

    ```mermaid
    flowchart LR
      basket --> slot --> payment
    ```

Right: `![From basket to payment](ordering.svg)`

The way out: export the diagram as SVG and show that, or say it in words. A block that is meant to be read as text is
called `text`.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeybook.checks.project import Project
from journeybook.checks.rule import Family, Rule
from journeybook.diagnostics import Diagnostic, Severity, shortened
from journeybook.diagrams import written_kind

_SHOWN = 30


def check(project: Project) -> Iterator[Diagnostic]:
    """Yield the diagrams in narratives that are no journeys."""
    for fence, span in project.diagrams:
        kind = written_kind(fence.text)
        if kind != "journey":
            what = f"a '{shortened(kind, _SHOWN)}'" if kind else "an empty diagram"
            yield RULE.finding(
                f"{what} is not drawn, its text is shown", span, "show a picture: `![what it shows](file.svg)`"
            )


RULE = Rule.documented(
    __doc__, id="undrawn-diagram", severity=Severity.INFO, family=Family.DIAGRAMS, alone=True, check=check
)
