"""How far something reaches that is met at places of journeys: in which of today's, by whom, how often."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from journeybook.insight.scores import is_current
from journeybook.model.catalogue import Catalogue, Place
from journeybook.model.journey import Journey


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """Where customers meet something today. What is intended or retired is not in it."""

    places: tuple[Place, ...] = ()
    """In the order of the catalogue; a stage or a journey that has it as a whole is one place."""
    journeys: tuple[Journey, ...] = ()
    personas: tuple[str, ...] = ()
    """The ids of those who meet it, those on no journey that has it left out."""
    meetings: int = 0
    """How often it is met: at each place once for each persona there, and once where no persona is named."""

    @property
    def steps(self) -> int:
        """The number of places."""
        return len(self.places)


def reach(places: Iterable[Place], catalogue: Catalogue) -> Reach:
    """Return how far something reaches that is met at places."""
    every = tuple(places)
    if len(every) == 1:
        return _reach_of_one(every[0], every, catalogue)
    today = tuple(place for place in every if is_current(place.journey))
    if len(today) == len(every):
        today = every  # as most often; the same tuple need not be kept twice
    walkers = [[name for name in walkers_at(place) if name in catalogue.personas] for place in today]
    return Reach(
        places=today,
        # By id: whole journeys are slow to compare.
        journeys=tuple({place.journey.id: place.journey for place in today}.values()),
        personas=tuple(dict.fromkeys(name for names in walkers for name in names)),
        meetings=sum(max(1, len(names)) for names in walkers),
    )


def _reach_of_one(place: Place, places: tuple[Place, ...], catalogue: Catalogue) -> Reach:
    # Most things are met at one place, and a project has thousands of them.
    if not is_current(place.journey):
        return _NOWHERE
    names = tuple([name for name in walkers_at(place) if name in catalogue.personas])
    return Reach(places=places, journeys=(place.journey,), personas=names, meetings=max(1, len(names)))


_NOWHERE = Reach()


def walkers_at(place: Place) -> tuple[str, ...]:
    """Return the ids of the personas who come to a place; empty where its journey names none."""
    journey = place.journey
    if place.step:
        names = journey.walked_by(place.step)
        return names if len(names) < 2 else tuple(dict.fromkeys(names))
    if place.stage:
        return tuple(dict.fromkeys(name for step in place.stage.steps for name in journey.walked_by(step)))
    return tuple(dict.fromkeys(journey.personas))


def phases_at(place: Place) -> tuple[str, ...]:
    """Return the ids of the lifecycle phases that a place maps onto."""
    if place.stage and len(place.stage.phases) < 2:
        return place.stage.phases
    stages = (place.stage,) if place.stage else place.journey.stages
    return tuple(dict.fromkeys(phase for stage in stages for phase in stage.phases))
