"""Emotion and satisfaction by channel, persona, touchpoint, phase and journey, in numbers."""

from __future__ import annotations

from textwrap import dedent

import pytest

from journeybook.insight.heat import (
    NONE,
    REST,
    Grid,
    channel_by_phase,
    folded,
    persona_by_phase,
    touchpoint_by_journey,
)
from journeybook.load import load
from journeybook.model import Catalogue
from tests.pages.journeys import TextFiles, site_of

CONFIG = """
    title: T
    phases:
      - {id: before, title: Before}
      - {id: after, title: After}
      - {id: win, title: Win, set: Loyalty}
      - {id: keep, title: Keep, set: Loyalty}
    channels:
      - {id: web, title: Web}
      - {id: shop, title: Shop}
      - {id: fair, title: Fair}
    touchpoints:
      - {id: page, title: Page, channel: web}
      - {id: till, title: Till, channel: shop}
      - {id: desk, title: Desk, channel: shop}
"""

BUY = """
    ---
    title: Buy
    personas: [ana, bo]
    stages:
      - id: order
        title: Order
        phase: [before, win]
        steps:
          - {id: look, title: I look, touchpoint: page, emotion: {ana: 5, bo: 2}, satisfaction: 3.5}
          - {id: pay, title: I pay, touchpoint: page, emotion: 2, personas: [ana], satisfaction: 4.5}
          - {id: wait, title: I wait}
      - id: get
        title: Get
        phase: after
        steps:
          - {id: queue, title: I queue, touchpoint: till, emotion: 1}
"""
CALL = """
    ---
    title: Call
    stages:
      - id: call
        title: Call
        steps:
          - {id: dial, title: I dial, channel: shop, touchpoint: till, emotion: 4}
          - {id: hold, title: I hold, channel: shop}
"""
OLD = """
    ---
    title: Old
    personas: [ana]
    status: retired
    stages: [{id: a, title: A, phase: before, steps: [{id: b, title: B, channel: fair, emotion: 1}]}]
"""
NEXT = OLD.replace("status: retired", "state: to-be\n    of: buy")


def catalogue(**journeys: str) -> Catalogue:
    texts = journeys or {"buy": BUY, "call": CALL, "old": OLD, "next": NEXT}
    return site_of({name: dedent(text).strip() + "\n---\n" for name, text in texts.items()}, CONFIG).catalogue


def numbers(grid: Grid) -> dict[tuple[str, str], tuple[float | None, int, int]]:
    """Return mean, steps and scores of each cell."""
    return {place: (cell.emotion, len(cell.samples), len(cell.emotions)) for place, cell in sorted(grid.cells.items())}


CATALOGUE = catalogue()
FIRST, LOYALTY = CATALOGUE.phase_sets


def test_a_cell_is_the_mean_over_all_who_feel_something_at_its_steps() -> None:
    # I look: 5 and 2; I pay: 2, by Ana alone. What is retired or intended is not of today.
    assert numbers(channel_by_phase(CATALOGUE, FIRST)) == {
        ("", "before"): (None, 1, 0),
        ("shop", ""): (4, 2, 1),
        ("shop", "after"): (1, 1, 2),
        ("web", "before"): (3, 2, 3),
    }


def test_the_worst_channel_is_first_and_steps_without_one_are_last() -> None:
    grid = channel_by_phase(CATALOGUE, FIRST)
    assert grid.rows == ("shop", "web", NONE)
    assert grid.columns == ("before", "after", NONE)
    assert grid.by_row["shop"].emotion == 2
    assert grid.by_column["before"].emotion == 3


def test_every_lifecycle_has_a_grid_of_its_own() -> None:
    grid = channel_by_phase(CATALOGUE, LOYALTY)
    assert grid.columns == ("win", "keep", NONE)
    assert numbers(grid)["web", "win"] == (3, 2, 3)
    assert "keep" not in grid.by_column


def test_satisfaction_is_a_number_beside_emotion() -> None:
    cell = channel_by_phase(CATALOGUE, FIRST).cells["web", "before"]
    assert (cell.satisfaction, len(cell.satisfactions), cell.emotion) == (4, 2, 3)
    assert channel_by_phase(CATALOGUE, FIRST).cells["shop", "after"].satisfaction is None


def test_a_persona_has_its_own_scores_and_no_others() -> None:
    grid = persona_by_phase(CATALOGUE, FIRST)
    assert numbers(grid) == {
        ("", ""): (4, 2, 1),
        ("ana", "after"): (1, 1, 1),
        ("ana", "before"): (3.5, 3, 2),
        ("bo", "after"): (1, 1, 1),
        ("bo", "before"): (2, 2, 1),
    }
    assert grid.rows == ("bo", "ana", NONE)


