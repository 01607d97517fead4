"""A persona that walks no journey.

A persona is there to look at journeys through its eyes. One that walks none is either waiting for its journey, or was
left behind when a journey was rewritten.

Wrong: there is `personas/nadia.md`, and no journey names `nadia`.

Right: a journey names her.

    title: Groceries by drive
    personas: [lea, nadia]

The way out: add the id to `personas` of the journeys it walks, or delete the file.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeybook.checks.project import Project
from journeybook.checks.rule import Family, Rule
from journeybook.diagnostics import Diagnostic, Severity


def check(project: Project) -> Iterator[Diagnostic]:
    """Yield the personas that no journey names."""
    if project.unread:
        # What could not be read may use it.
        return
    walking = {name for journey in project.catalogue.journeys.values() for name in journey.personas}
    for persona in project.catalogue.personas.values():
        if persona.id not in walking:
            yield RULE.finding(
                f"the persona '{persona.id}' walks no journey",
                persona.origin.span("title"),
                f"add '{persona.id}' to `personas` of the journeys it walks, or delete the file",
            )


RULE = Rule.documented(__doc__, id="unused-persona", severity=Severity.WARNING, family=Family.PERSONAS, check=check)
