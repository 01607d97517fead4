"""The page of a persona."""

from __future__ import annotations

import pytest

from journeybook.model import Trait
from journeybook.pages.context import SiteContext
from journeybook.pages.persona import PersonaPage, persona_page, trait_scale
from journeybook.render import Renderer
from tests.pages.project import project

SITE = project()


def page_of(name: str, site: SiteContext = SITE) -> PersonaPage:
    return persona_page(site.catalogue.personas[name], site)


def html_of(name: str) -> str:
    return Renderer(SITE).render(page_of(name)).html


def test_the_head_has_the_name_then_the_rest_of_the_title() -> None:
    page = page_of("ana")
    assert (page.name, page.rest, page.frame.title) == ("Ana", "30, always late", "Ana, 30, always late")
    assert [crumb.href for crumb in page.frame.crumbs] == ["index.html"]
    assert page.frame.source_href == "https://git.example/test/blob/HEAD/personas/ana.md"


def test_only_lists_with_items_are_shown() -> None:
    assert page_of("ana").lists == (("Goals", ("Ten minutes",)), ("Frustrations", ("Queues",)))
    assert page_of("bo").lists == ()
    assert "Goals" not in html_of("bo")


@pytest.mark.parametrize(
    ("value", "percent", "leaning"),
    [
        (1, 0, "wholly Novice"),
        (2, 25, "rather Novice"),
        (3, 50, "between Expert"),
        (4, 75, "rather Expert"),
        (5, 100, "wholly Expert"),
        (2.5, 38, "between Expert"),
        (4.4, 85, "rather Expert"),
    ],
)
def test_a_trait_stands_between_its_ends(value: float, percent: int, leaning: str) -> None:
    scale = trait_scale(Trait(left="Novice", right="Expert", value=value))
    assert (scale.percent, f"{scale.leaning} {scale.nearer}") == (percent, leaning)


def test_a_trait_is_said_in_words() -> None:
    assert "rather Expert, not Novice" in " ".join(html_of("ana").split())


def test_journeys_are_told_from_this_side_alone_todays_first() -> None:
    walks = page_of("ana").walks
    assert [(walk.journey.text, walk.steps, walk.seconds) for walk in walks] == [
        ("Buying a cake", 4, 900),
        ("Buying a cake, one day", 2, 0),
        ("Calling the bakery", 1, 0),
    ]
    (walk,) = page_of("bo").walks
    assert (walk.steps, walk.mean.number if walk.mean else "") == (5, "2.6")


def test_the_best_and_the_worst_moment_are_this_personas_own() -> None:
    walk = page_of("ana").walks[0]
    assert walk.best is not None
    assert walk.worst is not None
    assert (walk.best.step.text, walk.best.step.href) == ("I get it", "../journeys/buy.html#get")
    assert (walk.worst.step.text, [felt.number for felt in walk.worst.feelings]) == ("I queue", ["1"])


def test_the_curve_of_a_journey_is_this_personas_own() -> None:
    (walk,) = page_of("bo").walks
    assert walk.sparkline is not None
    assert [(line.names, line.numbers) for line in walk.sparkline.lines] == [(("Bo",), ("2", "2", "3", "1", "5"))]


def test_touchpoints_stand_by_channel_with_how_often_and_how_they_feel_today() -> None:
    met = page_of("ana").met
    assert [
        (group.channel.text if group.channel else "", [(one.link.text, one.times) for one in group.touchpoints])
        for group in met
    ] == [("Website", [("Order page", 2)]), ("Shop", [("Till", 2)])]
    mean = met[0].touchpoints[0].mean
    assert mean is not None
    assert mean.number == "3.0"


def test_a_persona_without_journeys_says_so_and_shows_no_empty_sections() -> None:
    html = html_of("cy")
    assert "No journey is told from Cy’s side yet." in html
    for title in ("Story", "Facts", "Traits", "Channels", "Touchpoints"):
        assert f">{title}" not in html


def test_channels_and_narrative_lead_to_their_things() -> None:
    html = html_of("ana")
    assert 'href="../channels/fair.html"' in html
    assert 'href="../journeys/buy.html"' in html
    assert 'href="../files/personas/plan.pdf"' in html


def test_the_search_finds_goals_frustrations_and_the_quote() -> None:
    (hit,) = page_of("ana").frame.hits
    assert (hit.title, hit.kind, hit.context) == ("Ana, 30, always late", "Persona", "Working parent")
    assert hit.text == "Working parent. Households. I am in a hurry. Ten minutes. Queues"
