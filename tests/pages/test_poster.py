"""The scale of the poster: what is longer must shrink more, and nothing may outgrow the sheet."""

from __future__ import annotations

from journeybook.pages.compare import others
from journeybook.pages.facts import JourneyFacts, journey_facts
from journeybook.pages.journey_map import JourneyMap, journey_map
from journeybook.pages.poster import LARGEST, SHEET, SMALLEST, poster_height, poster_zoom
from tests.pages.journeys import CONFIG, scored, site_of
from tests.pages.test_journey_map import RICH


def drawn(text: str, lanes: str = "emotion, thought, pains, x-legal") -> tuple[JourneyMap, JourneyFacts]:
    site = site_of({"trip": text}, CONFIG + f"    lanes: [{lanes}]\n")
    journey, page = site.catalogue.journeys["trip"], site.page("journeys/trip.html")
    made = journey_map(journey, page, others(journey, page))
    assert made is not None
    return made, journey_facts(journey, page)


def zoom(text: str, lanes: str = "emotion, thought, pains, x-legal") -> float:
    return poster_zoom(*drawn(text, lanes))


def thinking(steps: int, words: int) -> str:
    text = scored(*["3"] * steps)
    thought = " ".join(["something"] * words)
    return text.replace("        emotion: 3\n", f"        emotion: 3\n        thought: {thought}\n")


def test_at_the_scale_that_is_chosen_the_map_fits_the_sheet_and_at_a_larger_one_it_does_not() -> None:
    for text in (thinking(12, 60), thinking(18, 40), thinking(3, 400)):
        made, facts = drawn(text)
        chosen = poster_zoom(made, facts)
        assert SMALLEST < chosen < LARGEST
        assert poster_height(made, facts, SHEET[0] / chosen) <= SHEET[1] / chosen
        larger = chosen + 0.02
        assert poster_height(made, facts, SHEET[0] / larger) > SHEET[1] / larger


def test_more_steps_and_more_words_are_printed_smaller() -> None:
    assert zoom(thinking(8, 60)) > zoom(thinking(16, 60)) > zoom(thinking(32, 60))
    assert zoom(thinking(8, 20)) > zoom(thinking(8, 200))


def test_a_short_journey_is_printed_large_but_not_without_bounds() -> None:
    assert zoom(scored("3", "4")) == LARGEST


def test_a_journey_that_no_sheet_holds_is_printed_as_small_as_can_be() -> None:
    assert zoom(thinking(60, 900)) == SMALLEST


def test_every_lane_counts() -> None:
    few, facts = drawn(RICH, "thought")
    many, _ = drawn(
        RICH, "emotion, thought, pains, opportunities, metrics, frontstage, backstage, x-legal, touchpoint, channel"
    )
    assert poster_height(many, facts, 1500) > poster_height(few, facts, 1500) + 8 * 28


def test_a_narrow_column_makes_a_map_higher() -> None:
    made, facts = drawn(RICH)
    assert poster_height(made, facts, 700) > poster_height(made, facts, 1500)
