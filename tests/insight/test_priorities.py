"""Opportunities in numbers: reach, what they answer, measures, score, rank, quadrant."""

from __future__ import annotations

from journeybook.insight.priorities import Priorities, Quadrant, best_quadrant, priorities
from tests.insight.register import register_site


def _found(section: str = "{}") -> Priorities:
    site = register_site(priorities=section)
    return priorities(site.catalogue, site.settings.priorities)


def test_reach_counts_the_places_of_today_alone() -> None:
    found = _found().by_id
    faster = found["faster"].reach
    assert [(place.journey.id, place.step.id if place.step else "") for place in faster.places] == [
        ("buy", "look"),
        ("buy", "pay"),
        ("call", "dial"),
    ]
    assert ([one.id for one in faster.journeys], faster.personas, faster.meetings) == (
        ["buy", "call"],
        ("ana", "bo"),
        5,
    )
    bring = found["bring"]
    assert [place.journey.id for place in bring.places] == ["buy", "old"]
    assert (bring.reach.steps, bring.reach.meetings) == (1, 2)
    assert found["robot-fleet"].reach.steps == 0


def test_phases_and_personas_are_those_of_today_or_else_of_all_places() -> None:
    found = _found().by_id
    assert (found["faster"].phases, found["faster"].personas) == (("before",), ("ana", "bo"))
    assert (found["robot-fleet"].phases, found["robot-fleet"].personas) == (("after",), ("ana",))


def test_an_opportunity_answers_the_pains_it_names_or_else_those_met_where_it_helps_today() -> None:
    found = _found().by_id
    answered = {name: [pain.id for pain in one.pains] for name, one in found.items()}
    assert answered == {
        "faster": ["slow", "long", "odd"],
        "nicer": ["odd"],
        "bring": [],
        "heat": ["cold", "slow"],
        "index": ["cold", "slow"],
        "robot-fleet": [],
    }


def test_measures_are_numbers_or_missing() -> None:
    found = _found("{score: x-worth * x-none}").by_id
    assert found["faster"].measures == {
        "impact": 4,
        "effort": 2,
        "severity": 4,
        "journeys": 2,
        "personas": 2,
        "steps": 3,
        "x-none": None,
        "x-worth": 10,
    }
    assert found["nicer"].measures["severity"] is None  # nobody judged what it answers
    assert found["bring"].measures["severity"] == 0  # it answers nothing
    assert "x-note" not in found["nicer"].measures


def test_open_ones_are_ranked_by_score_and_equal_scores_share_a_rank() -> None:
    found = _found()
    assert [(one.number, one.rank, one.opportunity.id, one.score.value) for one in found.items] == [
        (1, 1, "nicer", 3),
        (2, 2, "faster", 2),
        (3, 3, "bring", 1),
        (4, 4, "robot-fleet", 0.4),
        (5, None, "heat", 0.25),
        (6, None, "index", None),
    ]
    same = _found("{score: journeys}")
    assert [(one.rank, one.opportunity.id) for one in same.items if one.rank] == [
        (1, "faster"),
        (2, "bring"),
        (2, "nicer"),
        (4, "robot-fleet"),
    ]
    assert same.ranked == 4


def test_what_has_no_score_stands_behind_what_has_one_with_the_reason() -> None:
    found = _found("{score: x-worth / (effort - 2)}")
    assert [one.opportunity.id for one in found.items] == ["nicer", "bring", "faster", "robot-fleet", "heat", "index"]
    assert [one.rank for one in found.items] == [1, None, None, None, None, None]
    by_zero = found.by_id["faster"].score
    assert (by_zero.value, by_zero.by_zero) == (None, True)
    assert found.by_id["bring"].score.missing == ("x-worth",)


def test_a_quadrant_is_where_the_middle_is_in_no_better_half() -> None:
    found = _found().by_id
    assert {name: one.quadrant for name, one in found.items()} == {
        "faster": Quadrant.QUICK_WINS,
        "nicer": Quadrant.FILL_INS,  # an impact of 3 is in the middle
        "bring": Quadrant.BIG_BETS,
        "robot-fleet": Quadrant.THINK_TWICE,
        "heat": Quadrant.THINK_TWICE,
        "index": None,
    }


def test_quadrants_turn_with_the_axes_and_have_neutral_names_where_neither_or_both_are_costs() -> None:
    turned = _found("{across: impact, up: effort}").by_id
    assert (turned["faster"].quadrant, turned["robot-fleet"].quadrant) == (Quadrant.QUICK_WINS, Quadrant.THINK_TWICE)
    neutral = _found("{across: journeys, up: impact}").by_id
    assert (neutral["faster"].quadrant, neutral["bring"].quadrant) == (Quadrant.BOTH, Quadrant.UP)
    assert (neutral["robot-fleet"].quadrant, neutral["nicer"].quadrant) == (Quadrant.NEITHER, Quadrant.NEITHER)


def test_a_measure_that_the_score_falls_with_is_a_cost() -> None:
    found = _found("{across: journeys, up: impact, score: impact / journeys}")
    assert (found.across.is_cost, found.up.is_cost) == (True, False)
    assert found.by_id["faster"].quadrant is Quadrant.BIG_BETS
    assert best_quadrant(found.across, found.up) is Quadrant.QUICK_WINS
    both = _found("{across: journeys, up: effort, score: impact / journeys}")
    assert best_quadrant(both.across, both.up) is Quadrant.NEITHER
    neither = _found("{across: journeys, up: impact}")
    assert best_quadrant(neither.across, neither.up) is Quadrant.BOTH


def test_a_cell_is_the_two_bands_of_an_opportunity() -> None:
    found = _found()
    assert found.cell(found.by_id["faster"]) == (1, 3)
    assert found.cell(found.by_id["index"]) is None


def test_an_empty_project_has_no_priorities() -> None:
    site = register_site({})
    found = priorities(site.catalogue, site.settings.priorities)
    assert (tuple(found.items), found.ranked) == ((), 0)
    counted = priorities(site.catalogue, register_site({}, "{across: steps}").settings.priorities)
    assert counted.across.bands == ()
