"""Every pain point over all journeys: how grave it is, how far it reaches today, and what answers it."""

from __future__ import annotations

from dataclasses import dataclass

from journeybook.insight.answers import answers
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


def pains(catalogue: Catalogue) -> tuple[PainFound, ...]:
    """Return the pain points of a catalogue: by weight, those nobody judged after them, those not met today last."""
    answered = answers(catalogue).opportunities
    found = []
    for pain in catalogue.pains.values():
        places = catalogue.places_by_pain.get(pain.id, ())
        reached = reach(places, catalogue)
        phases = dict.fromkeys([name for place in reached.places for name in phases_at(place)])
        found.append(
            PainFound(
                pain=pain,
                places=places,
                reach=reached,
                phases=tuple([name for name in phases if name in catalogue.phases]),
                opportunities=tuple([catalogue.opportunities[name] for name in answered.get(pain.id, ())]),
            )
        )
    return tuple(sorted(found, key=_order))


def _order(one: PainFound) -> tuple[bool, bool, int, int, int, str]:
    weight, severity = one.weight, one.pain.severity or 0
    return not one.reach.places, weight is None, -(weight or 0), -severity, -one.reach.meetings, one.pain.id
