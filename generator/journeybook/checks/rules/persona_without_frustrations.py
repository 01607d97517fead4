"""A persona of whom nothing says what gets in their way.

Frustrations are what pain points of a journey are held against: is this what bothers them, or us? A persona without any
agrees with every improvement.

Personas that walk a journey in review or published are looked at.

Wrong:

    title: Léa, 34, two jobs and two children
    goals: [Ten minutes, no queue]

Right:

    title: Léa, 34, two jobs and two children
    goals: [Ten minutes, no queue]
    frustrations: [Missing items found out at home]

The way out: write what they complained of, in their words.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeybook.checks.project import Project
from journeybook.checks.rule import Family, Mark, Rule, Unit
from journeybook.diagnostics import Diagnostic, Severity


def check(project: Project) -> Iterator[Diagnostic]:
    """Yield the personas of journeys without frustrations."""
    for persona in project.offered_personas:
        if not any(map(persona.origin.has, ("frustrations",))):
            yield RULE.finding(
                f"nothing says what gets in the way of '{persona.id}'",
                persona.origin.span("title"),
                "write `frustrations: […]`",
            )


RULE = Rule.documented(
    __doc__,
    id="persona-without-frustrations",
    severity=Severity.INFO,
    family=Family.PERSONAS,
    mark=Mark.COMPLETENESS,
    unit=Unit.PERSONA,
    alone=True,
    check=check,
)
