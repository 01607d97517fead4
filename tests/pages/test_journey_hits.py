"""What the search finds of a journey, and where it says that a hit stands."""

from __future__ import annotations

from dataclasses import replace

from journeybook.language import language_of
from journeybook.pages.frame import Hit
from journeybook.pages.journey import journey_page
from tests.pages.journeys import site_of
from tests.pages.test_journey import page_of

_TRIP = """---
title: A trip
area: Leisure
pains: [{id: dear, title: It is dear}]
stages:
  - id: go
    title: Going
    pains: [{id: slow, title: It is slow}]
    opportunities: [far]
    steps: [{id: walk, title: I walk, opportunities: [{id: bus, title: A bus}]}]
  - id: stay
    title: Staying
    steps: [{id: sleep, title: I sleep, pains: [slow], opportunities: [{id: far, title: Nearer}]}]
---

Before.

## Going {#go}

Through the **wood**.
"""


def hits(code: str = "en") -> dict[str, Hit]:
    site = replace(site_of({"trip": _TRIP}), language=language_of(code))
    return {hit.anchor: hit for hit in journey_page(site.catalogue.journeys["trip"], site).frame.hits}


def test_the_page_is_found_by_what_it_is_about() -> None:
    frame = page_of("trip").frame
    assert frame.wide
    assert frame.hits[0].anchor == ""
    assert frame.hits[0].text == "Be there · Ana, 30 · outing · Before the map , read this."


def test_stages_steps_and_pain_points_are_found_at_their_places() -> None:
    found = {hit.anchor: hit for hit in page_of("trip").frame.hits[1:]}
    anchors = ["go", "walk", "arrive", "pain-rain", "pain-far"]
    assert list(found) == anchors
    assert found["walk"].text == "On foot, with a bag. · Far! · It rains · It is far · Order page"


def test_the_story_of_a_stage_is_found_at_the_stage() -> None:
    assert (hits()["go"].title, hits()["go"].text) == ("Going", "Through the wood .")
    assert hits()["stay"].text == ""


def test_a_hit_says_what_it_is_in_the_language_of_the_page() -> None:
    assert [hits()[anchor].kind for anchor in ("", "go", "walk", "pain-slow")] == [
        "Journey",
        "Stage",
        "Step",
        "Pain point",
    ]
    assert hits("fr")["walk"].kind == "Étape"


def test_a_hit_says_where_it_stands() -> None:
    assert {anchor: hit.context for anchor, hit in hits().items()} == {
        "": "Leisure",
        "go": "A trip",
        "walk": "A trip › Going",
        "stay": "A trip",
        "sleep": "A trip › Staying",
        "pain-dear": "A trip",
        "pain-slow": "A trip › Going",
    }
