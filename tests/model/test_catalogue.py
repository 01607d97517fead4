"""What a catalogue links: the reverse of every reference."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from journeybook.model.catalogue import Catalogue, Place
from tests.insight.register import register_site


def catalogue() -> Catalogue:
    """Return one of which nothing has been worked out yet."""
    return replace(register_site().catalogue)


def listed(places: Mapping[str, tuple[Place, ...]]) -> list[tuple[str, list[tuple[str, str, str]]]]:
    def ids(place: Place) -> tuple[str, str, str]:
        return place.journey.id, place.stage.id if place.stage else "", place.step.id if place.step else ""

    return [(name, list(map(ids, those))) for name, those in places.items()]


@pytest.mark.parametrize("name", ["places_by_pain", "places_by_opportunity", "parents", "steps_by_touchpoint"])
def test_places_are_the_same_whether_they_are_made_at_once_or_when_they_are_asked_for(name: str) -> None:
    one_by_one, at_once = catalogue(), catalogue()
    assert len(at_once.steps_by_channel) > 1  # makes a place of each step
    assert isinstance(getattr(at_once, name), dict)
    assert not isinstance(getattr(one_by_one, name), dict)
    assert listed(getattr(one_by_one, name)) == listed(getattr(at_once, name))
    assert len(getattr(one_by_one, name)) == len(getattr(at_once, name))


def test_what_is_not_there_has_no_places() -> None:
    places = catalogue().places_by_pain
    assert ("slow" in places, "unheard-of" in places, places.get("unheard-of", ())) == (True, False, ())


def test_of_a_journey_it_is_known_where_its_pain_points_are_met() -> None:
    known = catalogue()
    met = known.pains_of_journeys["buy"]
    assert "slow" in met
    assert all(places == known.places_by_pain[name] for name, places in met.items())
    assert set(met) == {name for holder in known.journeys["buy"].holders for name in holder.pains}
