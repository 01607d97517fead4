"""Every pain point over all journeys: how grave it is, how far it reaches today, and what answers it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import overload

from journeybook.insight.answers import Answers
from journeybook.insight.reach import Reach, phases_at, reach, walkers_at
from journeybook.insight.scores import is_current
from journeybook.model.catalogue import Catalogue, Place
from journeybook.model.parts import Opportunity, OpportunityStatus, Pain


@dataclass(frozen=True, slots=True, kw_only=True)
class PainFound:
    """One pain point among all."""

    pain: Pain
    places: tuple[Place, ...]
    """Where it is met, in the order of the catalogue; in intended and retired journeys too."""
    reach: Reach
    """Where it is met today."""
    phases: tuple[str, ...]
    """Ids of the known lifecycle phases in which it is met today."""
    opportunities: tuple[Opportunity, ...]
    """What answers it, dropped ones too, in the order of the catalogue."""

    @property
    def weight(self) -> int | None:
        """Severity times how often it is met today; None where nobody judged its severity."""
        return None if self.pain.severity is None else self.pain.severity * self.reach.meetings

    @property
    def is_unanswered(self) -> bool:
        """Whether customers meet it today, and no opportunity answers it that has not been dropped."""
        dropped = all(one.status is OpportunityStatus.DROPPED for one in self.opportunities)
        return dropped and bool(self.reach.places)


class PainsFound(Mapping[str, PainFound]):
    """The pain points of a catalogue by id, each worked out when somebody asks for it."""

    def __init__(self, catalogue: Catalogue, answered: Answers) -> None:
        """Take what is said of them, and what answers them."""
        self._pains, self._places = catalogue.pains, catalogue.places_by_pain
        self._catalogue, self._answered = catalogue, answered.opportunities
        self._found: dict[str, PainFound] = {}

    def __getitem__(self, name: str) -> PainFound:
        found = self._found.get(name)
        if found is None:
            found = self._found[name] = self._now(self._pains[name])
        return found

    def __contains__(self, name: object) -> bool:
        return name in self._pains

    def __iter__(self) -> Iterator[str]:
        return iter(self._pains)

    def __len__(self) -> int:
        return len(self._pains)

    def _now(self, pain: Pain) -> PainFound:
        known = self._catalogue
        places = self._places.get(pain.id, ())
        reached = reach(places, known)
        phases = dict.fromkeys([name for place in reached.places for name in phases_at(place)])
        return PainFound(
            pain=pain,
            places=places,
            reach=reached,
            phases=tuple([name for name in phases if name in known.phases]),
            opportunities=tuple([known.opportunities[name] for name in self._answered.get(pain.id, ())]),
        )


class PainsInOrder(Sequence[PainFound]):
    """The same in an order."""

    def __init__(self, names: Sequence[str], found: Mapping[str, PainFound]) -> None:
        """Take their ids in that order, and them by id."""
        self._names, self._found = names, found

    def __len__(self) -> int:
        return len(self._names)

    @overload
    def __getitem__(self, at: int) -> PainFound: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[PainFound]: ...
    def __getitem__(self, at: int | slice) -> PainFound | Sequence[PainFound]:
        if isinstance(at, slice):
            return [self._found[name] for name in self._names[at]]
        return self._found[self._names[at]]


def in_order(catalogue: Catalogue) -> list[str]:
    """Return the ids of all pain points by weight, those nobody judged after them, those not met today last.

    Of their reach it takes how often they are met, and works out nothing else of it.
    """
    places, personas = catalogue.places_by_pain, catalogue.personas
    heads: dict[tuple[str, ...], int] = {}

    def meetings(pain: Pain) -> int:
        found = 0
        for place in places.get(pain.id, ()):
            if is_current(place.journey):
                names = walkers_at(place)
                count = heads.get(names)
                if count is None:
                    count = heads[names] = max(1, sum(name in personas for name in names))
                found += count
        return found

    def order(pain: Pain) -> tuple[bool, bool, int, int, int, str]:
        severity, often = pain.severity or 0, meetings(pain)
        return not often, pain.severity is None, -severity * often, -severity, -often, pain.id

    return [pain.id for pain in sorted(catalogue.pains.values(), key=order)]
