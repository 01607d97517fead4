"""The register of opportunities: rows, filters, ways to group, and the matrix above them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from journeybook.language import language_of
from journeybook.pages.measures import value_text
from journeybook.pages.opportunity_index import OpportunityIndexPage, OpportunityRow, opportunity_index_page
from journeybook.render import Renderer
from tests.insight.register import JOURNEYS, register_site
from tests.pages.journeys import CONFIG, site_of


def _page(section: str = "{}") -> OpportunityIndexPage:
    return opportunity_index_page(register_site(priorities=section))


def _rows(page: OpportunityIndexPage) -> dict[str, OpportunityRow]:
    return {row.link.href.removesuffix(".html"): row for group in page.groups for row in group.rows}


def test_the_register_stands_by_status_and_in_each_by_number() -> None:
    assert [(group.status, [row.number for row in group.rows]) for group in _page().groups] == [
        ("status.doing", [4]),
        ("status.planned", [2]),
        ("status.idea", [1, 3]),
        ("status.done", [6]),
        ("status.dropped", [5]),
    ]


def test_a_row_says_score_measures_what_it_answers_and_where_it_helps_today() -> None:
    faster = _rows(_page())["faster"]
    assert (faster.score.text, faster.up.text, faster.across.text, faster.quadrant) == ("2", "4", "2", "Quick wins")
    assert (faster.pains, faster.severity, faster.steps, faster.owner) == (3, 4, 3, "web-team")
    assert ([link.text for link in faster.journeys], faster.more_journeys) == (["Buying a cake", "Calling"], 0)
    robots = _rows(_page())["robot-fleet"]
    assert ([link.text for link in robots.journeys], robots.steps, robots.pains) == (["Buying a cake, one day"], 0, 0)


def test_what_has_no_score_says_why() -> None:
    index = _rows(_page())["index_"]
    assert (index.score.text, index.reason) == ("", "No score, because this is not known: Impact.")
    by_zero = _rows(_page("{score: impact / (effort - 2)}"))["faster"]
    assert by_zero.reason == "No score, because the formula would divide by zero."


def test_rows_are_found_by_status_owner_phase_persona_area_journey_answer_and_place_in_the_matrix() -> None:
    rows = _rows(_page())
    assert set(rows["faster"].tokens.split()) == {
        "status:planned",
        "owner:web-team",
        "phase:before",
        "persona:ana",
        "persona:bo",
        "area:bakery",
        "journey:buy",
        "journey:call",
        "answers:severity-4",
        "quadrant:quick-wins",
        "across:2",
        "up:4",
    }
    assert {"answers:unjudged"} < set(rows["nicer"].tokens.split())
    assert {"answers:nothing"} < set(rows["robot-fleet"].tokens.split())
    labels = [facet.label for facet in _page().finder.facets]
    assert labels == [
        "Status",
        "Owner",
        "Phase",
        "Persona",
        "Area",
        "Journey",
        "Answers",
        "Quadrant",
        "Impact",
        "Effort",
    ]


def test_filters_by_the_axes_are_called_as_the_axes_are() -> None:
    page = _page("{across: x-worth, up: steps}")
    facets = {facet.name: facet for facet in page.finder.facets}
    assert (facets["up"].label, facets["across"].label) == ("Steps", "Worth")
    assert [option.text for option in facets["up"].options] == ["3", "1"]
    assert [option.text for option in facets["across"].options] == ["2.5", "10"]


def test_it_can_be_grouped_by_owner_phase_and_persona_or_not_at_all() -> None:
    assert [(one.value, one.facet) for one in _page().groupings] == [
        ("", "status"),
        ("owner", "owner"),
        ("phase", "phase"),
        ("persona", "persona"),
        ("none", ""),
    ]


def test_of_several_lifecycles_each_is_a_way_to_group() -> None:
    config = CONFIG.replace("- {id: after, title: After}", "- {id: after, title: After, set: Second}")
    page = opportunity_index_page(site_of(JOURNEYS, config))
    phases = [(one.value, one.text, one.only) for one in page.groupings if one.facet == "phase"]
    assert phases == [
        ("phase-1", "Grouped by phase: Lifecycle", "before"),
        ("phase-2", "Grouped by phase: Second", "after"),
    ]


def test_the_formula_is_shown_in_words_of_the_page() -> None:
    assert _page().formula == "Impact ÷ Effort"
    page = _page("{score: 'min(x-worth, impact) * 2 - effort'}")
    assert page.formula == "min(Worth, Impact) × 2 − Effort"


def test_measures_are_written_as_the_language_writes_numbers() -> None:
    page = opportunity_index_page(replace(register_site(), language=language_of("fr")))
    assert _rows(page)["robot-fleet"].score.text == "0,4"


@pytest.mark.parametrize(
    ("value", "text"),
    [(0.000754, "0.00075"), (-0.0666, "\u22120.067"), (0.1249, "0.12"), (1234.567, "1,234.57"), (0, "0")],
)
def test_what_is_little_is_not_written_as_nothing(value: float, text: str) -> None:
    assert value_text(value, register_site().page("")) == text


def test_the_head_counts_what_is_open_and_what_is_quickly_won() -> None:
    page = _page()
    assert (page.total, page.open, page.open_href) == (6, 4, "?status=doing,planned,idea#jb_register")
    assert page.chart is not None
    assert (page.chart.best.count, page.chart.best.href) == (
        1,
        "?quadrant=quick-wins&status=doing,planned,idea#jb_register",
    )
    assert [(number, link.text) for number, link in page.chart.best.named] == [("2", "Make it faster")]


def test_without_measures_there_is_a_register_and_no_matrix() -> None:
    journey = """---
title: A trip
stages: [{title: All, steps: [{title: Go, opportunities: [{id: bus, title: A bus}]}]}]
---
"""
    site = site_of({"trip": journey})
    page = opportunity_index_page(site)
    assert (page.chart, page.unplaced, page.total) == (None, 1, 1)
    html = Renderer(site).render(page).html
    assert "No open opportunity says both its Impact and its Effort" in html
    assert "no score" in html


def test_without_opportunities_it_says_so() -> None:
    site = site_of({})
    assert "There is no opportunity yet." in Renderer(site).render(opportunity_index_page(site)).html


def test_the_file_for_spreadsheets_is_linked() -> None:
    site = register_site()
    assert 'href="opportunities.csv" download' in Renderer(site).render(opportunity_index_page(site)).html
