"""Two steps of one journey with the same title.

"I wait" at the counter and "I wait" for the parcel are two moments with two feelings. In lists, in the search and in
diagrams, readers meet the title without its column and cannot tell which one is meant.

Steps that different personas walk may be called the same.

Wrong:

    - {id: wait, title: I wait}
    - {id: wait-again, title: I wait}

Right:

    - {id: wait, title: I wait at the counter}
    - {id: wait-again, title: I wait for the parcel}

The way out: say in each title what sets the moment apart. If nothing does, it may be one step, or a loop (`next`).
"""

from __future__ import annotations

from collections.abc import Iterator

from journeybook.checks.project import Project
from journeybook.checks.rule import Family, Rule
from journeybook.checks.texts import Text
from journeybook.diagnostics import Diagnostic, Related, Severity
from journeybook.fields.types import unaccented


def check(project: Project) -> Iterator[Diagnostic]:
    """Yield each step with the title of an earlier one."""
    for journey, titles in project.titles_by_journey("step"):
        walkers = {step.id: frozenset(step.personas) for step in project.catalogue.journeys[journey].steps}
        seen: dict[str, Text] = {}
        for title in titles:
            first = seen.setdefault(" ".join(unaccented(title.text).split()), title)
            if first is title:
                continue
            one, other = walkers.get(first.id), walkers.get(title.id)
            if one and other and not one & other:
                continue
            yield RULE.finding(
                f"the step '{first.id}' has the same title",
                title.span,
                "say what sets the moment apart",
                (Related(message="the same title", span=first.span),),
            )


RULE = Rule.documented(
    __doc__, id="repeated-step-title", severity=Severity.INFO, family=Family.WORDING, alone=True, check=check
)
