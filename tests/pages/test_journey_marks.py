"""What a journey can be found by."""

from __future__ import annotations

from journeybook.pages.finder import Marks, tokens
from journeybook.pages.journey_index import journey_index_page
from journeybook.pages.journey_marks import journey_marks
from tests.pages.project import JOURNEYS, project

SITE = project()


def words(name: str) -> str:
    return tokens(journey_marks(SITE.catalogue.journeys[name], SITE.page("x.html"), Marks()))


def test_a_journey_is_found_by_who_walks_it_where_it_goes_whose_it_is_and_how_it_stands() -> None:
    assert words("buy") == (
        "persona:ana persona:bo channel:web channel:shop phase:before phase:after area:bakery owner:cake-team"
        " state:as-is status:published"
    )


def test_a_journey_that_says_little_is_found_by_its_state_and_its_channels() -> None:
    assert words("round") == "channel:shop state:as-is status:published"


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
