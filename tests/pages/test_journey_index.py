"""The index of journeys."""

from __future__ import annotations

import re

import pytest

from journeybook.pages import journey_index as module
from journeybook.pages.journey_index import journey_index_page
from journeybook.render import Renderer
from tests.pages.journeys import scored, site_of
from tests.pages.project import project

PAGE = journey_index_page(project())


def test_every_journey_has_a_row_under_its_area() -> None:
    page = journey_index_page(project())
    assert [(area.title, area.anchor, [row.link.text for row in area.rows]) for area in page.areas] == [
        ("Bakery", "area-bakery", ["Buying a cake", "Buying a cake, one day", "Calling the bakery"]),
        ("Other journeys", "area-2", ["A round of the shop"]),
    ]


def test_a_to_be_names_its_as_is() -> None:
    as_is, to_be = journey_index_page(project()).areas[0].rows[:2]
    assert as_is.of is None
    assert to_be.of is not None
    assert (to_be.of.text, to_be.of.href, to_be.intended) == ("Buying a cake", "buy.html", True)


def test_a_row_has_the_keys_of_its_words() -> None:
    row = journey_index_page(project()).areas[1].rows[0]
    assert (row.scope, row.kind, row.state, row.status) == (
        "scope.customer",
        "kind.aggregate",
        "state.as-is",
        "status.published",
    )


def test_rows_sort_by_state_and_status_in_the_order_that_these_have() -> None:
    ranks = {row.link.text: (row.state_rank, row.status_rank) for area in PAGE.areas for row in area.rows}
    assert ranks == {
        "Buying a cake": (0, 2),
        "Buying a cake, one day": (1, 0),
        "Calling the bakery": (0, 3),
        "A round of the shop": (0, 2),
    }


def test_a_sorted_column_has_its_values_in_every_row() -> None:
    """The script reads `data-value`, or the text, of the cell under the heading."""
    html = Renderer(project()).render(PAGE).html
    headings = re.findall(r"<th scope=\"col\"([^>]*)>", html)
    rows = re.findall(r"<tr data-in=.*?</tr>", html, re.DOTALL)
    assert len(rows) == 4
    for row in rows:
        cells = re.findall(r"<t[hd]([^>]*)>", row)
        assert len(cells) == len(headings)
        for heading, cell in zip(headings, cells, strict=True):
            assert "data-numbers" not in heading or "data-value=" in cell, heading


def test_a_list_of_one_journey_has_no_filters() -> None:
    site = site_of({"trip": scored("3")})
    page = journey_index_page(site)
    assert not page.finder
    assert "<form" not in Renderer(site).render(page).html


def test_in_a_long_list_curves_are_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    site = project()
    with_curves = journey_index_page(site)
    assert with_curves.curves
    assert with_curves.areas[0].rows[0].sparkline is not None
    monkeypatch.setattr(module, "MOST_CURVES", 3)
    without = journey_index_page(site)
    assert not without.curves
    assert all(row.sparkline is None for area in without.areas for row in area.rows)
    short, long = (Renderer(site).render(page).html for page in (with_curves, without))
    assert len(long) < len(short)
    assert ("jb-table--long" in long, "jb-table--long" in short) == (True, False)


def test_without_journeys_it_says_so() -> None:
    site = site_of({})
    assert "There is no journey yet." in Renderer(site).render(journey_index_page(site)).html
