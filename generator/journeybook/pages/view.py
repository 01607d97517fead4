"""What the tools above a journey map choose from, and what its presentation ends with. Knows no script and no HTML."""

from __future__ import annotations

from dataclasses import dataclass

from journeybook.model.journey import Journey
from journeybook.pages.context import Link, PageContext
from journeybook.pages.moment import Moment, extremes


@dataclass(frozen=True, slots=True, kw_only=True)
class Walker:
    """A persona of the journey, who can be shown or not."""

    id: str
    link: Link


@dataclass(frozen=True, slots=True, kw_only=True)
class JourneyView:
    """The choices a reader has, and the journey's lowest point."""

    walkers: tuple[Walker, ...]
    """Who walks the journey, in the order written. There is something to choose from two on."""
    worst: Moment | None
    """The step that feels worst, with its worst feeling alone; None where no step feels worse than neutral."""


def journey_view(journey: Journey, context: PageContext) -> JourneyView:
    """Return the choices of a journey's map and the lowest point of the journey."""
    personas = context.catalogue.personas
    walkers = dict.fromkeys(name for name in journey.personas if name in personas)
    places = ((journey, stage, step) for stage, step in journey.walk())
    lowest = extremes(places, context, at_most=1).worst
    return JourneyView(
        walkers=tuple(Walker(id=name, link=context.persona(personas[name])) for name in walkers),
        worst=lowest[0].at_its_worst() if lowest else None,
    )
