"""The index of personas."""

from __future__ import annotations

from journeybook.pages.persona_index import persona_index_page
from journeybook.render import Renderer
from tests.pages.journeys import site_of
from tests.pages.project import project


def test_every_persona_has_a_card_by_the_short_name() -> None:
    site = project()
    page = persona_index_page(site)
    cards = [entry.card for entry in page.personas]
    assert [(card.link.text, card.rest, card.role, card.journeys) for card in cards] == [
        ("Ana", "30, always late", "Working parent", 3),
        ("Bo", "", "", 1),
        ("Cy", "walks nothing", "", 0),
    ]
    html = Renderer(site).render(page).html
    assert "3 journeys" in html
    assert "1 journey<" in html
    assert "No journey yet" in html


def test_personas_stand_a_to_z_whatever_their_files_are_called() -> None:
    files = {"personas/zoe.md": "---\ntitle: Éva, first by name\n---\n", "personas/x.md": "---\ntitle: Zed\n---\n"}
    page = persona_index_page(site_of({}, files=files))
    assert [entry.card.link.text for entry in page.personas] == ["Ana", "Bo", "Éva", "Zed"]


def test_personas_are_found_by_segment_channels_and_the_areas_of_their_journeys() -> None:
    page = persona_index_page(project())
    ana = page.personas[0]
    assert ana.tokens == "segment:households channel:web channel:fair area:bakery"
    assert [(facet.name, [option.text for option in facet.options]) for facet in page.finder.facets] == [
        ("segment", ["Households"]),
        ("channel", ["Fair", "Website"]),
        ("area", ["Bakery"]),
    ]


def test_without_personas_it_says_so() -> None:
    site = site_of({})
    empty = type(site.catalogue)(phases={}, channels={}, touchpoints={}, personas={}, journeys={})
    bare = type(site)(catalogue=empty, settings=site.settings, routes=site.routes, files=())
    assert "There is no persona yet." in Renderer(bare).render(persona_index_page(bare)).html
