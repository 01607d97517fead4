"""What makes each kind of page, and the files beside them, by the names these have in the modules of their kinds.

Each imports its module when it is called: after one edit there are three pages to make, and importing what makes all
the others takes longer than that. Knows nothing of what a page shows.
"""

from __future__ import annotations

import journeybook.pages
from journeybook.model.journey import Journey
from journeybook.model.persona import Persona
from journeybook.model.place import Channel, Phase, Touchpoint
from journeybook.pages.context import SiteContext
from journeybook.pages.frame import Page


def prepare() -> None:
    """Import all of them, so that copies of this process need not do so again and again."""
    from importlib import import_module
    from pkgutil import iter_modules

    for module in iter_modules(journeybook.pages.__path__):
        import_module(f"{journeybook.pages.__name__}.{module.name}")


def home_page(site: SiteContext) -> Page:
    from journeybook.pages.home import home_page as make

    return make(site)


def recent_page(site: SiteContext) -> Page:
    from journeybook.pages.recent import recent_page as make

    return make(site)


def journey_index_page(site: SiteContext, leaf: int) -> Page:
    from journeybook.pages.journey_index import journey_index_page as make

    return make(site, leaf)


def journey_page(journey: Journey, site: SiteContext) -> Page:
    from journeybook.pages.journey import journey_page as make

    return make(journey, site)


def curves_page(site: SiteContext, leaf: int) -> Page:
    from journeybook.pages.curves import curves_page as make

    return make(site, leaf)


def persona_index_page(site: SiteContext, leaf: int) -> Page:
    from journeybook.pages.persona_index import persona_index_page as make

    return make(site, leaf)


def persona_page(persona: Persona, site: SiteContext, leaf: int) -> Page:
    from journeybook.pages.persona import persona_page as make

    return make(persona, site, leaf)


def touchpoint_index_page(site: SiteContext, leaf: int) -> Page:
    from journeybook.pages.touchpoint_index import touchpoint_index_page as make

    return make(site, leaf)


def touchpoint_page(touchpoint: Touchpoint, site: SiteContext, leaf: int) -> Page:
    from journeybook.pages.touchpoint import touchpoint_page as make

    return make(touchpoint, site, leaf)


def channel_index_page(site: SiteContext) -> Page:
    from journeybook.pages.channel_index import channel_index_page as make

    return make(site)


def channel_page(channel: Channel, site: SiteContext) -> Page:
    from journeybook.pages.channel import channel_page as make

    return make(channel, site)


def phases_page(site: SiteContext) -> Page:
    from journeybook.pages.phases import phases_page as make

    return make(site)


def changes_page(site: SiteContext) -> Page:
    from journeybook.pages.changes import changes_page as make

    return make(site)


def dashboard_page(site: SiteContext) -> Page:
    from journeybook.pages.dashboard import dashboard_page as make

    return make(site)


def opportunity_index_page(site: SiteContext, leaf: int) -> Page:
    from journeybook.pages.opportunity_index import opportunity_index_page as make

    return make(site, leaf)


def opportunity_page(opportunity: str, site: SiteContext) -> Page:
    from journeybook.pages.opportunity import opportunity_page as make

    return make(site.catalogue.opportunities[opportunity], site)


def pain_index_page(site: SiteContext, leaf: int) -> Page:
    from journeybook.pages.pain_index import pain_index_page as make

    return make(site, leaf)


def heat_maps_page(site: SiteContext) -> Page:
    from journeybook.pages.heat_maps import heat_maps_page as make

    return make(site)


def flow_page(site: SiteContext) -> Page:
    from journeybook.pages.flow import flow_page as make

    return make(site)


def comparison_index_page(site: SiteContext, leaf: int) -> Page:
    from journeybook.pages.comparison_index import comparison_index_page as make

    return make(site, leaf)


def comparison_page(journey: Journey, site: SiteContext) -> Page:
    from journeybook.pages.comparison import comparison_page as make

    return make(journey, site)


def phase_comparison_page(phase: Phase, site: SiteContext) -> Page:
    from journeybook.pages.phase_comparison import phase_comparison_page as make

    return make(phase, site)


def to_be_index_page(site: SiteContext, leaf: int) -> Page:
    from journeybook.pages.to_be_index import to_be_index_page as make

    return make(site, leaf)


def to_be_page(to_be: Journey, as_is: Journey, site: SiteContext) -> Page:
    from journeybook.pages.to_be import to_be_page as make

    return make(to_be, as_is, site)


def atlas_page(site: SiteContext, number: int = 1) -> Page:
    from journeybook.pages.atlas import atlas_page as make

    return make(site, number)


def health_page(site: SiteContext, leaf: int) -> Page:
    from journeybook.pages.health import health_page as make

    return make(site, leaf)


def feed(site: SiteContext) -> str:
    from journeybook.pages.feed import feed as make

    return make(site)


def opportunity_csv(site: SiteContext) -> str:
    from journeybook.pages.opportunity_csv import opportunity_csv as make

    return make(site)
