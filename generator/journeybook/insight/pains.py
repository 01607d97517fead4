"""Every pain point over all journeys: how grave it is, how far it reaches today, and what answers it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from journeybook.insight.answers import Answers
from journeybook.insight.reach import Reach, phases_at, reach
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


def pains(found: PainsFound) -> tuple[PainFound, ...]:
    """Return pain points by weight, those nobody judged after them, those not met today last."""
    return tuple(sorted(found.values(), key=_order))


def _order(one: PainFound) -> tuple[bool, bool, int, int, int, str]:
    weight, severity = one.weight, one.pain.severity or 0
    return not one.reach.places, weight is None, -(weight or 0), -severity, -one.reach.meetings, one.pain.id
