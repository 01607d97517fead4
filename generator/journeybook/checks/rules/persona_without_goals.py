"""A persona of whom nothing says what they want.

A journey is judged by whether it gets somebody where they want to be. A persona with an age and a portrait and without
goals gives nothing to judge by.

Personas that walk a journey in review or published are looked at; `needs` counts as well.

Wrong:

    title: Léa, 34, two jobs and two children
    role: Working parent

Right:

    title: Léa, 34, two jobs and two children
    role: Working parent
    goals: [Ten minutes, no queue]

The way out: write what they said they want, in their words.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeybook.checks.project import Project
from journeybook.checks.rule import Family, Mark, Rule, Unit
from journeybook.diagnostics import Diagnostic, Severity


def check(project: Project) -> Iterator[Diagnostic]:
    """Yield the personas of journeys without goals and needs."""
    for persona in project.offered_personas:
        if not any(map(persona.origin.has, ("goals", "needs"))):
            yield RULE.finding(
                f"nothing says what '{persona.id}' wants",
                persona.origin.span("title"),
                "write `goals: […]`",
            )


RULE = Rule.documented(
    __doc__,
    id="persona-without-goals",
    severity=Severity.INFO,
    family=Family.PERSONAS,
    mark=Mark.COMPLETENESS,
    unit=Unit.PERSONA,
    alone=True,
    check=check,
)
