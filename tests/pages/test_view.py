"""Whom a reader of a journey can choose."""

from __future__ import annotations

from journeybook.pages.view import walkers
from tests.pages.project import project


def test_the_personas_of_a_journey_can_be_chosen_in_the_order_written() -> None:
    site = project()
    found = walkers(site.catalogue.journeys["buy"], site.page("journeys/buy.html"))
    assert [(walker.id, walker.link.text) for walker in found] == [("ana", "Ana"), ("bo", "Bo")]
    assert found[0].link.href == "../personas/ana.html"
