"""Personas side by side, in numbers: where they part and by how much, and what differs on the way."""

from __future__ import annotations

from dataclasses import replace

from journeybook.insight.comparable import has_phase_sides, has_sides, is_compared, phases_with_sides
from journeybook.insight.personas import Share, SideBySide, journey_apart, journey_sides
from journeybook.insight.phases import PhaseSides, phase_apart, phase_sides
from journeybook.model.catalogue import Catalogue
from tests.pages.journeys import CONFIG, catalogue_of, scored, site_of

TRIP = """
    ---
    title: A trip
    personas: [ana, bo]
    pains: [{id: dear, title: It is dear}]
    stages:
      - id: going
        title: Going
        phase: before
        pains: [{id: crowd, title: A crowd, severity: 2}]
        steps:
          - {id: look, title: I look, touchpoint: page, duration: 10 min, emotion: {ana: 2, bo: 5}}
          - id: ask
            title: I ask
            personas: [ana]
            channel: shop
            duration: 20 min
            emotion: {ana: 4}
            pains: [{id: wait, title: I wait, severity: 4}]
          - {id: buy, title: I buy, touchpoint: page, emotion: {ana: 3, bo: 4}, duration: 5 min}
      - id: back
        title: Back
        phase: after
        steps:
          - {id: rest, title: I rest, emotion: 3}
          - {id: sleep, title: I sleep}
    ---
"""
ALONE = """
    ---
    title: A walk
    personas: [bo]
    stages:
      - {id: all, title: Go, phase: before, steps: [{id: go, title: I go, channel: shop, emotion: 1, duration: 1 min}]}
    ---
"""


def sides(text: str = TRIP, config: str = CONFIG) -> SideBySide:
    catalogue = catalogue_of(text, config)
    found = journey_sides(catalogue.journeys["trip"], catalogue)
    assert found
    return found


def places(shares: tuple[Share, ...]) -> dict[str, dict[str, list[str]]]:
    return {share.id: {name: [place.holder.id for place in there] for name, there in share.places} for share in shares}


def phase(name: str, catalogue: Catalogue) -> PhaseSides:
    found = phase_sides(name, catalogue)
    assert found
    return found


def test_how_far_they_are_apart_is_the_same_without_looking_at_the_rest() -> None:
    catalogue = catalogue_of(TRIP, CONFIG)
    whole, few = sides(), journey_apart(catalogue.journeys["trip"], catalogue)
    assert few
    assert (few.parted, few.gap, few.partings, few.widest) == (whole.parted, whole.gap, whole.partings, whole.widest)
    assert [(walk.persona, walk.scores, walk.mean) for walk in few.walks] == [
        (walk.persona, walk.scores, walk.mean) for walk in whole.walks
    ]
    for name in catalogue.phases:
        there, apart = phase_sides(name, catalogue), phase_apart(name, catalogue)
        assert (there and (there.sides.parted, there.sides.gap)) == (apart and (apart.parted, apart.gap))


def test_each_step_says_who_walks_it_how_they_feel_and_how_far_they_are_apart() -> None:
    found = sides().steps
    assert [(one.step.id, one.walkers, dict(one.scores), one.gap) for one in found] == [
        ("look", ("ana", "bo"), {"ana": 2, "bo": 5}, 3),
        ("ask", ("ana",), {"ana": 4}, 0),
        ("buy", ("ana", "bo"), {"ana": 3, "bo": 4}, 1),
        ("rest", ("ana", "bo"), {"ana": 3, "bo": 3}, 0),
        ("sleep", ("ana", "bo"), {}, 0),
    ]


def test_they_part_most_where_the_gap_is_greatest_and_it_is_said_who_is_better_off() -> None:
    found = sides().partings
    assert [(one.step.id, one.better, one.worse) for one in found] == [
        ("look", ("bo",), ("ana",)),
        ("buy", ("bo",), ("ana",)),
    ]


def test_steps_no_less_apart_than_the_third_belong_to_the_widest() -> None:
    found = sides(scored("{ana: 1, bo: 5}", *["{ana: 2, bo: 4}"] * 4, "{ana: 3, bo: 4}", personas="[ana, bo]"))
    assert [one.step.id for one in found.widest] == ["s0", "s1", "s2", "s3", "s4"]
    assert sides(scored("3", "4", personas="[ana, bo]")).widest == ()


def test_a_walk_has_its_scores_its_mean_its_time_and_its_pain_points() -> None:
    found = {walk.persona: walk for walk in sides().walks}
    assert found["ana"].scores == (2, 4, 3, 3)
    assert (found["ana"].mean, found["bo"].mean) == (3.0, 4.0)
    assert (found["ana"].seconds, found["bo"].seconds) == (35 * 60, 15 * 60)
    assert found["ana"].pains == ("dear", "crowd", "wait")
    assert found["bo"].pains == ("dear", "crowd")
    assert [len(walk.steps) for walk in sides().walks] == [5, 4]


def test_the_gap_of_a_journey_is_that_of_the_means_as_they_are_shown() -> None:
    assert sides().gap == 1
    thirds = sides(scored("{ana: 1, bo: 2}", "{ana: 1, bo: 3}", "{ana: 2, bo: 3}", personas="[ana, bo]"))
    assert [walk.mean for walk in thirds.walks] == [1.3, 2.7]
    assert thirds.gap == 1.4


