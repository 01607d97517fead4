"""The curves of all journeys side by side."""

from __future__ import annotations

import re

from journeybook.pages.curves import CurvesPage, CurveTile, curves_page
from journeybook.render import Renderer
from tests.pages.journeys import CONFIG, scored, site_of
from tests.pages.project import project

SITE = project()
PAGE = curves_page(SITE)
HTML = Renderer(SITE).render(PAGE).html


def tile_of(text: str, config: str = CONFIG, files: dict[str, str] | None = None) -> CurveTile:
    (area,) = curves_page(site_of({"trip": text}, config, files)).areas
    return area.tiles[0]


def keys(page: CurvesPage) -> list[list[tuple[int | None, list[str]]]]:
    tiles = [tile for area in page.areas for tile in area.tiles]
    return [[(key.line, [walker.text for walker in key.walkers]) for key in tile.keys] for tile in tiles]


def test_every_journey_has_a_drawing_under_its_area_the_largest_area_first() -> None:
    assert [(area.title, area.anchor, [tile.summary.link.text for tile in area.tiles]) for area in PAGE.areas] == [
        ("Bakery", "area-bakery", ["Buying a cake", "Buying a cake, one day", "Calling the bakery"]),
        ("Other journeys", "area-2", ["A round of the shop"]),
    ]
    assert HTML.count('<svg class="jb-multiple__drawing"') == 4


def test_lines_that_must_be_told_apart_name_their_personas() -> None:
    assert keys(PAGE) == [[(0, ["Ana"]), (1, ["Bo"])], [(None, ["Ana"])], [(None, ["Ana"])], []]
    assert HTML.count('class="jb-multiple__key"') == 2


def test_personas_who_share_a_line_share_its_key_and_who_says_nothing_has_none() -> None:
    files = {"personas/cy.md": "---\ntitle: Cy\n---\n", "personas/di.md": "---\ntitle: Di\n---\n"}
    text = scored("{ana: 2, bo: 4, cy: 2}", "{ana: 3, bo: 3, cy: 3}", personas="[ana, bo, cy, di]")
    assert keys(curves_page(site_of({"trip": text}, CONFIG, files))) == [
        [(0, ["Ana", "Cy"]), (1, ["Bo"]), (None, ["Di"])]
    ]


def test_what_is_not_joined_says_who_stands_left_and_has_no_keys_of_lines() -> None:
    site = site_of({"trip": scored("{ana: 2, bo: 4}", personas="[ana, bo]", kind="aggregate")})
    html = Renderer(site).render(curves_page(site)).html
    assert "From left to right:" in html
    assert "jb-multiple__key" not in html


def test_the_table_says_the_same_with_all_feelings_of_the_worst_moment() -> None:
    table = HTML[HTML.index("The same as a table") :]
    assert len(re.findall(r'<th scope="row">', table)) == 4
    row = table[table.index(">Buying a cake<") :].partition("</tr>")[0]
    text = " ".join(re.sub(r"<[^>]+>", " ", row).split())
    assert "1 Angry" in text
    assert "I queue" in text
    assert "Ana 4 2 1 5" in text
    assert "Bo 2 2 3 1 5" in text


def test_a_journey_without_emotions_says_so() -> None:
    tile = tile_of(scored(""))
    assert (tile.drawing, tile.best, tile.worst, tile.mean) == (None, None, None, None)
    site = site_of({"trip": scored("")})
    assert "Nobody has said yet how it feels." in Renderer(site).render(curves_page(site)).html


def test_the_ends_of_the_scale_are_those_of_the_project() -> None:
    page = curves_page(site_of({"trip": scored("2")}, CONFIG + "\n    emotion_scale: {min: -2, max: 2}\n"))
    assert (page.worst, page.best) == ("−2", "2")


def test_the_same_filters_as_in_the_table_of_journeys() -> None:
    assert [facet.name for facet in PAGE.finder.facets] == [
        "persona",
        "channel",
        "phase",
        "area",
        "owner",
        "state",
        "status",
    ]
    assert PAGE.areas[0].tiles[0].tokens.startswith("persona:ana persona:bo")


def test_without_journeys_it_says_so() -> None:
    site = site_of({})
    assert "There is no journey yet." in Renderer(site).render(curves_page(site)).html
