"""Steps as other pages list them, and the best and worst among them."""

from __future__ import annotations

import pytest

from journeybook.insight.scores import current_scores
from journeybook.pages import moment as module
from journeybook.pages.context import SiteContext
from journeybook.pages.moment import Extremes, Moment, by_journey, extremes, moment
from tests.pages.journeys import scored, site_of
from tests.pages.project import project

SITE = project()


def extremes_of(site: SiteContext, name: str, at_most: int = 5, persona: str | None = None) -> Extremes:
    journey = site.catalogue.journeys[name]
    return extremes(((journey, *place) for place in journey.walk()), site.page("x.html"), at_most, persona)


def titles(found: tuple[Moment, ...]) -> list[tuple[str, list[str]]]:
    return [(one.step.text, [felt.number for felt in one.feelings]) for one in found]


def test_a_moment_names_all_it_belongs_to() -> None:
    journey = SITE.catalogue.journeys["buy"]
    stage = journey.stages[0]
    found = moment(journey, stage, stage.steps[1], SITE.page("touchpoints/page.html"))
    assert found.step.href == "../journeys/buy.html#pay"
    assert found.stage.href == "../journeys/buy.html#order"
    assert found.touchpoint is not None
    assert found.touchpoint.href == "page.html"
    assert found.channel is not None
    assert found.channel.text == "Website"
    assert (found.truth, found.pains, found.basis) == (True, 1, "")


def test_what_is_above_neutral_helps_and_what_is_below_hurts_each_with_those_feelings_alone() -> None:
    found = extremes_of(SITE, "buy")
    assert titles(found.best) == [("I get it", ["5"]), ("I look", ["4"])]
    assert titles(found.worst) == [("I queue", ["1"]), ("I pay", ["2", "2"]), ("I look", ["2"])]


def test_among_equal_steps_a_moment_of_truth_then_more_pains_then_the_order_decides() -> None:
    text = """---
title: Trip
stages:
  - title: Go
    steps:
      - {title: plain, emotion: 2}
      - {title: painful, emotion: 2, pains: [{title: It hurts}]}
      - {title: true, emotion: 2, moment_of_truth: true}
      - {title: plain too, emotion: 2}
---
"""
    assert [name for name, _ in titles(extremes_of(site_of({"trip": text}), "trip").worst)] == [
        "true",
        "painful",
        "plain",
        "plain too",
    ]


def test_a_neutral_journey_has_neither_best_nor_worst() -> None:
    assert extremes_of(site_of({"trip": scored("3", "3")}), "trip") == Extremes()


def test_with_a_persona_only_what_this_one_feels_counts() -> None:
    found = extremes_of(SITE, "buy", 1, "ana")
    assert titles(found.best) == [("I get it", ["5"])]
    assert titles(extremes_of(SITE, "buy", 5, "ana").worst) == [("I queue", ["1"]), ("I pay", ["2"])]
    assert found.best[0].feelings[0].persona is None


def test_neutral_is_the_middle_of_the_projects_own_scale() -> None:
    config = "title: T\nemotion_scale: {min: -2, max: 2}\n"
    found = extremes_of(site_of({"trip": scored("-1", "1")}, config), "trip")
    assert (titles(found.best), titles(found.worst)) == ([("Step 1", ["1"])], [("Step 0", ["\u22121"])])


def test_steps_stand_by_journey_todays_first_then_intended_then_retired() -> None:
    places = SITE.catalogue.steps_by_touchpoint["till"]
    found = by_journey(places, SITE.page("x.html"))
    assert [(one.journey.text, one.steps) for one in found] == [
        ("Buying a cake", 2),
        ("A round of the shop", 1),
        ("Buying a cake, one day", 1),
        ("Calling the bakery", 1),
    ]
    assert [(one.intended, one.retired) for one in found][2:] == [(True, False), (False, True)]


def test_means_count_what_customers_feel_today_and_not_what_is_intended_or_retired() -> None:
    assert current_scores(SITE.catalogue.steps_by_touchpoint["till"]) == (1, 1, 5, 5, 4)


def test_of_very_many_journeys_the_last_are_named_with_their_steps_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_DETAILED", 1)
    found = by_journey(SITE.catalogue.steps_by_touchpoint["till"], SITE.page("x.html"))
    assert [(one.steps, len(one.moments)) for one in found] == [(2, 2), (1, 0), (1, 0), (1, 0)]
