"""Every page of the site and the navigation. The order of the pages is that of the site: indexes before their items."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from journeybook.pages.channel_index import channel_index_page
from journeybook.pages.context import Link, SiteContext
from journeybook.pages.frame import Page


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedPage:
    """A page that is known by its path and made when it is asked for."""

    path: str
    build: Callable[[], Page]


def plan(site: SiteContext) -> tuple[PlannedPage, ...]:
    """Return every page of the site."""
    routes = site.routes
    return (PlannedPage(path=routes.channels, build=lambda: channel_index_page(site)),)


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
