"""Everything a project says, linked: lookups by id and the reverse of every reference."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise, repeat
from operator import attrgetter
from typing import Any, NamedTuple, TypeVar

from journeybook.model.journey import Holder, Journey, Stage, Step
from journeybook.model.lookup import Defined, Named, Spots
from journeybook.model.needs import Needs, needs_of
from journeybook.model.parts import Evidence, Opportunity, Pain
from journeybook.model.persona import Persona
from journeybook.model.place import Channel, Phase, PhaseSet, Touchpoint
from journeybook.model.scale import EmotionScale

Thing = TypeVar("Thing")


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere in a journey: the whole of it, a stage, or a step."""

    journey: Journey
    stage: Stage | None = None
    step: Step | None = None

    @property
    def holder(self) -> Holder:
        """The smallest thing the place names: what hangs there hangs on it."""
        return self.step or self.stage or self.journey


@dataclass(frozen=True, slots=True)
class Move:
    """A customer going from one step to the next one they walk."""

    journey: Journey
    before: Step
    after: Step
    personas: tuple[str, ...]
    """Who makes this move; empty where the journey names no persona."""


@dataclass(frozen=True, kw_only=True)
class Catalogue:
    """The whole of a project in one language. Mappings are ordered: as written, files by path.

    References may name what does not exist, when the project has findings; a lookup then gives None.
    """

    language: str = "en"
    scale: EmotionScale = EmotionScale()
    phases: Mapping[str, Phase]
    channels: Mapping[str, Channel]
    touchpoints: Mapping[str, Touchpoint]
    personas: Mapping[str, Persona]
    journeys: Mapping[str, Journey]
    translated: Mapping[str, str] = field(default_factory=dict)
    """Path of a file → path of its translation into the language of the catalogue, where it has one.

    Origins name the original file in every language, for there stand the fields that are the same in all of them.
    """
    needs: Mapping[str, tuple[Journey, Needs]] = field(default_factory=dict, compare=False, repr=False)
    """Journey id → a journey and what that names, where journeys are such as are looked into when somebody asks for
    more; else empty.
    """

    def needs_of(self, journey: Journey) -> Needs:
        """Return what a journey of the catalogue names."""
        known = self.needs.get(journey.id)
        return known[1] if known is not None and known[0] is journey else needs_of(journey)

    def touchpoints_in(self, journey: Journey) -> Collection[str]:
        """Return the touchpoints that the steps of a journey use, each once."""
        known = self.needs.get(journey.id)
        if known is not None and known[0] is journey:
            return known[1].touchpoints
        return {step.touchpoint for step in journey.steps if step.touchpoint}

    def has_steps(self, journey: Journey) -> bool:
        """Say whether a journey has any."""
        known = self.needs.get(journey.id)
        if known is not None and known[0] is journey:
            return known[1].has_steps
        return any(stage.steps for stage in journey.stages)

    def _is_told(self) -> bool:
        """Say whether it is known what each journey names."""
        unknown: tuple[None, None] = None, None
        return bool(self.needs) and all(
            self.needs.get(name, unknown)[0] is journey for name, journey in self.journeys.items()
        )

    def _owners(self, names: Callable[[Needs], Iterable[str]]) -> Iterator[tuple[Journey, Iterable[str]]]:
        return ((journey, names(self.needs_of(journey))) for journey in self.journeys.values())

    @cached_property
    def phase_sets(self) -> tuple[PhaseSet, ...]:
        """The lifecycles, as written; the one without a name before the others. None of them is empty."""
        groups: dict[str, list[Phase]] = {"": []}
        for phase in self.phases.values():
            groups.setdefault(phase.set, []).append(phase)
        # The name as the first phase has it: one that is not translated says so.
        return tuple(PhaseSet(title=phases[0].set, phases=tuple(phases)) for phases in groups.values() if phases)

    @cached_property
    def pains(self) -> Mapping[str, Pain]:
        """Every pain point by id."""
        if self._is_told():
            owners = {name: one for one, names in self._owners(attrgetter("defined_pains")) for name in names}
            return Defined(owners, lambda journey, name: [one for one in journey.defined_pains if one.id == name][-1])
        return {pain.id: pain for journey in self.journeys.values() for pain in journey.defined_pains}

    @cached_property
    def opportunities(self) -> Mapping[str, Opportunity]:
        """Every opportunity by id."""
        if self._is_told():
            owners = {name: one for one, names in self._owners(attrgetter("defined_opportunities")) for name in names}
            return Defined(
                owners, lambda journey, name: [one for one in journey.defined_opportunities if one.id == name][-1]
            )
        return {
            opportunity.id: opportunity
            for journey in self.journeys.values()
            for opportunity in journey.defined_opportunities
        }

    @cached_property
    def originals(self) -> Mapping[str, str]:
        """Path of a translation → path of the file it translates."""
        return {translation: original for original, translation in self.translated.items()}

    def touchpoint_of(self, step: Step) -> Touchpoint | None:
        """Return the touchpoint of a step, or None."""
        return self.touchpoints.get(step.touchpoint) if step.touchpoint else None

    def channel_of(self, step: Step) -> Channel | None:
        """Return the channel of a step: the one written, else its touchpoint's, else None."""
        if step.channel:
            return self.channels.get(step.channel)
        touchpoint = self.touchpoint_of(step)
        return self.channels.get(touchpoint.channel) if touchpoint and touchpoint.channel else None

    def places(self) -> Iterator[Place]:
        """Yield every step of every journey as a place, in order."""
        for journey in self.journeys.values():
            for stage, step in journey.walk():
                yield Place(journey, stage, step)

    def linked(self) -> Iterator[Evidence | Opportunity]:
        """Yield all evidence and opportunities that have a link."""
        return linked_in(self.journeys.values())

    @cached_property
    def _steps(self) -> tuple[Place, ...]:
        """Every step as a place, each kept once: several of the groups below hold it."""
        return tuple(self.places())

    @cached_property
    def steps_by_touchpoint(self) -> Mapping[str, tuple[Place, ...]]:
        """Touchpoint id → the steps that use it."""
        if self._is_told():
            return Named(self._owners(attrgetter("touchpoints")), _holding(_used), self._users)
        return self._users()

    def _users(self) -> Mapping[str, tuple[Place, ...]]:
        if "_steps" in vars(self):
            return _grouped((place.step.touchpoint, place) for place in self._steps if place.step)
        walks = ((journey, *at) for journey in self.journeys.values() for at in journey.walk())
        return Defined(_grouped((walk[2].touchpoint, walk) for walk in walks), _places_at)

    @cached_property
    def steps_by_channel(self) -> Mapping[str, tuple[Place, ...]]:
        """Channel id → the steps that go through it, directly or by their touchpoint."""
        return _grouped(
            (channel.id, place) for place in self._steps if place.step and (channel := self.channel_of(place.step))
        )

    def channel_ids(self) -> Mapping[int, str]:
        """Return the `id()` of each step of a journey that has a channel → the id of that, for who asks for most."""
        return {id(place.step): name for name, places in self.steps_by_channel.items() for place in places}

    @cached_property
    def touchpoints_by_channel(self) -> Mapping[str, tuple[Touchpoint, ...]]:
        """Channel id → its touchpoints, as written."""
        return _grouped((touchpoint.channel, touchpoint) for touchpoint in self.touchpoints.values())

    @cached_property
    def journeys_by_persona(self) -> Mapping[str, tuple[Journey, ...]]:
        """Persona id → the journeys it walks."""
        return _grouped(
            (persona, journey) for journey in self.journeys.values() for persona in dict.fromkeys(journey.personas)
        )

    @cached_property
    def stages_by_phase(self) -> Mapping[str, tuple[Place, ...]]:
        """Lifecycle phase id → the stages that map onto it."""
        return _grouped(
            (phase, Place(journey, stage))
            for journey in self.journeys.values()
            for stage in journey.stages
            for phase in dict.fromkeys(stage.phases)
        )

    @cached_property
    def parents(self) -> Mapping[str, tuple[Place, ...]]:
        """Journey id → the steps of other journeys that it is the finer journey of."""
        if self._is_told():
            return Named(self._owners(attrgetter("journeys")), _holding(_opened), lambda: self._named.journeys)
        return self._named.journeys

    @cached_property
    def to_bes(self) -> Mapping[str, tuple[Journey, ...]]:
        """Journey id → the to-be journeys written for it."""
        return _grouped((journey.of, journey) for journey in self.journeys.values())

    @cached_property
    def places_by_pain(self) -> Mapping[str, tuple[Place, ...]]:
        """Pain id → where it is met."""
        if self._is_told():
            return Named(self._owners(_pains), _holding(_pains), lambda: self._named.pains)
        return self._named.pains

    @cached_property
    def pains_of_journeys(self) -> Mapping[str, Mapping[str, tuple[Place, ...]]]:
        """Journey id → where each of the pain points is met, there and elsewhere, that hang on something in it."""
        return Defined(
            self.journeys,
            lambda journey, _: {
                pain: self.places_by_pain[pain] for holder in journey.holders for pain in holder.pains if pain
            },
        )

    @cached_property
    def places_by_opportunity(self) -> Mapping[str, tuple[Place, ...]]:
        """Opportunity id → where it would help."""
        if self._is_told():
            return Named(self._owners(_opportunities), _holding(_opportunities), lambda: self._named.opportunities)
        return self._named.opportunities

    @cached_property
    def moves(self) -> tuple[Move, ...]:
        """Every way from one step to the next, over all linear journeys, each pair of steps once."""
        return tuple(move for journey in self.journeys.values() for move in moves(journey))

    @cached_property
    def moves_by_channel(self) -> Mapping[str, tuple[Move, ...]]:
        """Channel id → the moves that begin or end on it, each once."""
        known = self.channel_ids()
        pairs: list[tuple[str | None, Move]] = []
        for move in self.moves:
            before, after = known.get(id(move.before)), known.get(id(move.after))
            pairs.append((before, move))
            if after != before:
                pairs.append((after, move))
        return _grouped(pairs)

    @cached_property
    def _named(self) -> _Named:
        """What is named at which places. All of it at once, for what takes long is to come to each step."""
        pains, opportunities, journeys = Spots[_Spot](), Spots[_Spot](), Spots[_Spot]()
        # For a page or two it does not pay to make places of all.
        is_whole = "_steps" in vars(self)
        steps: Iterator[Place | None] = iter(self._steps) if is_whole else repeat(None)
        spot: Callable[..., _Spot] = Place if is_whole else _spot
        for journey in self.journeys.values():
            if journey.pains or journey.opportunities:
                whole = spot(journey)
                pains.add(journey.pains, whole)
                opportunities.add(journey.opportunities, whole)
            for stage in journey.stages:
                if stage.pains or stage.opportunities:
                    whole = spot(journey, stage)
                    pains.add(stage.pains, whole)
                    opportunities.add(stage.opportunities, whole)
                for step, known in zip(stage.steps, steps, strict=False):
                    if step.pains or step.opportunities or step.journey:
                        there = known or (journey, stage, step)
                        pains.add(step.pains, there)
                        opportunities.add(step.opportunities, there)
                        if step.journey:
                            journeys.add((step.journey,), there)
        found = (pains.by_name(), opportunities.by_name(), journeys.by_name())
        return _Named(*(found if is_whole else (Defined(spots, _places_at) for spots in found)))


