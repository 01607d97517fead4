"""The register of pain points."""

from __future__ import annotations

from journeybook.pages import pain_index
from journeybook.pages.pain_index import PainIndexPage, PainRow, pain_index_page
from journeybook.render import Renderer
from tests.insight.register import register_site
from tests.pages.journeys import site_of


def _page() -> PainIndexPage:
    return pain_index_page(register_site())


def _row(name: str) -> PainRow:
    return next(row for row in _page().rows if row.anchor == f"pain-{name}")


def test_a_row_says_how_grave_it_is_how_far_it_reaches_and_where() -> None:
    row = _row("slow")
    assert (row.number, row.severity, row.weight, row.meetings) == (1, 4, 24, 6)
    assert (row.journeys, row.personas, row.steps) == (1, 2, 3)
    assert [(one.place.text, one.journey and one.journey.text) for one in row.places] == [
        ("I look", "Buying a cake"),
        ("I pay", "Buying a cake"),
        ("I queue", "Buying a cake"),
    ]
    assert row.link.href == "../journeys/buy.html#pain-slow"


def test_what_a_whole_journey_has_is_met_at_the_journey() -> None:
    (place,) = _row("dear").places
    assert (place.place.text, place.journey) == ("Buying a cake", None)


def test_a_row_names_what_answers_it() -> None:
    assert [(one.link.text, one.status) for one in _row("slow").answers] == [
        ("Make it faster", "status.planned"),
        ("Heat it", "status.dropped"),
        ("A tea meanwhile", "status.done"),
    ]


def test_what_nothing_answers_is_counted_and_can_be_filtered() -> None:
    page = _page()
    assert (page.unanswered, page.unanswered_href) == (1, "?answer=nothing#jb_register")
    assert [row.anchor for row in page.rows if "answer:nothing" in row.tokens.split()] == ["pain-dear"]
    assert "answer:some" in _row("slow").tokens.split()
    assert "answer:dropped" in _row("slow").tokens.split()


def test_what_is_not_met_today_stands_last_and_is_not_held_for_unanswered() -> None:
    row = _page().rows[-1]
    assert (row.link.text, row.steps, row.weight, row.is_unanswered) == ("No stamps", 0, 0, False)


def test_rows_are_found_by_severity_phase_persona_area_and_journey() -> None:
    assert {"severity:3", "phase:before", "persona:ana", "persona:bo", "area:bakery", "journey:call"} < set(
        _row("long").tokens.split()
    )
    assert "severity:unjudged" in _row("odd").tokens.split()


def test_what_stands_out_does_so_by_a_word() -> None:
    site = register_site()
    html = Renderer(site).render(pain_index_page(site)).html
    assert html.count("No opportunity</strong>") == 1
    assert 'id="pain-dear"' in html


def test_a_register_of_thousands_links_to_the_places_instead_of_naming_them(monkeypatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setattr(pain_index, "MOST_DETAILED", 3)
    site = register_site()
    page = pain_index_page(site)
    assert page.is_long
    assert all(row.places == () for row in page.rows)
    html = Renderer(site).render(page).html
    assert "<details" not in html.split("<table")[1]
    assert '<a href="../journeys/buy.html#pain-slow">3 steps</a>' in html


def test_without_pain_points_it_says_so() -> None:
    site = site_of({})
    assert "There is no pain point yet." in Renderer(site).render(pain_index_page(site)).html
