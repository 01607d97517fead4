"""The page of the flow between channels, and the flow on a channel's own page."""

from __future__ import annotations

import pytest

from journeybook.pages import channel_flow as channel_flow_module
from journeybook.pages import flow as module
from journeybook.pages.channel import channel_page
from journeybook.pages.channel_sankey import MOST_CHANNELS
from journeybook.pages.context import SiteContext
from journeybook.pages.flow import FlowPage, flow_page
from journeybook.pages.plan import plan
from journeybook.render import Renderer
from tests.pages.journeys import site_of
from tests.pages.project import project

CONFIG = """
    title: T
    channels:
      - {id: web, title: Web, presence: online}
      - {id: app, title: App, presence: online}
      - {id: shop, title: Shop, presence: offline}
      - {id: fair, title: Fair}
"""
TRIP = """
    ---
    title: A trip
    area: Travel
    personas: [ana, bo]
    stages:
      - id: all
        title: All
        steps:
          - {id: book, title: I book, channel: web, emotion: 4}
          - {id: ask, title: I ask, channel: shop, emotion: {ana: 1, bo: 4}, moment_of_truth: true}
          - {id: pay, title: I pay, channel: web, emotion: 5}
          - {id: sign, title: I sign, channel: web, emotion: 3}
          - {id: go, title: I go, channel: fair, emotion: 5}
          - {id: rest, title: I rest, emotion: 5}
    ---
"""


def site() -> SiteContext:
    return site_of({"trip": TRIP}, CONFIG)


SITE = site()


def page_of(found: SiteContext = SITE) -> FlowPage:
    return flow_page(found)


def html_of(found: SiteContext = SITE) -> str:
    return Renderer(found).render(page_of(found)).html


def test_it_counts_moves_by_persona_and_says_how_many_hurt() -> None:
    page = page_of()
    assert (page.moves, page.steps, page.stays, page.hurt, page.total) == (8, 4, 2, 1, 1)
    # Ana −3 and +4, Bo 0 and +1, both +2 and 0; within the channel both −2.
    assert (page.change, page.stay_change) == ("+0.8", "\u22122")


def test_the_moves_of_a_way_between_online_and_offline_stand_together() -> None:
    page = page_of()
    assert [(row.source.text if row.source else "", row.way) for row in page.shifts] == [
        ("Web", "online-offline"),
        ("Web", ""),
        ("Shop", "offline-online"),
        ("Fair", ""),
    ]
    html = html_of()
    for one in page.crossings:
        assert f'href="#jb-{one.way}"' in html
        assert f'<tbody id="jb-{one.way}">' in html
    assert html.index('id="jb-offline-online"') < html.index("online or offline not said")


