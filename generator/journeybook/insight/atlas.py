"""Where every journey lies: across the phases of a lifecycle, in its scope, and inside the steps that open it.

Knows no page and no text. Journeys come in groups (the areas), in the order in which they are read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from journeybook.insight.scores import is_current
from journeybook.model.catalogue import Catalogue, Place
from journeybook.model.journey import Journey, JourneyState, Scope
from journeybook.model.place import PhaseSet

SCOPES = (Scope.CUSTOMER, Scope.BUYER, Scope.USER)
"""From the widest to the finest: a customer's journey holds buyers', which hold users'."""
DEEPEST = 8
"""Journeys inside each other that are followed; a finer one is begun anew in its area."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A journey over the phases of one lifecycle."""

    journey: Journey
    phases: tuple[int, ...]
    """The places in the lifecycle, from 0, of the phases that its stages map onto; ascending. Empty for none."""

    @property
    def runs(self) -> tuple[tuple[int, int], ...]:
        """The phases as stretches without a gap: the first and the last place of each."""
        found: list[tuple[int, int]] = []
        for at in self.phases:
            if found and found[-1][1] == at - 1:
                found[-1] = (found[-1][0], at)
            else:
                found.append((at, at))
        return tuple(found)


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """The journeys of one scope."""

    scope: Scope
    spans: tuple[Span, ...]
    """Those that begin in an earlier phase first, of these the longer ones; a to-be behind its as-is."""


def bands(journeys: Iterable[Journey], phases: PhaseSet | None) -> tuple[Band, ...]:
    """Return journeys by scope, the widest first; without phases they are as long as each other."""
    places = {phase.id: at for at, phase in enumerate(phases.phases if phases else ())}
    spans = _in_order(tuple(_span(journey, places) for journey in journeys))
    return tuple(
        Band(scope=scope, spans=own)
        for scope in SCOPES
        if (own := tuple(span for span in spans if span.journey.scope is scope))
    )


def phase_counts(found: Iterable[Band], phases: PhaseSet) -> tuple[int, ...]:
    """Return how many journeys of some bands go through each phase, and last how many go through none."""
    counts = [0] * (len(phases.phases) + 1)
    for band in found:
        for span in band.spans:
            for at in span.phases or (len(phases.phases),):
                counts[at] += 1
    return tuple(counts)


class Fate(StrEnum):
    """What becomes of the journey that a step opens."""

    SHOWN = "shown"
    AGAIN = "again"
    """It was shown in another place, with all that is in it."""
    CIRCLE = "circle"
    """It is the journey itself, or one that holds it."""
    DEEP = "deep"
    """So many are around it that it is shown in its area."""
    MISSING = "missing"
    """No journey has that id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Branch:
    """A step that opens a finer journey."""

    place: Place
    name: str
    """The id of the finer journey."""
    journey: Journey | None
    """None where there is none of that id."""
    fate: Fate
    branches: tuple[Branch, ...] = ()
    """What the steps of the finer one open; only where it is shown here."""

    @property
    def widens(self) -> bool:
        """Whether what is opened has a wider scope than what holds it, which is the wrong way round."""
        return self.journey is not None and _rank(self.journey) < _rank(self.place.journey)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A journey at the top of its group."""

    journey: Journey
    openers: tuple[Place, ...]
    """The steps of other journeys that open it."""
    again: bool
    """It is shown elsewhere, with all that is in it."""
    branches: tuple[Branch, ...]


def openers(journey: Journey, catalogue: Catalogue) -> tuple[Place, ...]:
    """Return the steps of other journeys that open one, today's before those of intended and retired ones."""
    found = (place for place in catalogue.parents.get(journey.id, ()) if place.journey.id != journey.id)
    return tuple(sorted(found, key=lambda place: not is_current(place.journey)))


def nesting(groups: Sequence[Sequence[Journey]], catalogue: Catalogue) -> tuple[tuple[Entry, ...], ...]:
    """Return, for each group, its journeys with those inside them.

    Each journey of a group stands in it: inside another one, or as an entry. What is in a journey is shown once over
    all groups, first below those that nothing opens; so circles come to an end and the whole is no larger than the
    number of steps.
    """
    return _Nesting(catalogue).of(groups)


class _Nesting:
    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.shown: set[str] = set()

    def of(self, groups: Sequence[Sequence[Journey]]) -> tuple[tuple[Entry, ...], ...]:
        made: list[dict[str, Entry]] = []
        inside: list[set[str]] = []
        for group in groups:
            tops = [journey for journey in group if not openers(journey, self.catalogue)]
            made.append({journey.id: self._entry(journey) for journey in tops})
            inside.append({name for entry in made[-1].values() for name in _names(entry.branches)})
        for group, entries, held in zip(groups, made, inside, strict=True):
            for journey in group:
                if journey.id not in entries and journey.id not in held:
                    entries[journey.id] = self._entry(journey)
                    held.update(_names(entries[journey.id].branches))
        return tuple(
            tuple(entries[journey.id] for journey in group if journey.id in entries)
            for group, entries in zip(groups, made, strict=True)
        )

    def _entry(self, journey: Journey) -> Entry:
        again = journey.id in self.shown
        self.shown.add(journey.id)
        return Entry(
            journey=journey,
            openers=openers(journey, self.catalogue),
            again=again,
            branches=() if again else self._branches(journey, (journey.id,)),
        )

    def _branches(self, journey: Journey, path: tuple[str, ...]) -> tuple[Branch, ...]:
        return tuple(
            self._branch(Place(journey, stage, step), step.journey, path)
            for stage, step in journey.walk()
            if step.journey
        )

    def _branch(self, place: Place, name: str, path: tuple[str, ...]) -> Branch:
        finer = self.catalogue.journeys.get(name)
        fate = self._fate(finer, path)
        if finer is None or fate is not Fate.SHOWN:
            return Branch(place=place, name=name, journey=finer, fate=fate)
        self.shown.add(name)
        return Branch(place=place, name=name, journey=finer, fate=fate, branches=self._branches(finer, (*path, name)))

    def _fate(self, finer: Journey | None, path: tuple[str, ...]) -> Fate:
        if finer is None:
            return Fate.MISSING
        if finer.id in path:
            return Fate.CIRCLE
        if finer.id in self.shown:
            return Fate.AGAIN
        return Fate.SHOWN if len(path) < DEEPEST else Fate.DEEP


def _names(branches: Iterable[Branch]) -> Iterator[str]:
    """Yield the journeys that branches show, or lead to where they are shown; those too deep must be entries."""
    for branch in branches:
        if branch.fate in (Fate.SHOWN, Fate.AGAIN):
            yield branch.name
        yield from _names(branch.branches)


def _span(journey: Journey, places: dict[str, int]) -> Span:
    found = {places[name] for stage in journey.stages for name in stage.phases if name in places}
    return Span(journey=journey, phases=tuple(sorted(found)))


def _in_order(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    leaders = {span.journey.id: span for span in spans if span.journey.state is not JourneyState.TO_BE}

    def key(pair: tuple[int, Span]) -> tuple[bool, int, int, int, bool, int]:
        at, span = pair
        leader = leaders.get(span.journey.of or "") if span.journey.state is JourneyState.TO_BE else None
        shown = leader or span
        place = order[shown.journey.id]
        first, length = (shown.phases[0], len(shown.phases)) if shown.phases else (0, 0)
        return not shown.phases, first, -length, place, leader is not None, at

    order = {span.journey.id: at for at, span in enumerate(spans)}
    return tuple(span for _, span in sorted(enumerate(spans), key=key))


def _rank(journey: Journey) -> int:
    return SCOPES.index(journey.scope)
