"""A persona that nothing is known about.

A persona stands for people who were met. One with neither facts nor a story was invented in a meeting, or nobody wrote
down where it comes from; its quotes then pass for those of customers.

Personas that walk a journey in review or published are looked at.

Wrong: fields, and nothing below them.

    ---
    title: Léa, 34, two jobs and two children
    goals: [Ten minutes, no queue]
    ---

Right:

    ---
    title: Léa, 34, two jobs and two children
    goals: [Ten minutes, no queue]
    facts: {Share of drive customers: 31 %}
    ---
    From 24 diaries of spring 2026. Léa orders on Sunday evening, between two loads of washing.

The way out: write `facts`, and below the fields her story and whom it was made from.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeybook.checks.project import Project
from journeybook.checks.rule import Family, Mark, Rule, Unit
from journeybook.diagnostics import Diagnostic, Severity


def check(project: Project) -> Iterator[Diagnostic]:
    """Yield the personas of journeys without facts and without a story."""
    for persona in project.offered_personas:
        if not persona.body.strip() and not persona.origin.has("facts"):
            yield RULE.finding(
                f"nothing says what '{persona.id}' rests on",
                persona.origin.span("title"),
                "write `facts: {…}`, or below the fields whom the persona was made from",
            )


RULE = Rule.documented(
    __doc__,
    id="groundless-persona",
    severity=Severity.INFO,
    family=Family.PERSONAS,
    mark=Mark.FIGURES,
    unit=Unit.PERSONA,
    alone=True,
    check=check,
)
