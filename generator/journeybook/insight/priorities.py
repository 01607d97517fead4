"""Every opportunity over all journeys: where it would help, what it answers, its measures, score, rank and quadrant."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from journeybook.config import PrioritySettings
from journeybook.fields.types import number
from journeybook.insight.answers import OPEN, answers
from journeybook.insight.axis import Axis, axis
from journeybook.insight.reach import Reach, phases_at, reach, walkers_at
from journeybook.model.catalogue import Catalogue, Place
from journeybook.model.formula import Score
from journeybook.model.parts import Opportunity, OpportunityStatus, Pain
from journeybook.model.scale import Number

STATUSES = (
    OpportunityStatus.DOING,
    OpportunityStatus.PLANNED,
    OpportunityStatus.IDEA,
    OpportunityStatus.DONE,
    OpportunityStatus.DROPPED,
)
"""In the order in which a reader wants to see them."""


class Quadrant(StrEnum):
    """A quarter of the matrix: by the name that people give it where one axis is a cost and the other a benefit."""

    QUICK_WINS = "quick-wins"
    BIG_BETS = "big-bets"
    FILL_INS = "fill-ins"
    THINK_TWICE = "think-twice"
    BOTH = "both"
    """Much of both."""
    UP = "up"
    """Much of what goes up alone."""
    ACROSS = "across"
    """Much of what goes across alone."""
    NEITHER = "neither"


@dataclass(frozen=True, slots=True, kw_only=True)
class Priority:
    """One opportunity among all."""

    opportunity: Opportunity
    places: tuple[Place, ...]
    """Where it would help, in the order of the catalogue; intended and retired journeys too."""
    reach: Reach
    """Where it would help today."""
    phases: tuple[str, ...]
    """Ids of known lifecycle phases: those of today's places, or of all where there is none today."""
    personas: tuple[str, ...]
    """Ids of known personas, likewise."""
    pains: tuple[Pain, ...]
    """The pain points it answers, the gravest first."""
    measures: Mapping[str, Number | None]
    """All measures there are and all that the settings name; None where there is no value."""
    score: Score
    number: int = 0
    """Its place in the register, from 1: open ones by their score, those without one, then what is done or dropped."""
    rank: int | None = None
    """How many open ones have a higher score, and one; None for what has no score, is done or dropped."""
    quadrant: Quadrant | None = None
    """None where a measure of the matrix is missing."""

    @property
    def is_open(self) -> bool:
        """Whether it is still to be decided or done."""
        return self.opportunity.status in OPEN


@dataclass(frozen=True, slots=True, kw_only=True)
class Priorities:
    """All opportunities, in the order of their numbers."""

    items: tuple[Priority, ...]
    by_id: Mapping[str, Priority]
    across: Axis
    up: Axis
    """The axes of the matrix, over what is open."""
    ranked: int
    """How many have a rank."""

    def cell(self, one: Priority) -> tuple[int, int] | None:
        """Return the bands across and up that an opportunity lies in; None where a measure is missing."""
        across = self.across.band(one.measures[self.across.measure])
        up = self.up.band(one.measures[self.up.measure])
        return None if across is None or up is None else (across, up)


def priorities(catalogue: Catalogue, settings: PrioritySettings) -> Priorities:
    """Return the opportunities of a catalogue as the settings prioritise them."""
    found = tuple(_priorities(catalogue, settings))
    across, up = (
        axis(
            measure,
            (value for one in found if one.is_open and (value := one.measures[measure]) is not None),
            cost=settings.score.falls_with(measure),
        )
        for measure in (settings.across, settings.up)
    )
    ordered = sorted(found, key=lambda one: _order(one, settings))
    ranks = dict(_ranks(ordered))
    items = tuple(
        replace(one, number=at, rank=ranks.get(one.opportunity.id), quadrant=_quadrant(one, across, up))
        for at, one in enumerate(ordered, 1)
    )
    by_id = {one.opportunity.id: one for one in items}
    return Priorities(items=items, by_id=by_id, across=across, up=up, ranked=len(ranks))


