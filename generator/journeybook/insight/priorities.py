"""Every opportunity over all journeys: where it would help, what it answers, its measures, score, rank and quadrant."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import NamedTuple, overload

from journeybook.config import PrioritySettings
from journeybook.fields.types import number
from journeybook.insight.answers import OPEN, Answers, answers
from journeybook.insight.axis import Axis, axis
from journeybook.insight.reach import Reach, phases_at, reach, walkers_at
from journeybook.model.catalogue import Catalogue, Place
from journeybook.model.formula import MEASURES, Score
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

    items: Sequence[Priority]
    """Each is worked out when somebody asks for it."""
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


def priorities(catalogue: Catalogue, settings: PrioritySettings, answered: Answers | None = None) -> Priorities:
    """Return the opportunities of a catalogue as the settings prioritise them.

    Who knows already which pain points they answer may say so.
    """
    measuring = _Measuring(catalogue, settings, answered or answers(catalogue))
    found = [_standing(one, measuring) for one in catalogue.opportunities.values()]
    across, up = (
        axis(measure, (value for value in values if value is not None), cost=settings.score.falls_with(measure))
        for measure, values in (
            (settings.across, [one.across for one in found if one.is_open]),
            (settings.up, [one.up for one in found if one.is_open]),
        )
    )
    found.sort(key=_order)
    ranks = dict(_ranks(found))
    items = _Items(found, ranks, lambda across_, up_: _quadrant(across_, up_, across, up), measuring)
    by_id = _ById({one.opportunity.id: at for at, one in enumerate(found)}, items)
    return Priorities(items=items, by_id=by_id, across=across, up=up, ranked=len(ranks))


def by_status(found: Priorities) -> tuple[Priority, ...]:
    """Return all of them by status, in each in the order of their numbers."""
    return tuple(sorted(found.items, key=lambda one: STATUSES.index(one.opportunity.status)))


class _Standing(NamedTuple):
    """What of an opportunity tells where it stands among the others."""

    opportunity: Opportunity
    is_open: bool
    score: Score
    across: Number | None
    up: Number | None


def _standing(one: Opportunity, measuring: _Measuring) -> _Standing:
    settings = measuring.settings
    return _Standing(
        opportunity=one,
        is_open=one.status in OPEN,
        score=measuring.score(one),
        across=measuring.value(one, settings.across),
        up=measuring.value(one, settings.up),
    )


class _Items(Sequence[Priority]):
    """Opportunities in an order, each worked out when somebody asks for it."""

    def __init__(
        self,
        standings: Iterable[_Standing],
        ranks: Mapping[str, int],
        quadrant_of: Callable[[Number | None, Number | None], Quadrant | None],
        measuring: _Measuring,
    ) -> None:
        self._known: list[_Standing | Priority] = list(standings)
        self._ranks, self._measuring = ranks, measuring
        self._quadrant_of = cache(quadrant_of)  # thousands have the same few measures

    def __len__(self) -> int:
        return len(self._known)

    @overload
    def __getitem__(self, at: int) -> Priority: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Priority]: ...
    def __getitem__(self, at: int | slice) -> Priority | Sequence[Priority]:
        if isinstance(at, slice):
            return [self[one] for one in range(*at.indices(len(self)))]
        known = self._known[at]
        if isinstance(known, _Standing):
            one, where = known.opportunity, self._quadrant_of(known.across, known.up)
            number = at % len(self) + 1
            known = self._measuring.priority(one, known.score, number, self._ranks.get(one.id), where)
            self._known[at] = known
        return known


class _ById(Mapping[str, Priority]):
    """The same by id."""

    def __init__(self, places: Mapping[str, int], items: _Items) -> None:
        self._places, self._items = places, items

    def __getitem__(self, name: str) -> Priority:
        return self._items[self._places[name]]

    def __contains__(self, name: object) -> bool:
        return name in self._places

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)


class _Measuring:
    """Measures opportunities. All that it is worked out of is at hand from the beginning."""

    def __init__(self, catalogue: Catalogue, settings: PrioritySettings, answered: Answers) -> None:
        self.settings = settings
        self._catalogue, self._answered = catalogue, answered.pains
        self._places, self._pains = catalogue.places_by_opportunity, catalogue.pains
        self._reached: dict[str, Reach] = {}
        self._scores: dict[tuple[Number | None, ...], Score] = {}

    def priority(
        self, one: Opportunity, score: Score, number: int, rank: int | None, where: Quadrant | None
    ) -> Priority:
        """Return all of an opportunity."""
        known = self._catalogue
        places, reached = self._places.get(one.id, ()), self._reach(one)
        there = reached.places or places
        wanted = (name for name in self.settings.measures if name.startswith("x-"))
        own = (name for name in one.extras if _written(one, name) is not None)
        measures = {name: self.value(one, name) for name in (*MEASURES, *wanted, *own)}
        del self._reached[one.id]  # nobody asks for it again
        return Priority(
            opportunity=one,
            places=places,
            reach=reached,
            phases=_known((name for place in there for name in phases_at(place)), known.phases),
            personas=_known((name for place in there for name in walkers_at(place)), known.personas),
            pains=tuple(sorted(self._answers(one), key=lambda pain: -(pain.severity or 0))),
            measures=measures,
            score=score,
            number=number,
            rank=rank,
            quadrant=where,
        )

    def score(self, one: Opportunity) -> Score:
        """Return its score, once for all that have the same measures."""
        formula = self.settings.score
        values = tuple([self.value(one, name) for name in formula.measures])
        known = self._scores.get(values)
        if known is None:
            known = self._scores[values] = formula.score(dict(zip(formula.measures, values, strict=True)))
        return known

    def value(self, one: Opportunity, measure: str) -> Number | None:
        """Return what it has of a measure; None where nobody says it."""
        if measure in one.extras and (own := _written(one, measure)) is not None:
            return own
        match measure:
            case "impact":
                return one.impact
            case "effort":
                return one.effort
            case "severity":
                # Who answers nothing eases nothing; of a pain point that nobody judged, nobody knows how grave it is.
                pains = self._answers(one)
                return max((pain.severity for pain in pains if pain.severity), default=None if pains else 0)
            case "journeys":
                return len(self._reach(one).journeys)
            case "personas":
                return len(self._reach(one).personas)
            case "steps":
                return self._reach(one).steps
        return None

    def _reach(self, one: Opportunity) -> Reach:
        known = self._reached.get(one.id)
        if known is None:
            known = self._reached[one.id] = reach(self._places.get(one.id, ()), self._catalogue)
        return known

    def _answers(self, one: Opportunity) -> list[Pain]:
        return [self._pains[name] for name in self._answered.get(one.id, ())]


def _written(one: Opportunity, name: str) -> Number | None:
    written = one.extras[name]
    return number(written) if isinstance(written, str) else None


def _known(names: Iterable[str], known: Mapping[str, object]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name in names if name in known))


def _order(one: _Standing) -> tuple[bool, bool, float, float, float, str]:
    score = one.score.value
    return not one.is_open, score is None, -(score or 0), -(one.up or 0), one.across or 0, one.opportunity.id


def _ranks(ordered: Iterable[_Standing]) -> Iterator[tuple[str, int]]:
    """Yield the ids and ranks of the open ones that have a score; equal scores share a rank."""
    rank, before = 0, None
    for at, one in enumerate((one for one in ordered if one.is_open and one.score.value is not None), 1):
        if one.score.value != before:
            rank, before = at, one.score.value
        yield one.opportunity.id, rank


def _quadrant(far: Number | None, high: Number | None, across: Axis, up: Axis) -> Quadrant | None:
    at, height = across.band(far), up.band(high)
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
