"""The page of a channel."""

from __future__ import annotations

import pytest

from journeybook.pages import neighbours as neighbours_module
from journeybook.pages.channel import ChannelPage, channel_page
from journeybook.pages.context import SiteContext
from journeybook.pages.neighbours import Neighbour
from journeybook.render import Renderer
from tests.pages.project import project

SITE = project()


def page_of(name: str, site: SiteContext = SITE) -> ChannelPage:
    return channel_page(site.catalogue.channels[name], site)


def html_of(name: str, site: SiteContext = SITE) -> str:
    return Renderer(site).render(page_of(name, site)).html


def counts(found: tuple[Neighbour, ...]) -> list[tuple[str, int]]:
    return [(one.channel.text if one.channel else "", one.count) for one in found]


def test_it_opens_with_where_it_helps_and_where_it_hurts_today() -> None:
    page = page_of("shop")
    assert [one.step.text for one in page.extremes.best] == ["I get it", "The desk"]
    assert [one.step.text for one in page.extremes.worst] == ["I queue"]
    html = html_of("shop")
    assert html.index("Where it helps") < html.index("Where it hurts") < html.index("Steps over all journeys")


def test_its_figures_lead_to_the_steps_they_come_from() -> None:
    html = html_of("shop")
    assert html.count('<dt><a href="#jb-steps">') == 3
    assert 'id="jb-steps"' in html


def test_it_lists_its_steps_by_journey_those_of_its_touchpoints_included() -> None:
    assert [(one.journey.text, one.steps) for one in page_of("shop").journeys] == [
        ("Buying a cake", 2),
        ("A round of the shop", 2),
        ("Buying a cake, one day", 1),
        ("Calling the bakery", 1),
    ]


def test_the_channels_before_and_after_are_counted_with_the_steps_between_which_customers_change() -> None:
    # Ana goes from paying to the queue, Bo by way of waiting, which has no channel.
    shop = page_of("shop").neighbours
    assert counts(shop.before) == [("Website", 2), ("", 1)]
    assert counts(shop.after) == []
    assert [(one.before.text, one.after.text, one.journey.text) for one in shop.before[0].changes] == [
        ("I pay", "I queue", "Buying a cake"),
        ("I look", "I fetch it", "Buying a cake, one day"),
    ]
    web = page_of("web").neighbours
    assert counts(web.before) == []
    assert counts(web.after) == [("Shop", 2), ("", 1)]
    assert (shop.stays, web.stays) == (1, 1)


def test_journeys_that_begin_or_end_on_it_are_named() -> None:
    web, shop = page_of("web").neighbours, page_of("shop").neighbours
    assert [link.text for link in web.begin] == ["Buying a cake", "Buying a cake, one day"]
    assert web.end == ()
    assert [link.text for link in shop.begin] == ["Calling the bakery"]
    assert [link.text for link in shop.end] == ["Buying a cake", "Buying a cake, one day", "Calling the bakery"]


def test_an_aggregate_journey_has_no_before_and_no_after() -> None:
    text = """---
title: T
kind: aggregate
stages:
  - {title: S, steps: [{title: a, channel: web}, {title: b, channel: shop}]}
---
"""
    assert not page_of("web", project({"trip": text})).neighbours


def test_a_branch_and_a_loop_count_as_they_are_walked() -> None:
    text = """---
title: T
stages:
  - title: S
    steps:
      - {id: a, title: a, channel: web, next: [b, c]}
      - {id: b, title: b, channel: shop, next: [a]}
      - {id: c, title: c, channel: fair}
---
"""
    web = page_of("web", project({"trip": text})).neighbours
    assert (counts(web.before), counts(web.after)) == ([("Shop", 1)], [("Shop", 1), ("Fair", 1)])


def test_of_many_changes_the_first_are_listed_and_the_others_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(neighbours_module, "MOST_SHOWN", 1)
    before = page_of("shop").neighbours.before[0]
    assert (len(before.changes), before.more, before.count) == (1, 1, 2)
    assert "and 1 more" in html_of("shop")


def test_it_names_its_touchpoints_a_to_z_and_who_prefers_it() -> None:
    assert [one.link.text for one in page_of("shop").touchpoints] == ["Éclair counter", "Till"]
    assert [one.text for one in page_of("web").liked_by] == ["Ana"]
    assert page_of("shop").liked_by == ()


def test_a_channel_nothing_goes_through_says_so_in_words() -> None:
    html = html_of("fair")
    assert "No journey goes through this channel yet." in html
    assert "No touchpoint of this channel has a name yet." in html
    for title in ("Where it helps", "Channels before", "Steps over all"):
        assert title not in html


def test_a_channel_that_only_helps_says_that_it_hurts_nowhere() -> None:
    text = "---\ntitle: T\nstages:\n  - {title: S, steps: [{title: a, channel: web, emotion: 5}]}\n---\n"
    html = html_of("web", project({"trip": text}))
    assert "No step of today on this channel is below neutral." in html


def test_the_search_finds_definition_and_owner() -> None:
    (hit,) = page_of("web").frame.hits
    assert (hit.title, hit.text, hit.kind) == ("Website", "The web. web-team. online", "Channel")
    assert hit.context == "online"


def test_steps_without_a_channel_are_a_neighbour_too() -> None:
    text = "---\ntitle: T\nstages:\n  - {title: S, steps: [{title: a, channel: web}, {title: b}]}\n---\n"
    assert counts(page_of("web", project({"trip": text})).neighbours.after) == [("", 1)]
    assert "Steps without a channel" in html_of("web", project({"trip": text}))
