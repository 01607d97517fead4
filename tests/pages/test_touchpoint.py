"""The page of a touchpoint."""

from __future__ import annotations

from journeybook.pages.touchpoint import TouchpointPage, touchpoint_page
from journeybook.render import Renderer
from tests.pages.project import project

SITE = project()


def page_of(name: str) -> TouchpointPage:
    return touchpoint_page(SITE.catalogue.touchpoints[name], SITE)


def html_of(name: str) -> str:
    return Renderer(SITE).render(page_of(name)).html


def test_it_lists_every_step_of_every_journey_with_stage_and_feelings() -> None:
    page = page_of("page")
    assert [
        (journey.journey.href, [(one.step.href, one.stage.text) for one in journey.moments])
        for journey in page.journeys
    ] == [
        (
            "../journeys/buy.html",
            [("../journeys/buy.html#look", "Ordering"), ("../journeys/buy.html#pay", "Ordering")],
        ),
        ("../journeys/buy-later.html", [("../journeys/buy-later.html#look", "Ordering")]),
    ]
    assert [
        (felt.persona.text if felt.persona else "", felt.number) for felt in page.journeys[0].moments[0].feelings
    ] == [("Ana", "4"), ("Bo", "2")]


def test_its_mean_leaves_out_what_nobody_feels_yet() -> None:
    mean = page_of("page").mean
    assert mean is not None
    assert mean.number == "2.5"
    assert "mean emotion today" in html_of("page")


def test_feelings_are_shown_as_shape_number_and_word() -> None:
    html = html_of("page")
    assert 'class="jb-shape jb-shape--4"' in html
    assert '<span class="jb-feeling__number">4</span> <span class="jb-feeling__word">Pleased</span>' in html


def test_figures_have_value_target_unit_source_and_date() -> None:
    html = html_of("till")
    for text in ("Wait", "<b>4.5\u00a0min</b>", "2\u00a0min", "Stopwatch", "30 September 2026"):
        assert text in html


def test_pains_and_opportunities_met_here_lead_to_where_they_are_told() -> None:
    html = html_of("page")
    assert 'href="../journeys/buy.html#pain-slow"' in html
    assert 'href="../opportunities/faster.html"' in html
    assert "Severity 4 of 5" in html


def test_a_touchpoint_without_steps_says_so_and_shows_no_empty_sections() -> None:
    html = html_of("empty")
    assert "No journey uses this touchpoint yet." in html
    for title in ("Figures", "About", "Pain points", "Opportunities"):
        assert title not in html


def test_a_touchpoint_without_a_channel_shows_none() -> None:
    assert page_of("nowhere").channel is None
    assert "<dt>Channel</dt>" not in html_of("nowhere")


def test_the_file_it_comes_from_is_named() -> None:
    assert page_of("page").frame.source == "site_config.yml"
    site = project(files={"touchpoints/page.md": "---\ntitle: Order page\n---\nMore of it.\n"})
    page = touchpoint_page(site.catalogue.touchpoints["page"], site)
    html = Renderer(site).render(page).html
    assert page.frame.source == "touchpoints/page.md"
    assert 'href="https://git.example/test/blob/HEAD/touchpoints/page.md"' in html
    assert "More of it." in html


def test_the_search_finds_definition_channel_owner_and_figures() -> None:
    (hit,) = page_of("page").frame.hits
    assert (hit.title, hit.text, hit.kind) == ("Order page", "Where one orders. Website. web-team", "Touchpoint")
    assert hit.context == "Website"
    assert page_of("till").frame.hits[0].text == "Shop. Wait"
