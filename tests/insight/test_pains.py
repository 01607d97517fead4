"""Pain points in numbers: reach, weight, and what answers them."""

from __future__ import annotations

from journeybook.insight.answers import answers
from journeybook.insight.pains import PainsFound, PainsInOrder, in_order
from journeybook.model.catalogue import Catalogue
from tests.insight.register import JOURNEYS, register_site


def pains(catalogue: Catalogue) -> PainsInOrder:
    return PainsInOrder(in_order(catalogue), PainsFound(catalogue, answers(catalogue)))


def test_pains_stand_by_severity_times_how_often_they_are_met_today() -> None:
    found = pains(register_site().catalogue)
    assert [(one.pain.id, one.weight, one.reach.meetings, one.reach.steps) for one in found] == [
        ("slow", 24, 6, 3),
        ("cold", 10, 2, 1),
        ("long", 6, 2, 2),
        ("dear", 4, 2, 1),
        ("odd", None, 2, 1),
        ("stamps", 0, 0, 0),
    ]


def test_they_stand_in_the_order_of_their_reach() -> None:
    found = pains(register_site().catalogue)
    assert list(found) == sorted(found, key=lambda one: (not one.reach.places, one.weight is None, -(one.weight or 0)))
    assert (found[-1], found[1:3]) == (list(found)[-1], list(found)[1:3])


def test_reach_says_journeys_personas_and_places() -> None:
    found = {one.pain.id: one for one in pains(register_site().catalogue)}
    long = found["long"]
    assert ([one.id for one in long.reach.journeys], long.reach.personas) == (["buy", "call"], ("bo", "ana"))
    assert [place.journey.id for place in long.places] == ["buy", "call", "old"]
    assert (found["dear"].phases, found["slow"].phases) == (("before", "after"), ("before", "after"))


def test_a_pain_is_answered_by_what_names_it_or_is_met_beside_it() -> None:
    found = {one.pain.id: one for one in pains(register_site().catalogue)}
    answered = {name: [one.id for one in pain.opportunities] for name, pain in found.items()}
    assert answered == {
        "slow": ["faster", "heat", "index"],
        "odd": ["faster", "nicer"],
        "long": ["faster"],
        "cold": ["heat", "index"],
        "dear": [],
        "stamps": [],
    }


def test_a_pain_of_today_without_an_opportunity_or_with_dropped_ones_alone_is_unanswered() -> None:
    journeys = {**JOURNEYS, "buy": JOURNEYS["buy"].replace("status: done", "status: dropped")}
    open_ones = {one.pain.id for one in pains(register_site(journeys).catalogue) if one.is_unanswered}
    assert open_ones == {"cold", "dear"}
    assert {one.pain.id for one in pains(register_site().catalogue) if one.is_unanswered} == {"dear"}


def test_an_empty_project_has_no_pains() -> None:
    assert tuple(pains(register_site({}).catalogue)) == ()
