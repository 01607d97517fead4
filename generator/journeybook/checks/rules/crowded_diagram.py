"""A journey with more steps or personas than its map and its diagram can be read with.

A map of forty columns has to be scrolled six times, and of nine curves nobody follows one. What teams do with such maps
is hang them up.

More than 30 steps, or more than 8 personas, are counted as crowded.

Wrong: one journey of 60 steps from "I hear of the bank" to "My children inherit".

Right: a customer journey of 12 steps, the finer ones opened from its steps.

    - id: borrow
      title: I borrow for a house
      journey: home-loan

The way out: cut the journey at a step where the goal changes, or move detail into a finer journey. Personas that walk
the same way with the same feelings are one persona.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeybook.checks.project import Project
from journeybook.checks.rule import Family, Rule
from journeybook.diagnostics import Diagnostic, Severity

MOST_STEPS, MOST_PERSONAS = 30, 8


def check(project: Project) -> Iterator[Diagnostic]:
    """Yield the journeys that no reader takes in."""
    for journey in project.offered:
        steps, personas = len(journey.steps), len(set(journey.personas))
        if steps > MOST_STEPS:
            yield RULE.finding(
                f"'{journey.id}' has {steps} steps; a map can be read with {MOST_STEPS}",
                journey.origin.span("stages"),
                "move detail into finer journeys, opened from a step by `journey: …`",
            )
        if personas > MOST_PERSONAS:
            yield RULE.finding(
                f"'{journey.id}' has {personas} personas; curves can be told apart with {MOST_PERSONAS}",
                journey.origin.span("personas"),
                "make those one persona who walk the same way, or give them a journey of their own",
            )


RULE = Rule.documented(__doc__, id="crowded-diagram", severity=Severity.INFO, family=Family.DIAGRAMS, check=check)
