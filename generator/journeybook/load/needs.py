"""Whether all that journeys name is there: it can be told without looking at them."""

from __future__ import annotations

from collections.abc import Mapping
from operator import attrgetter

from journeybook.model.catalogue import Catalogue
from journeybook.model.journey import JourneyState
from journeybook.model.needs import Needs


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
