"""What journeys name, by kind: whether all of it is there can be told without looking at them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from operator import attrgetter

from journeybook.model.catalogue import Catalogue
from journeybook.model.journey import Journey, JourneyState


@dataclass(frozen=True, slots=True, kw_only=True)
class Needs:
    """The names in one journey that lead somewhere else, each once."""

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


def unmet(needs: Mapping[str, Needs], by: Catalogue) -> set[str]:
    """Return the ids of the journeys in which something may lead nowhere in a catalogue; `needs` are by these ids."""
    to_bes = {name for name, journey in by.journeys.items() if journey.state is JourneyState.TO_BE}
    found = {name for name, one in needs.items() if not one.fits or one.of in to_bes}
    for kind in ("personas", "phases", "touchpoints", "channels", "journeys", "pains", "opportunities"):
        names_of = attrgetter(kind)
        missing = set[str]().union(*map(names_of, needs.values())).difference(names_of(by))
        if missing:
            found |= {name for name, one in needs.items() if not missing.isdisjoint(names_of(one))}
    return found


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
    )