def test_everyone_with_the_best_mean_is_at_that_end_and_nobody_where_none_is_apart() -> None:
    files = {"personas/cy.md": "---\ntitle: Cy\n---\n"}
    catalogue = catalogue_of(scored("{ana: 4, bo: 2, cy: 4}", personas="[ana, bo, cy]"), CONFIG, files)
    found = journey_sides(catalogue.journeys["trip"], catalogue)
    assert found
    assert [[walk.persona for walk in end] for end in found.ends] == [["ana", "cy"], ["bo"]]
    assert sides(scored("3", personas="[ana, bo]")).ends == ((), ())


def test_channels_say_who_uses_them_how_often_and_those_of_one_alone_come_first() -> None:
    found = sides()
    assert places(found.channels) == {"shop": {"ana": ["ask"]}, "web": {"ana": ["look", "buy"], "bo": ["look", "buy"]}}
    assert [share.id for share in found.differing(found.channels)] == ["shop"]


def test_pain_points_are_met_at_steps_in_stages_and_in_the_whole_journey() -> None:
    found = sides()
    assert places(found.pains) == {
        "wait": {"ana": ["ask"]},
        "crowd": {"ana": ["going"], "bo": ["going"]},
        "dear": {"ana": ["trip"], "bo": ["trip"]},
    }
    assert [(share.id, share.passed) for share in found.differing(found.pains)] == [("wait", ("bo",))]


def test_one_persona_or_no_step_is_nothing_to_compare() -> None:
    catalogue = site_of({"trip": TRIP, "walk": ALONE}).catalogue
    empty = replace(catalogue.journeys["trip"], stages=())
    for journey in (catalogue.journeys["walk"], empty):
        assert not is_compared(journey, catalogue)
        assert journey_sides(journey, catalogue) is None


def test_personas_that_nobody_wrote_are_not_compared() -> None:
    catalogue = site_of({"trip": TRIP}).catalogue
    personas = {name: one for name, one in catalogue.personas.items() if name != "bo"}
    less = Catalogue(
        phases=catalogue.phases,
        channels=catalogue.channels,
        touchpoints=catalogue.touchpoints,
        personas=personas,
        journeys=catalogue.journeys,
    )
    assert not is_compared(less.journeys["trip"], less)
    assert phase_sides("before", less) is None
    assert not has_sides(less)


def test_an_aggregate_has_no_time_of_its_whole() -> None:
    assert [walk.seconds for walk in sides(TRIP.replace("personas:", "kind: aggregate\n    personas:", 1)).walks] == [
        0,
        0,
    ]


def test_a_phase_compares_all_personas_of_todays_journeys_and_each_journey() -> None:
    found = phase("before", site_of({"trip": TRIP, "walk": ALONE}).catalogue)
    assert [(walk.persona, walk.mean) for walk in found.sides.ranked] == [("bo", 3.3), ("ana", 3.0)]
    assert [(one.journey.id, dict(one.means), one.gap, dict(one.seconds)) for one in found.journeys] == [
        ("trip", {"bo": (5, 4), "ana": (2, 4, 3)}, 1.5, {"ana": 2100, "bo": 900}),
        ("walk", {"bo": (1,)}, 0, {"bo": 60}),
    ]


def test_what_hangs_on_a_whole_journey_is_not_met_in_one_of_its_phases() -> None:
    found = phase("before", site_of({"trip": TRIP, "walk": ALONE}).catalogue)
    assert list(places(found.sides.pains)) == ["wait", "crowd"]


def test_who_walks_other_journeys_alone_does_not_walk_past_a_pain_point() -> None:
    late = ALONE.replace("emotion: 1", "emotion: 1, pains: [{id: rain, title: Rain}]")
    found = phase("before", site_of({"trip": TRIP, "walk": late}).catalogue)
    assert {share.id: share.passed for share in found.sides.pains} == {"wait": ("bo",), "crowd": (), "rain": ()}
    assert [share.id for share in found.sides.pains] == ["wait", "rain", "crowd"]


def test_intended_and_retired_journeys_are_no_part_of_a_phase() -> None:
    intended = TRIP.replace("personas:", "state: to-be\n    personas:", 1)
    retired = TRIP.replace("personas:", "status: retired\n    personas:", 1)
    for text in (intended, retired):
        catalogue = site_of({"trip": text}).catalogue
        assert phase_sides("before", catalogue) is None
        assert not has_phase_sides("before", catalogue)
        assert not phases_with_sides(catalogue)


def test_a_phase_that_several_walk_has_a_comparison_and_another_has_none() -> None:
    catalogue = site_of({"trip": TRIP.replace("phase: after", "")}).catalogue
    assert has_phase_sides("before", catalogue)
    assert not has_phase_sides("after", catalogue)
    assert not has_phase_sides("nowhere", catalogue)
    assert phases_with_sides(catalogue) == {"before"}
    assert has_sides(catalogue)
    assert not has_sides(site_of({}).catalogue)


def test_the_journey_in_which_they_are_farthest_apart_comes_first_then_the_one_that_hurts_most() -> None:
    near = TRIP.replace("bo: 5", "bo: 2").replace("bo: 4", "bo: 3").replace("id: wait", "id: w2").replace(
        "id: crowd", "id: c2").replace("id: dear", "id: d2")  # fmt: skip
    good = ALONE.replace("emotion: 1", "emotion: 5")
    catalogue = site_of({"good": good, "near": near, "trip": TRIP, "walk": ALONE}).catalogue
    assert [one.journey.id for one in phase("before", catalogue).journeys] == ["trip", "near", "walk", "good"]
