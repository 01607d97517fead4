"""Where there are personas to compare: in which journeys, and in which phases. Knows nothing of how they differ."""

from __future__ import annotations

from journeybook.insight.scores import is_current
from journeybook.model.catalogue import Catalogue
from journeybook.model.journey import Journey


def is_compared(journey: Journey, catalogue: Catalogue) -> bool:
    """Say whether there is something to compare in a journey: two personas at least, and steps."""
    return len(compared_in(journey, catalogue)) > 1 and any(stage.steps for stage in journey.stages)


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
        if place.stage and place.stage.steps and is_current(place.journey):
            walkers = (name for step in place.stage.steps for name in place.journey.walked_by(step))
            found.update(name for name in walkers if name in catalogue.personas)
            if len(found) > 1:
                return True
    return False
