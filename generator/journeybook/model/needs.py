"""What one journey names and defines: known without a look at its stages and steps."""

from __future__ import annotations

from dataclasses import dataclass

from journeybook.model.journey import Journey, JourneyState


@dataclass(frozen=True, slots=True, kw_only=True)
class Needs:
    """The names in one journey that lead somewhere else, each once, and those of what it defines."""

    personas: tuple[str, ...]
    phases: tuple[str, ...]
    touchpoints: tuple[str, ...]
    channels: tuple[str, ...]
    journeys: tuple[str, ...]
    pains: tuple[str, ...]
    opportunities: tuple[str, ...]
    of: str
    """The journey that it is the to-be of; empty for none, and for one that is no to-be."""
    fits: bool
    """Whether nothing can be wrong where all of these are there, and that journey is no to-be: what leads to the
    journey's own steps leads to one, and steps are walked by its own personas.
    """
    defined_pains: tuple[str, ...]
    """The ids of the pain points it defines, as written."""
    defined_opportunities: tuple[str, ...]
    """Likewise."""
    has_steps: bool


def needs_of(journey: Journey) -> Needs:
    """Return what a journey names."""
    steps, holders = journey.steps, journey.holders
    walkers = {name for step in steps for name in (*step.personas, *step.emotion.by_persona)}
    own = {step.id for step in steps}
    of = (journey.of or "") if journey.state is JourneyState.TO_BE else ""
    return Needs(
        personas=tuple(dict.fromkeys(journey.personas)),
        phases=tuple(dict.fromkeys(name for stage in journey.stages for name in stage.phases)),
        touchpoints=tuple(dict.fromkeys(step.touchpoint for step in steps if step.touchpoint)),
        channels=tuple(dict.fromkeys(step.channel for step in steps if step.channel)),
        journeys=tuple(dict.fromkeys((*filter(None, [of]), *(step.journey for step in steps if step.journey)))),
        pains=tuple(dict.fromkeys(name for one in (*holders, *journey.defined_opportunities) for name in one.pains)),
        opportunities=tuple(dict.fromkeys(name for holder in holders for name in holder.opportunities)),
        of=of,
        fits=of == (journey.of or "")
        and of != journey.id
        and walkers.issubset(journey.personas)
        and own.issuperset(name for step in steps for name in step.next),
        defined_pains=tuple(pain.id for pain in journey.defined_pains),
        defined_opportunities=tuple(opportunity.id for opportunity in journey.defined_opportunities),
        has_steps=bool(steps),
    )
