"""The matrix as a drawing: everything open has its place, no point covers another, what has no room is counted."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeybook.insight.priorities import Priorities, priorities
from journeybook.pages.matrix import NARROW, WIDE, Drawing, Sheet, drawing
from journeybook.pages.opportunity_index import opportunity_index_page
from tests.pages.journeys import site_of

SHEETS = pytest.mark.parametrize("sheet", [WIDE, NARROW], ids=["wide", "narrow"])


def _found(values: list[tuple[int, int]], section: str = "{}") -> Priorities:
    site = _site(values, section)
    return priorities(site.catalogue, site.settings.priorities)


def _site(values: list[tuple[int, int]], section: str = "{}"):  # type: ignore[no-untyped-def]
    listed = "".join(
        f"          - {{id: o{at}, title: 'O {at}', impact: {impact}, effort: {effort}}}\n"
        for at, (impact, effort) in enumerate(values)
    )
    journey = (
        "---\ntitle: A trip\nstages:\n  - id: all\n    title: All\n    steps:\n      - id: go\n        title: I go\n"
        f"        opportunities:\n{listed or '          []'}\n---\n"
    )
    return site_of({"trip": journey}, f"title: T\npriorities: {section}\n")


def _drawn(values: list[tuple[int, int]], sheet: Sheet = WIDE) -> Drawing:
    drawn = drawing(_found(values), sheet)
    assert drawn is not None
    return drawn


@SHEETS
def test_points_lie_in_the_cells_of_their_values(sheet: Sheet) -> None:
    drawn = _drawn([(5, 1), (1, 5)], sheet)
    (best, worst) = drawn.spots
    assert (best.x, worst.x) == (drawn.columns[0], drawn.columns[4])
    assert (best.y, worst.y) == (drawn.rows[4], drawn.rows[0])
    assert best.x < drawn.split[0] < worst.x
    assert best.y < drawn.split[1] < worst.y
    assert best.across < 0.5 < best.up
    assert worst.up < 0.5 < worst.across


@SHEETS
def test_what_has_no_room_in_its_cell_is_counted(sheet: Sheet) -> None:
    drawn = _drawn([(4, 2)] * 30, sheet)
    (rest,) = drawn.rests
    assert len(drawn.spots) + rest.count == 30
    assert rest.cell == (1, 3)
    assert [spot.priority.number for spot in drawn.spots] == list(range(1, len(drawn.spots) + 1))
    assert rest.x + rest.width / 2 <= drawn.columns[1] + (drawn.columns[2] - drawn.columns[1]) / 2


VALUES = st.lists(st.tuples(st.integers(1, 5), st.integers(1, 5)), min_size=1, max_size=60)


@SHEETS
@given(values=VALUES)
def test_no_point_covers_another_or_leaves_its_quarter(sheet: Sheet, values: list[tuple[int, int]]) -> None:
    drawn = _drawn(values, sheet)
    assert len(drawn.spots) + sum(rest.count for rest in drawn.rests) == len(values)
    for one, other in combinations(drawn.spots, 2):
        assert (one.x - other.x) ** 2 + (one.y - other.y) ** 2 >= 22**2
    for spot in drawn.spots:
        assert drawn.left + 11 <= spot.x <= drawn.width - 11
        assert 11 <= spot.y <= drawn.bottom - 11
        assert 0 < spot.across < 1
        assert 0 < spot.up < 1
        quarter = next(one for one in drawn.quarters if one.quadrant is spot.priority.quadrant)
        assert quarter.x + 11 <= spot.x <= quarter.x + quarter.width - 11
        assert quarter.y <= spot.y <= quarter.y + quarter.height


def test_quarters_have_the_names_that_people_give_them() -> None:
    drawn = _drawn([(5, 1)])
    assert [(one.quadrant.value, one.y == 0) for one in drawn.quarters] == [
        ("quick-wins", True),
        ("big-bets", True),
        ("fill-ins", False),
        ("think-twice", False),
    ]


def test_an_axis_without_an_upper_half_has_two_quarters() -> None:
    found = _found([(5, 1), (2, 3)], "{across: steps}")
    drawn = drawing(found, WIDE)
    assert drawn is not None
    assert [one.quadrant.value for one in drawn.quarters] == ["up", "neither"]


def test_the_mermaid_chart_says_how_many_it_leaves_out() -> None:
    page = opportunity_index_page(_site([(4, 2)] * 20 + [(5, at % 5 + 1) for at in range(40)]))
    assert page.chart is not None
    shown = page.chart.mermaid.count("]\n")
    assert shown <= 40
    assert page.chart.left_out == 60 - shown
    assert '"1 O ' in page.chart.mermaid
