"""A journey whose Mermaid diagram has more boxes than a page can show.

The diagram has a box a step, and one more wherever personas feel differently: fifteen steps of four personas who never
agree are sixty boxes, four screens wide. Such a diagram is scrolled, not read.

More than 40 boxes are counted as crowded.

Wrong: one journey for four personas whose scores differ at each of fifteen steps.

Right: a journey each for the two who walk it differently, or one score where the difference means nothing.

    emotion: 3
    emotion: {lea: 2, paul: 5}

The way out: write a score a persona only where it tells something, and give personas who walk their own way a journey
of their own.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeybook.checks.project import Project
from journeybook.checks.rule import Family, Rule
from journeybook.diagnostics import Diagnostic, Severity
from journeybook.diagrams import journey_rows

MOST_BOXES = 40


def check(project: Project) -> Iterator[Diagnostic]:
    """Yield the journeys whose diagrams nobody takes in."""
    for journey in project.offered:
        # A box a step at least, and one a score at most: most journeys need no more than this to be told apart.
        if sum(max(1, len(step.emotion.scores)) for step in journey.steps) <= MOST_BOXES:
            continue
        boxes = sum(row.score is not None for row in journey_rows(journey, project.catalogue))
        if boxes > MOST_BOXES:
            yield RULE.finding(
                f"the diagram of '{journey.id}' has {boxes} boxes; {MOST_BOXES} can be read",
                journey.origin.span("title"),
                "write a score a persona only where it tells something, or cut the journey in two",
            )


RULE = Rule.documented(
    __doc__, id="crowded-diagram", severity=Severity.INFO, family=Family.DIAGRAMS, alone=True, check=check
)