def test_the_steps_of_two_personas_are_one_step_with_two_scores_in_the_sum() -> None:
    whole = persona_by_phase(CATALOGUE, FIRST).by_column["before"]
    assert ([sample.step.id for sample in whole.samples], whole.emotions) == (["look", "pay", "wait"], (5, 2, 2))


def test_a_stage_of_two_phases_of_one_lifecycle_counts_in_both_and_once_in_the_sum() -> None:
    grid = channel_by_phase(catalogue(buy=BUY.replace("[before, win]", "[before, after]")), FIRST)
    assert numbers(grid)["web", "before"] == numbers(grid)["web", "after"] == (3, 2, 3)
    assert len(grid.by_row["web"].samples) == 2


def test_touchpoints_that_most_journeys_meet_are_first() -> None:
    grid = touchpoint_by_journey(CATALOGUE)
    assert grid.rows == ("till", "page", NONE)
    assert grid.columns == ("buy", "call")
    assert numbers(grid) == {
        ("", "buy"): (None, 1, 0),
        ("", "call"): (None, 1, 0),
        ("page", "buy"): (3, 2, 3),
        ("till", "buy"): (1, 1, 2),
        ("till", "call"): (4, 1, 1),
    }


def test_of_touchpoints_met_as_often_the_worst_is_first() -> None:
    steps = ("good, emotion: 5", "bad, emotion: 1", "unsaid", "fair, emotion: 3")
    text = "---\ntitle: T\nstages:\n  - title: S\n    steps:\n" + "".join(
        f"      - {{id: s{at}, title: I go, touchpoint: {step}}}\n" for at, step in enumerate(steps)
    )
    config = "title: T\nchannels: [{id: c, title: C}]\ntouchpoints:\n" + "".join(
        f"  - {{id: {name}, title: {name}, channel: c}}\n" for name in ("good", "bad", "unsaid", "fair")
    )
    grid = touchpoint_by_journey(site_of({"t": text + "---\n"}, config).catalogue)
    assert grid.rows == ("bad", "fair", "good", "unsaid")


def test_what_a_grid_has_no_room_for_is_one_row_and_one_column() -> None:
    grid = folded(touchpoint_by_journey(CATALOGUE), ("till",), ("call",))
    assert (grid.rows, grid.columns) == (("till", NONE, REST), ("call", REST))
    assert numbers(grid)["*", "*"] == (3, 2, 3)
    assert numbers(grid)["till", "*"] == (1, 1, 2)
    assert grid.by_row["till"].emotion == 2


def test_a_grid_with_room_for_all_has_no_rest() -> None:
    grid = touchpoint_by_journey(CATALOGUE)
    same = folded(grid, grid.rows, grid.columns)
    assert (same.rows, same.columns, numbers(same)) == (grid.rows, grid.columns, numbers(grid))


def test_folded_personas_keep_the_scores_of_each() -> None:
    grid = folded(persona_by_phase(CATALOGUE, FIRST), (), ("before", "after"))
    cell = grid.cells[REST, "before"]
    assert ([sample.step.id for sample in cell.samples], cell.emotions) == (["look", "pay", "wait"], (5, 2, 2))


def test_the_steps_of_a_cell_are_listed_worst_first_and_those_without_a_score_last() -> None:
    cell = persona_by_phase(CATALOGUE, FIRST).cells["ana", "before"]
    assert [sample.step.id for sample in cell.worst(99)] == ["pay", "look", "wait"]


@pytest.mark.parametrize("journeys", [{}, {"old": OLD}])
def test_a_project_without_steps_of_today_has_empty_grids(journeys: dict[str, str]) -> None:
    found = site_of({name: dedent(text).strip() + "\n---\n" for name, text in journeys.items()}, CONFIG).catalogue
    for grid in (channel_by_phase(found, FIRST), persona_by_phase(found, FIRST), touchpoint_by_journey(found)):
        assert not grid
        assert grid.rows == ()


def test_what_does_not_exist_counts_as_missing() -> None:
    text = dedent(BUY).strip() + "\n---\n"
    for known, unknown in (
        ("page", "gone"),
        ("[ana, bo]", "[zoe]"),
        ("{ana: 5, bo: 2}", "5"),
        ("phase: after", "phase: no"),
    ):
        text = text.replace(known, unknown)
    found = load(TextFiles({"site_config.yml": dedent(CONFIG), "journeys/buy.md": text})).catalogue
    assert numbers(channel_by_phase(found, FIRST))["", "before"] == (3.5, 3, 2)
    assert persona_by_phase(found, FIRST).rows == (NONE,)
    assert touchpoint_by_journey(found).rows == ("till", NONE)
    assert channel_by_phase(found, FIRST).columns[-1] == NONE
