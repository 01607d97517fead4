"""What a journey can be found by."""

from __future__ import annotations

from journeybook.pages.finder import Marks, tokens
from journeybook.pages.journey_index import journey_index_page
from journeybook.pages.journey_marks import journey_marks
from journeybook.render import Renderer
from tests.pages.project import CONFIG, JOURNEYS, project

SITE = project()


def words(name: str) -> str:
    return tokens(journey_marks(SITE.catalogue.journeys[name], SITE.page("x.html"), Marks()))


def test_a_journey_is_found_by_who_walks_it_where_it_goes_whose_it_is_and_how_it_stands() -> None:
    assert words("buy") == (
        "persona:ana persona:bo channel:web channel:shop phase:before phase:after area:bakery owner:cake-team"
        " scope:customer state:as-is status:published"
    )


def test_a_journey_that_says_little_is_found_by_its_state_and_its_channels() -> None:
    assert words("round") == "channel:shop scope:customer state:as-is status:published"


def test_tags_are_found_each() -> None:
    text = JOURNEYS["round"].replace("kind:", "tags: [Summer 2027, on trial]\nkind:")
    site = project({**JOURNEYS, "round": text})
    found = tokens(journey_marks(site.catalogue.journeys["round"], site.page("x.html"), Marks()))
    assert found.endswith("tag:summer-2027 tag:on-trial")


def test_filters_have_what_tells_the_journeys_apart_in_orders_with_a_meaning() -> None:
    facets = {facet.name: facet for facet in journey_index_page(SITE).finder.facets}
    assert list(facets) == ["persona", "channel", "phase", "area", "owner", "state", "status"], "nobody wrote a tag"
    assert [(option.text, option.count) for option in facets["phase"].options] == [("Before", 3), ("After", 1)]
    assert [option.text for option in facets["state"].options] == ["as-is", "to-be"]
    assert [option.text for option in facets["status"].options] == ["draft", "published", "retired"]
    assert [(option.text, option.count) for option in facets["area"].options] == [("Bakery", 3)]


def test_phases_of_several_sets_stand_below_the_names_of_their_sets() -> None:
    config = CONFIG.replace("{id: after, title: After}", "{id: after, title: After, set: Relation}")
    site = project(config=config)
    [phases] = [facet for facet in journey_index_page(site).finder.facets if facet.name == "phase"]
    assert [(option.value, option.group) for option in phases.options] == [
        ("before", "Lifecycle"), ("after", "Relation"),
    ]  # fmt: skip
    html = Renderer(site).render(journey_index_page(site)).html
    assert html.count('<p class="jb-facet__group">') == 2
    assert '<p class="jb-facet__group">' not in Renderer(SITE).render(journey_index_page(SITE)).html