_pains: Callable[[Any], Iterable[str]] = attrgetter("pains")
_opportunities: Callable[[Any], Iterable[str]] = attrgetter("opportunities")


def _opened(holder: Holder) -> Iterable[str]:
    """Return the finer journey inside a step."""
    return (holder.journey,) if isinstance(holder, Step) and holder.journey else ()


def _used(holder: Holder) -> Iterable[str]:
    """Return the touchpoint of a step."""
    return (holder.touchpoint,) if isinstance(holder, Step) and holder.touchpoint else ()


def _holding(names: Callable[[Holder], Iterable[str]]) -> Callable[[Journey, str], Iterator[Place]]:
    """Return what finds the places in a journey whose smallest thing has a name among some."""

    def found(journey: Journey, name: str) -> Iterator[Place]:
        whole = (Place(journey, stage, step) for stage in journey.stages for step in (None, *stage.steps))
        for place in (Place(journey), *whole):
            yield from (place for one in names(place.holder) if one == name)

    return found


_Spot = Any
"""A place, or what one is made of."""


def _spot(*parts: Any) -> _Spot:
    return parts


def _places_at(spots: Iterable[_Spot], _name: str) -> tuple[Place, ...]:
    return tuple([Place(*spot) for spot in spots])


class _Named(NamedTuple):
    """The places of things that hang on journeys, stages and steps, by their names."""

    pains: Mapping[str, tuple[Place, ...]]
    opportunities: Mapping[str, tuple[Place, ...]]
    journeys: Mapping[str, tuple[Place, ...]]


