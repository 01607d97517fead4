"""Every page of the site and the navigation. The order of the pages is that of the site: indexes before their items."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from journeybook.pages.channel import channel_page
from journeybook.pages.channel_index import channel_index_page
from journeybook.pages.context import Link, SiteContext
from journeybook.pages.frame import Page
from journeybook.pages.home import home_page
from journeybook.pages.journey import journey_page
from journeybook.pages.journey_index import journey_index_page
from journeybook.pages.persona import persona_page
from journeybook.pages.persona_index import persona_index_page
from journeybook.pages.phases import phases_page
from journeybook.pages.touchpoint import touchpoint_page
from journeybook.pages.touchpoint_index import touchpoint_index_page


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedPage:
    """A page that is known by its path and made when it is asked for."""

    path: str
    build: Callable[[], Page]


def plan(site: SiteContext) -> tuple[PlannedPage, ...]:
    """Return every page of the site."""
    routes, catalogue = site.routes, site.catalogue
    return (
        PlannedPage(path=routes.home, build=partial(home_page, site)),
        PlannedPage(path=routes.journeys, build=partial(journey_index_page, site)),
        *_each(routes.journey, journey_page, catalogue.journeys, site),
        PlannedPage(path=routes.personas, build=partial(persona_index_page, site)),
        *_each(routes.persona, persona_page, catalogue.personas, site),
        PlannedPage(path=routes.touchpoints, build=partial(touchpoint_index_page, site)),
        *_each(routes.touchpoint, touchpoint_page, catalogue.touchpoints, site),
        PlannedPage(path=routes.channels, build=partial(channel_index_page, site)),
        *_each(routes.channel, channel_page, catalogue.channels, site),
        PlannedPage(path=routes.phases, build=partial(phases_page, site)),
    )


def navigation(site: SiteContext) -> tuple[Link, ...]:
    """Return the entries of the bar at the top; `href` is the output path."""
    routes = site.routes
    return (
        Link(text="Journeys", href=routes.journeys),
        Link(text="Personas", href=routes.personas),
        Link(text="Touchpoints", href=routes.touchpoints),
        Link(text="Channels", href=routes.channels),
        Link(text="Phases", href=routes.phases),
    )


Thing = TypeVar("Thing")


def _each(
    path: Callable[[str], str],
    build: Callable[[Thing, SiteContext], Page],
    things: Mapping[str, Thing],
    site: SiteContext,
) -> Iterator[PlannedPage]:
    """A page a thing, in the order of the catalogue."""
    for name, thing in things.items():
        yield PlannedPage(path=path(name), build=partial(build, thing, site))
