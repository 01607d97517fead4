"""Pain points and opportunities met at some places."""

from __future__ import annotations

from journeybook.pages.concerns import opportunities_met, pains_met
from tests.pages.journeys import site_of
from tests.pages.project import project


def test_a_pain_is_told_once_with_all_its_places_the_gravest_first() -> None:
    site = project()
    places = (*site.catalogue.steps_by_touchpoint["page"], *site.catalogue.steps_by_touchpoint["till"])
    found = pains_met(places, site.page("touchpoints/page.html"))
    assert [(pain.link.text, pain.severity, [place.text for place in pain.places]) for pain in found] == [
        ("It is slow", 4, ["I pay", "I queue"]),
        ("It is cold", None, ["I queue"]),
    ]
    assert found[0].link.href == "../journeys/buy.html#pain-slow"


def test_opportunities_in_hand_stand_first_then_the_worthy_then_what_is_over() -> None:
    text = """---
title: Trip
stages:
  - title: Go
    steps:
      - title: I go
        opportunities:
          - {id: a, title: Dropped, status: dropped, impact: 5, effort: 1}
          - {id: b, title: Dear idea, impact: 5, effort: 5}
          - {id: c, title: Cheap idea, impact: 5, effort: 1}
          - {id: d, title: Planned, status: planned}
          - {id: e, title: Doing, status: doing}
          - {id: f, title: Done, status: done}
---
"""
    site = site_of({"trip": text})
    found = opportunities_met(site.catalogue.places(), site.page("x.html"))
    assert [one.link.text for one in found] == ["Doing", "Planned", "Cheap idea", "Dear idea", "Done", "Dropped"]