def linked_in(journeys: Iterable[Journey]) -> Iterator[Evidence | Opportunity]:
    """Yield the evidence and the opportunities of some journeys that have a link."""
    for journey in journeys:
        yield from (opportunity for opportunity in journey.defined_opportunities if opportunity.link)
        for holder in journey.holders:
            yield from (evidence for evidence in holder.evidence if evidence.link)


def moves(journey: Journey) -> tuple[Move, ...]:
    """Return the ways from one step to the next in a journey; none where it is an aggregate.

    A step with `next` leads to the steps it names; without, to the next step below that the same persona
    walks. A persona that does not walk a step passes it by: a branch of others is not theirs, and where all
    branches are, they go on behind them.
    """
    if not journey.is_linear:
        return ()
    steps = journey.steps
    by_id = {step.id: step for step in steps}
    is_straight = len(by_id) == len(steps) and not any(step.next for step in steps)
    if is_straight and not any(step.personas for step in steps):
        every = tuple(dict.fromkeys(filter(None, journey.personas)))  # all go one way, as most often
        return tuple(Move(journey, before, after, every) for before, after in pairwise(steps))
    below = {step.id: after.id for step, after in pairwise(steps)}
    found: dict[tuple[str, str], list[str]] = {}
    for walker in journey.personas or (None,):
        route = journey.route_of(walker)
        walked = {step.id for step in route}
        ways: Iterable[tuple[str, str]]
        if is_straight:  # each goes down, past what is not theirs
            ways = pairwise([step.id for step in route])
        else:
            ways = ((step.id, after) for step in route for after in _followers(step, by_id, below, walked))
        for way in ways:
            found.setdefault(way, []).extend([walker] if walker else [])
    return tuple(
        Move(journey, by_id[before], by_id[after], tuple(dict.fromkeys(who))) for (before, after), who in found.items()
    )


def _followers(step: Step, by_id: Mapping[str, Step], below: Mapping[str, str], walked: Container[str]) -> list[str]:
    """Return the ids of the steps to which one leads those who walk some."""
    passed: set[str] = set()
    ahead = [step.id]
    while ahead:
        names = [name for at in ahead for name in _leads_to(by_id[at], below) if name in by_id]
        if reached := [name for name in dict.fromkeys(names) if name in walked]:
            return reached
        ahead = [name for name in dict.fromkeys(names) if name not in passed]
        passed.update(ahead)
    return []


def _leads_to(step: Step, below: Mapping[str, str]) -> tuple[str, ...]:
    return step.next or ((below[step.id],) if step.id in below else ())


def _grouped(pairs: Iterable[tuple[str | None, Thing]]) -> Mapping[str, tuple[Thing, ...]]:
    groups: dict[str, list[Thing]] = defaultdict(list)
    for key, thing in pairs:
        if key:
            groups[key].append(thing)
    return {key: tuple(things) for key, things in groups.items()}
