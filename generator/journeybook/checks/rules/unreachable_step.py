"""A step that no way leads to.

`next` says where a step leads instead of to the one below. Where every step above leads past another one, no customer
ever gets there, and no curve, flow or diagram shows how.

Linear journeys are looked at, each persona on its own way.

Wrong: after paying, the locker is never reached.

    - {id: pay, title: I pay, next: [home]}
    - {id: locker, title: I open the locker}
    - {id: home, title: I am home}

Right:

    - {id: pay, title: I pay, next: [locker, home]}
    - {id: locker, title: I open the locker}
    - {id: home, title: I am home}

The way out: name the step in `next` of the one that leads there, or take it out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from journeybook.checks.project import Project
from journeybook.checks.rule import Family, Rule
from journeybook.diagnostics import Diagnostic, Severity
from journeybook.model.catalogue import moves
from journeybook.model.journey import Journey


def check(project: Project) -> Iterator[Diagnostic]:
    """Yield the steps of linear journeys that nobody can get to, but for those that only such a step leads to."""
    for journey in project.catalogue.journeys.values():
        if not journey.is_linear or not any(step.next for step in journey.steps):
            continue
        after: dict[str, list[str]] = {}
        for move in moves(journey):
            after.setdefault(move.before.id, []).append(move.after.id)
        reached = _from(_beginnings(journey), after, set())
        for step in journey.steps:
            if step.id not in reached:
                reached = _from((step.id,), after, reached)
                yield RULE.finding(
                    f"no step leads to '{step.id}'",
                    step.origin.span("title"),
                    f"write `next: [{step.id}, …]` at the step before it",
                )


def _beginnings(journey: Journey) -> Iterator[str]:
    """Yield the first step of each persona's way."""
    for persona in journey.personas or (None,):
        yield from (step.id for step in journey.route_of(persona)[:1])
    for step in journey.steps:
        # It is for personas that are not on the journey, which is reported.
        if step.personas and not set(step.personas) & set(journey.personas):
            yield step.id


def _from(names: Iterable[str], after: Mapping[str, list[str]], reached: set[str]) -> set[str]:
    """Return the steps reached so far and those that some steps lead to, these included."""
    reached, waiting = set(reached), list(names)
    while waiting:
        name = waiting.pop()
        if name not in reached:
            reached.add(name)
            waiting += after.get(name, ())
    return reached


RULE = Rule.documented(
    __doc__, id="unreachable-step", severity=Severity.WARNING, family=Family.STRUCTURE, alone=True, check=check
)