def by_status(found: Priorities) -> tuple[Priority, ...]:
    """Return all of them by status, in each in the order of their numbers."""
    return tuple(sorted(found.items, key=lambda one: STATUSES.index(one.opportunity.status)))


def _priorities(catalogue: Catalogue, settings: PrioritySettings) -> Iterator[Priority]:
    answered = answers(catalogue).pains
    for one in catalogue.opportunities.values():
        places = catalogue.places_by_opportunity.get(one.id, ())
        reached = reach(places, catalogue)
        pains = [catalogue.pains[name] for name in answered.get(one.id, ())]
        pains.sort(key=lambda pain: -(pain.severity or 0))
        measures = _measures(one, reached, pains, settings.measures)
        where = reached.places or places
        yield Priority(
            opportunity=one,
            places=places,
            reach=reached,
            phases=_known((name for place in where for name in phases_at(place)), catalogue.phases),
            personas=_known((name for place in where for name in walkers_at(place)), catalogue.personas),
            pains=tuple(pains),
            measures=measures,
            score=settings.score.score(measures),
        )


def _measures(one: Opportunity, reached: Reach, pains: list[Pain], wanted: tuple[str, ...]) -> dict[str, Number | None]:
    own = {name: value for name in one.extras if (value := _number(one, name)) is not None}
    return {
        "impact": one.impact,
        "effort": one.effort,
        # Whoever answers nothing eases nothing; of a pain point that nobody judged, nobody knows how grave it is.
        "severity": max((pain.severity for pain in pains if pain.severity), default=None if pains else 0),
        "journeys": len(reached.journeys),
        "personas": len(reached.personas),
        "steps": reached.steps,
        **{name: None for name in wanted if name.startswith("x-")},
        **own,
    }


def _number(one: Opportunity, name: str) -> Number | None:
    written = one.extras[name]
    return number(written) if isinstance(written, str) else None


def _known(names: Iterable[str], known: Mapping[str, object]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name in names if name in known))


def _order(one: Priority, settings: PrioritySettings) -> tuple[bool, bool, float, float, float, str]:
    score = one.score.value
    up, across = one.measures[settings.up], one.measures[settings.across]
    return not one.is_open, score is None, -(score or 0), -(up or 0), across or 0, one.opportunity.id


def _ranks(ordered: Iterable[Priority]) -> Iterator[tuple[str, int]]:
    """Yield the ids and ranks of the open ones that have a score; equal scores share a rank."""
    rank, before = 0, None
    for at, one in enumerate((one for one in ordered if one.is_open and one.score.value is not None), 1):
        if one.score.value != before:
            rank, before = at, one.score.value
        yield one.opportunity.id, rank


def _quadrant(one: Priority, across: Axis, up: Axis) -> Quadrant | None:
    at, height = across.band(one.measures[across.measure]), up.band(one.measures[up.measure])
    if at is None or height is None:
        return None
    return quadrant(across, up, far=at >= across.low, high=height >= up.low)


def best_quadrant(across: Axis, up: Axis) -> Quadrant:
    """Return the quarter of the matrix in which both measures are as one wants them."""
    return quadrant(across, up, far=not across.is_cost, high=not up.is_cost)


def quadrant(across: Axis, up: Axis, *, far: bool, high: bool) -> Quadrant:
    """Return the quarter of the matrix that is `far` across or not, and `high` up or not."""
    if across.is_cost == up.is_cost:
        return {
            (True, True): Quadrant.BOTH,
            (False, True): Quadrant.UP,
            (True, False): Quadrant.ACROSS,
            (False, False): Quadrant.NEITHER,
        }[far, high]
    dear, good = (far, high) if across.is_cost else (high, far)
    return {
        (False, True): Quadrant.QUICK_WINS,
        (True, True): Quadrant.BIG_BETS,
        (False, False): Quadrant.FILL_INS,
        (True, False): Quadrant.THINK_TWICE,
    }[dear, good]
