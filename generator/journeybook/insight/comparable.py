"""Where there are personas to compare: in which journeys, and in which phases. Knows nothing of how they differ."""

from __future__ import annotations

from journeybook.insight.scores import is_current
from journeybook.model.catalogue import Catalogue
from journeybook.model.journey import Journey, Stage


def is_compared(journey: Journey, catalogue: Catalogue) -> bool:
    """Say whether there is something to compare in a journey: two personas at least, and steps."""
    if len(journey.personas) < 2:  # most journeys need no more than this to be told apart
        return False
    return len(compared_in(journey, catalogue)) > 1 and catalogue.has_steps(journey)


def compared_in(journey: Journey, catalogue: Catalogue) -> tuple[str, ...]:
    """Return the personas of a journey that exist."""
    return tuple(name for name in dict.fromkeys(journey.personas) if name in catalogue.personas)


def has_sides(catalogue: Catalogue) -> bool:
    """Say whether there is a journey or a phase with something to compare."""
    return any(is_compared(journey, catalogue) for journey in catalogue.journeys.values()) or any(
        has_phase_sides(phase, catalogue) for phase in catalogue.phases
    )


def has_phase_sides(phase: str, catalogue: Catalogue) -> bool:
    """Say whether two personas at least walk steps of today's journeys in a phase."""
    found: set[str] = set()
    for place in catalogue.stages_by_phase.get(phase, ()):
        if place.stage and is_current(place.journey):
            found |= _walkers(place.journey, place.stage, catalogue)
            if len(found) > 1:
                return True
    return False


def phases_with_sides(catalogue: Catalogue) -> frozenset[str]:
    """Return the ids of all phases that have sides; no more journeys are looked at than that takes."""
    found: dict[str, set[str]] = {name: set() for name in catalogue.phases}
    left = set(found)
    for journey in filter(is_current, catalogue.journeys.values()):
        for stage in journey.stages:
            for phase in left.intersection(stage.phases):
                found[phase] |= _walkers(journey, stage, catalogue)
        left = {phase for phase in left if len(found[phase]) < 2}
        if not left:
            break
    return frozenset(found.keys() - left)


def _walkers(journey: Journey, stage: Stage, catalogue: Catalogue) -> set[str]:
    """Return the personas that exist and walk a step of a stage."""
    return {name for step in stage.steps for name in journey.walked_by(step) if name in catalogue.personas}
