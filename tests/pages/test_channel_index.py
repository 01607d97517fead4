"""The index of channels."""

from __future__ import annotations

from journeybook.pages.channel_index import channel_index_page
from journeybook.render import Renderer
from tests.pages.journeys import site_of
from tests.pages.project import project


def test_channels_stand_by_presence_in_the_projects_order() -> None:
    page = channel_index_page(project())
    assert [(group.presence, [one.link.text for one in group.channels]) for group in page.groups] == [
        ("presence.online", ["Website"]),
        ("presence.offline", ["Shop"]),
        ("", ["Fair"]),
    ]


def test_a_channel_counts_its_touchpoints_steps_and_journeys_and_how_it_feels_today() -> None:
    shop = channel_index_page(project()).groups[1].channels[0]
    assert (shop.touchpoints, shop.steps, shop.journeys) == (2, 6, 4)
    assert shop.mean is not None
    assert shop.mean.number == "3.2"  # 1 1 5 5 for two personas, 3 and 4 of nobody in particular


def test_a_channel_nothing_goes_through_shows_no_figures() -> None:
    fair = channel_index_page(project()).groups[2].channels[0]
    assert (fair.touchpoints, fair.steps, fair.journeys, fair.mean) == (0, 0, 0, None)


def test_without_channels_it_says_so() -> None:
    site = site_of({}, "title: T\n")
    assert "There is no channel yet." in Renderer(site).render(channel_index_page(site)).html
