"""The page of an opportunity."""

from __future__ import annotations

from dataclasses import replace

from journeybook.forge import Forge, ForgeKind
from journeybook.pages.opportunity import OpportunityPage, opportunity_page
from journeybook.render import Renderer
from tests.insight.register import register_site
from tests.pages.journeys import site_of


def _page(name: str, section: str = "{}") -> OpportunityPage:
    site = register_site(priorities=section)
    return opportunity_page(site.catalogue.opportunities[name], site)


def test_it_shows_the_steps_it_would_help_with_what_is_felt_there() -> None:
    page = _page("faster")
    assert [group.journey.text for group in page.journeys] == ["Buying a cake", "Calling"]
    look, pay = page.journeys[0].moments
    assert (look.step.href, [felt.number for felt in look.feelings]) == ("../journeys/buy.html#look", ["4"])
    assert [(felt.number, felt.persona and felt.persona.text) for felt in pay.feelings] == [("2", "Ana"), ("1", "Bo")]
    assert [link.text for link in page.personas] == ["Ana", "Bo"]
    assert [link.text for link in page.phases] == ["Before"]


def test_a_whole_stage_is_named_and_a_retired_journey_says_so() -> None:
    page = _page("bring")
    (whole,) = page.wholes
    assert whole.journey is not None
    assert (whole.place.text, whole.journey.text, whole.retired) == ("Fetching", "Buying a cake", False)
    (old,) = page.journeys
    assert (old.journey.text, old.retired) == ("Writing a letter", True)


def test_it_shows_the_pains_it_answers_gravest_first_with_what_else_answers_them() -> None:
    page = _page("faster")
    assert [(pain.link.text, pain.severity, pain.steps) for pain in page.pains] == [
        ("It is slow", 4, 3),
        ("It is long", 3, 2),
        ("It is odd", None, 1),
    ]
    assert page.pains[0].link.href == "../journeys/buy.html#pain-slow"
    assert page.pains[0].row == "../pains/index.html#pain-slow"
    assert [link.text for link in page.pains[2].others] == ["Make it nicer"]
    assert (page.named, _page("nicer").named) == (False, True)


def test_it_shows_how_its_score_comes_about() -> None:
    page = _page("faster", "{weights: {severity: 0.5, x-worth: 2}}")
    assert page.formula == "(Impact + 0.5 × Severity + 2 × Worth) ÷ Effort"
    assert page.filled == "(4 + 0.5 × 4 + 2 × 10) ÷ 2"
    assert (page.score.text, page.rank, page.ranked) == ("13", 1, 1)
    assert [(line.title, line.value, line.note) for line in page.lines] == [
        ("Impact", "4", "of 5"),
        ("Effort", "2", "of 5"),
        ("Severity", "4", "of 5"),
        ("Worth", "10", ""),
        ("Journeys", "2", ""),
        ("Personas", "2", ""),
        ("Steps", "3", ""),
    ]


def test_without_a_score_it_says_why() -> None:
    page = _page("bring", "{score: x-worth / steps}")
    assert (page.score.value, page.rank) == (None, None)
    assert page.reason == "No score, because this is not known: Worth."
    assert page.filled == "Worth ÷ 1"


def test_what_is_done_has_a_score_and_no_rank() -> None:
    page = _page("heat")
    assert (page.score.text, page.rank, page.quadrant) == ("0.25", None, "Think twice")


def test_its_own_fields_are_shown() -> None:
    assert _page("nicer").extras == (("Worth", ("2.5",)), ("Note", ("soon",)))


def test_neighbours_are_those_by_priority() -> None:
    frame = _page("faster").frame
    assert (frame.previous and frame.previous.text, frame.following and frame.following.text) == (
        "Make it nicer",
        "Bring it",
    )
    assert _page("nicer").frame.previous is None


def test_it_is_edited_where_it_is_written() -> None:
    site = register_site()
    forge = Forge(repository="https://git.example/a", kind=ForgeKind.GITHUB)
    site = replace(site, settings=replace(site.settings, forge=forge))
    page = opportunity_page(site.catalogue.opportunities["faster"], site)
    line = site.catalogue.opportunities["faster"].origin.whole[0]
    assert page.edit.endswith(f"/journeys/buy.md#L{line}")


def test_it_is_found_as_an_opportunity() -> None:
    (hit,) = _page("faster").frame.hits
    assert (hit.title, hit.kind, hit.context) == ("Make it faster", "Opportunity", "Buying a cake")
    assert hit.text == "web-team. It is slow. It is long. It is odd"


def test_one_called_index_does_not_take_the_place_of_the_register() -> None:
    site = register_site()
    html = Renderer(site).render(opportunity_page(site.catalogue.opportunities["index"], site))
    assert html.path == "opportunities/index_.html"
    assert "A tea meanwhile" in html.html


def test_an_opportunity_that_says_nothing_has_a_page() -> None:
    journey = "---\ntitle: T\nstages: [{title: S, steps: [{title: A, opportunities: [{title: Nothing}]}]}]\n---\n"
    site = site_of({"trip": journey})
    (one,) = site.catalogue.opportunities.values()
    html = Renderer(site).render(opportunity_page(one, site)).html
    assert "It answers no pain point yet." in html
    assert "No score, because this is not known: Impact, Effort." in html