def test_steps_that_are_not_listed_are_on_the_page_of_a_channel(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_MOVES", 0)
    assert [row.everywhere for row in page_of().shifts] == [
        "../channels/web.html#jb-steps",
        "../channels/web.html#jb-steps",
        "../channels/shop.html#jb-steps",
        "../channels/fair.html#jb-steps",
    ]
    assert '<a href="../channels/fair.html#jb-steps">and 1 more</a>' in html_of()


def test_every_pair_of_channels_stands_in_the_table_with_its_steps() -> None:
    rows = [
        (row.source.text if row.source else "", row.target.text if row.target else "", row.weight, row.change)
        for row in page_of().shifts
    ]
    assert rows == [
        ("Web", "Shop", 2, "\u22121.5"),
        ("Web", "Fair", 2, "+2"),
        ("Shop", "Web", 2, "+2.5"),
        ("Fair", "", 2, "0"),
    ]
    first = page_of().shifts[0]
    assert first.hurts
    assert [(move.before.href, move.after.href) for move in first.moves] == [
        ("../journeys/trip.html#book", "../journeys/trip.html#ask")
    ]
    assert [(row.source.text if row.source else "", row.weight) for row in page_of().staying] == [("Web", 2)]


def test_the_drawing_has_each_channel_on_the_side_it_is_left_or_reached() -> None:
    drawing = page_of().drawing
    assert drawing
    assert [" ".join(post.lines) for post in drawing.left.posts] == ["Web", "Shop", "Fair"]
    assert [" ".join(post.lines) for post in drawing.right.posts] == ["Web", "Shop", "Fair", "No channel"]
    assert [post.group for post in drawing.right.posts] == ["online", "offline", "", ""]
    assert [band.said for band in drawing.bands if band.falls] == ["Web → Shop: 2 (\u22121.5)"]
    html = html_of()
    assert 'fill="url(#jb_flow_from)"' in html
    assert '<a xlink:href="../channels/web.html">' in html


def test_a_drop_names_who_feels_worse_and_leads_to_both_steps() -> None:
    (drop,) = page_of().drops
    assert (drop.fall, drop.truth, drop.source.text, drop.target.text) == ("\u22123", True, "Web", "Shop")
    assert (drop.before.href, drop.after.href) == ("../journeys/trip.html#book", "../journeys/trip.html#ask")
    assert [
        (fall.persona.text if fall.persona else "", fall.before.number, fall.after.number) for fall in drop.falls
    ] == [("Ana", "4", "1")]
    assert drop.tokens == "from:web to:shop way:online-offline persona:ana area:travel"


def test_the_ways_between_online_and_offline_are_summed_up() -> None:
    ways = [(one.before, one.after, one.weight, one.change, one.hurt) for one in page_of().crossings]
    assert ways == [
        ("presence.online", "presence.offline", 2, "\u22121.5", 1),
        ("presence.offline", "presence.online", 2, "+2.5", 0),
    ]
    assert 'href="?way=online-offline#jb-drops"' in html_of()


def test_what_there_is_no_room_for_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("MOST_SHIFTS", "MOST_MOVES", "MOST_DROPS"):
        monkeypatch.setattr(module, name, 0)
    page = page_of()
    assert (page.shifts, page.more, page.drops, page.total) == ((), 4, (), 1)
    html = html_of()
    assert "and 4 more pairs of channels" in html


def test_forty_channels_are_sixteen_places_of_the_drawing() -> None:
    config = "title: T\nchannels:\n" + "".join(
        f"  - {{id: c{at}, title: Channel {at}, presence: online}}\n" for at in range(40)
    )
    steps = "".join(f"      - {{id: s{at}, title: Step, channel: c{at % 40}}}\n" for at in range(81))
    text = f"---\ntitle: T\nstages:\n  - id: all\n    title: All\n    steps:\n{steps}---\n"
    page = page_of(site_of({"trip": text}, config))
    assert page.drawing
    assert len(page.drawing.left.posts) == len(page.drawing.right.posts) == MOST_CHANNELS
    assert page.drawing.left.posts[-1].lines[0].startswith("25 other")
    assert sum(post.number for post in page.drawing.left.posts) == page.moves == 80
    assert page.merged == 25
    assert len(page.shifts) == 40


def test_a_project_in_which_nobody_changes_the_channel_has_no_such_page() -> None:
    one = "---\ntitle: T\nstages: [{title: S, steps: [{title: a, channel: web}, {title: b, channel: web}]}]\n---\n"
    for found in (site_of({"trip": one}, CONFIG), site_of({}, CONFIG)):
        assert "flow/index.html" not in [page.path for page in plan(found)]
        assert "No journey of today changes its channel." in html_of(found)
    assert "flow/index.html" in [page.path for page in plan(SITE)]


def test_a_project_in_which_no_change_hurts_says_so() -> None:
    text = "---\ntitle: T\nstages: [{title: S, steps: [{title: a, channel: web}, {title: b, channel: shop}]}]\n---\n"
    assert "Nobody feels worse after a change of channel" in html_of(site_of({"trip": text}, CONFIG))


def test_a_channel_shows_what_flows_in_and_out_and_what_hurts() -> None:
    page = channel_page(SITE.catalogue.channels["web"], SITE)
    assert page.flow.coming
    assert page.flow.going
    assert [" ".join(post.lines) for post in page.flow.coming.left.posts] == ["Shop"]
    assert [" ".join(post.lines) for post in page.flow.going.right.posts] == ["Shop", "Fair"]
    assert [drop.fall for drop in page.flow.drops] == ["\u22123"]
    assert page.flow.flow == "../flow/index.html"
    html = Renderer(SITE).render(page).html
    assert "Where a change of channel hurts" in html
    after = page.neighbours.after
    assert [(one.today, one.change, one.hurts) for one in after] == [(2, "\u22121.5", True), (2, "+2", False)]


def test_of_many_drops_a_channel_lists_the_worst(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(channel_flow_module, "MOST_DROPS", 0)
    flow = channel_page(SITE.catalogue.channels["web"], SITE).flow
    assert (flow.drops, flow.more) == ((), 1)


def test_a_channel_nobody_comes_to_has_no_drawing() -> None:
    flow = channel_page(SITE.catalogue.channels["app"], SITE).flow
    assert (flow.coming, flow.going, flow.drops, flow.flow) == (None, None, (), "")


def test_a_change_of_an_intended_journey_is_listed_and_not_drawn() -> None:
    found = project()
    web = channel_page(found.catalogue.channels["web"], found)
    assert web.flow.going
    assert [(post.lines, post.number) for post in web.flow.going.right.posts] == [(("Shop",), 1), (("No channel",), 1)]
    assert [(one.count, one.today) for one in web.neighbours.after] == [(2, 1), (1, 1)]


def test_it_can_be_found() -> None:
    assert all(hit.kind and hit.title for hit in page_of().frame.hits)
