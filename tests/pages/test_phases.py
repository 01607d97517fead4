"""The page of lifecycle phases."""

from __future__ import annotations

import pytest

from journeybook.pages import phases as module
from journeybook.pages.phases import phases_page
from journeybook.render import Renderer
from tests.pages.journeys import site_of
from tests.pages.project import project


def test_phases_stand_in_the_projects_order_with_an_anchor_each() -> None:
    page = phases_page(project())
    assert [(phase.title, phase.anchor, phase.total) for phase in page.sets[0].phases] == [
        ("Before", "before", 3),
        ("After", "after", 1),
        ("Never", "never", 0),
    ]
    html = Renderer(project()).render(page).html
    assert '<h2 id="before"' in html
    assert "No stage maps onto this phase yet." in html


def test_todays_stages_stand_before_intended_and_retired_ones() -> None:
    before = phases_page(project()).sets[0].phases[0]
    assert [(row.stage.href, row.intended, row.retired) for row in before.stages] == [
        ("../journeys/buy.html#order", False, False),
        ("../journeys/call.html#call", False, True),
        ("../journeys/buy-later.html#order", True, False),
    ]


def test_the_worst_stage_stands_first_and_one_without_emotions_last() -> None:
    config = "title: T\nphases: [{id: p, title: P}]\n"
    stage = "---\ntitle: {0}\nstages:\n  - {{id: s, title: S, phase: p, steps: [{{title: I, {1}}}]}}\n---\n"
    site = site_of(
        {
            "good": stage.format("Good", "emotion: 4"),
            "none": stage.format("None", "thought: Hm"),
            "bad": stage.format("Bad", "emotion: 2"),
        },
        config,
    )
    assert [row.journey.text for row in phases_page(site).sets[0].phases[0].stages] == ["Bad", "Good", "None"]


def test_a_phase_counts_what_is_felt_and_what_hurts_today() -> None:
    before, after, never = phases_page(project()).sets[0].phases
    assert before.mean is not None
    assert before.mean.number == "2.6"  # 4 2 2 2 3
    assert (before.pains, after.pains, never.pains) == (1, 2, 0)
    assert never.mean is None


def test_stages_without_a_phase_stand_at_the_end() -> None:
    rest = phases_page(project()).sets[0].rest
    assert rest is not None
    assert [row.journey.text for row in rest.stages] == ["A round of the shop"]


def test_a_stage_of_several_phases_stands_in_each() -> None:
    config = "title: T\nphases: [{id: p, title: P}, {id: q, title: Q}]\n"
    text = "---\ntitle: T\nstages:\n  - {id: s, title: S, phase: [p, q], steps: [{title: I}]}\n---\n"
    page = phases_page(site_of({"trip": text}, config))
    assert [phase.total for phase in page.sets[0].phases] == [1, 1]
    assert page.sets[0].rest is None


def test_of_very_many_stages_the_first_are_listed_and_the_others_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_STAGES", 1)
    before = phases_page(project()).sets[0].phases[0]
    assert (len(before.stages), before.total, before.more) == (1, 3, 2)
    assert "and 2 more stages" in Renderer(project()).render(phases_page(project())).html


def test_a_project_without_phases_says_what_they_are_for() -> None:
    site = site_of({}, "title: T\n")
    assert "This project names no lifecycle phases yet." in Renderer(site).render(phases_page(site)).html


SETS = """
    title: T
    phases:
      - {id: new, title: New, set: Relation}
      - {id: p, title: Before}
      - {id: q, title: After}
      - {id: known, title: Known, set: Relation}
"""
TRIP = """---
title: A trip
stages:
  - {id: s, title: S, phase: [known, p], steps: [{id: a, title: I, emotion: 2}]}
  - {id: t, title: T, phase: q, steps: [{id: b, title: I, emotion: 4}]}
  - {id: u, title: U, phase: [new, known, new], steps: [{id: c, title: I, emotion: 5}]}
---
"""


def test_one_set_of_phases_stands_after_the_other_each_with_its_stages() -> None:
    site = site_of({"trip": TRIP}, SETS)
    page = phases_page(site)
    made = [
        (
            one.title,
            [(phase.title, [row.stage.text for row in phase.stages]) for phase in one.phases],
            [row.stage.text for row in one.rest.stages] if one.rest else [],
        )
        for one in page.sets
    ]
    assert made == [
        ("Lifecycle", [("Before", ["S"]), ("After", ["T"])], ["U"]),
        ("Relation", [("New", ["U"]), ("Known", ["S", "U"])], ["T"]),
    ]
    rendered = Renderer(site).render(page)
    assert '<h2 id="set_2" class="jb-section">Relation</h2>' in rendered.html
    assert '<h3 id="known"' in rendered.html
    assert [hit.context for hit in page.frame.hits] == ["", "Lifecycle", "Lifecycle", "Relation", "Relation"]


def test_the_mean_of_a_phase_counts_a_stage_once() -> None:
    new = phases_page(site_of({"trip": TRIP}, SETS)).sets[1].phases[0]
    assert (new.total, new.current) == (1, 1)
