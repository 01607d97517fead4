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
    assert [(phase.title, phase.anchor, phase.total) for phase in page.phases] == [
        ("Before", "before", 3),
        ("After", "after", 1),
        ("Never", "never", 0),
    ]
    html = Renderer(project()).render(page).html
    assert '<h2 id="before"' in html
    assert "No stage maps onto this phase yet." in html


def test_todays_stages_stand_before_intended_and_retired_ones() -> None:
    before = phases_page(project()).phases[0]
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
    assert [row.journey.text for row in phases_page(site).phases[0].stages] == ["Bad", "Good", "None"]


def test_a_phase_counts_what_is_felt_and_what_hurts_today() -> None:
    before, after, never = phases_page(project()).phases
    assert before.mean is not None
    assert before.mean.number == "2.6"  # 4 2 2 2 3
    assert (before.pains, after.pains, never.pains) == (1, 2, 0)
    assert never.mean is None


def test_stages_without_a_phase_stand_at_the_end() -> None:
    rest = phases_page(project()).rest
    assert rest is not None
    assert [row.journey.text for row in rest.stages] == ["A round of the shop"]


def test_a_stage_of_several_phases_stands_in_each() -> None:
    config = "title: T\nphases: [{id: p, title: P}, {id: q, title: Q}]\n"
    text = "---\ntitle: T\nstages:\n  - {id: s, title: S, phase: [p, q], steps: [{title: I}]}\n---\n"
    page = phases_page(site_of({"trip": text}, config))
    assert [phase.total for phase in page.phases] == [1, 1]
    assert page.rest is None


def test_of_very_many_stages_the_first_are_listed_and_the_others_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_STAGES", 1)
    before = phases_page(project()).phases[0]
    assert (len(before.stages), before.total, before.more) == (1, 3, 2)
    assert "and 2 more stages" in Renderer(project()).render(phases_page(project())).html


def test_a_project_without_phases_says_what_they_are_for() -> None:
    site = site_of({}, "title: T\n")
    assert "This project names no lifecycle phases yet." in Renderer(site).render(phases_page(site)).html
