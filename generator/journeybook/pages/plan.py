"""Every page of the site and the navigation. The order of the pages is that of the site: indexes before their items."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from journeybook.insight.comparable import is_compared, phases_with_sides
from journeybook.insight.intended import intended
from journeybook.pages import divisions, makers
from journeybook.pages.context import Link, SiteContext
from journeybook.pages.division import Division
from journeybook.pages.frame import Page
from journeybook.pages.recently import has_recent
from journeybook.pages.views import View, views

if TYPE_CHECKING:
    from journeybook.pages.review import Reviews


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedPage:
    """A page that is known by its path and made when it is asked for."""

    path: str
    build: Callable[[], Page]
    of: str = ""
    """The path of the page that it is a leaf of; empty for what is none, and for the first leaf."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What there will be in a site."""

    pages: tuple[PlannedPage, ...]
    navigation: tuple[Link, ...]
    """The entries of the bar at the top; `href` is the output path."""


def seen_by(build: Callable[[], Page], site: SiteContext) -> Callable[[], Page]:
    """Return what makes the same page from another view of the same site."""
    assert isinstance(build, partial), "a page that is made in another way has a site of its own"
    own = [site if isinstance(value, SiteContext) else value for value in build.args]
    return partial(build.func, *own, **build.keywords)


def plan(site: SiteContext) -> tuple[PlannedPage, ...]:
    """Return every page of the site."""
    return planned(site).pages


def navigation(site: SiteContext) -> tuple[Link, ...]:
    """Return the entries of the bar at the top; `href` is the output path."""
    return planned(site).navigation


def planned(site: SiteContext) -> Plan:
    """Return every page of the site, and the navigation."""
    sections = tuple(_sections(site))
    home = PlannedPage(path=site.routes.home, build=partial(makers.home_page, site))
    recent = (
        (PlannedPage(path=site.routes.recent, build=partial(makers.recent_page, site)),) if has_recent(site) else ()
    )
    pages = (home, *recent, *(page for section in sections for page in (section.index, *section.pages)))
    if site.changed is not None:
        from journeybook.pages.review import Reviews  # it tells changes, of which most sites mark none

        reviews = Reviews(site, site.changed)
        pages = tuple(_reviewed(page, reviews) for page in pages)
    return Plan(
        pages=pages,
        navigation=tuple(Link(text=section.title, href=section.index.path) for section in sections),
    )


def _reviewed(planned: PlannedPage, reviews: Reviews) -> PlannedPage:
    """Return a page that says what of it is different from the revision that the site is compared with."""

    def build() -> Page:
        # Every page is a dataclass of its own with a frame.
        page: Any = planned.build()
        return replace(page, frame=replace(page.frame, review=reviews.of(planned.path, planned.of)))  # type: ignore[no-any-return]

    return replace(planned, build=build)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Section:
    """An entry of the navigation: an index, and a page a thing."""

    title: str
    index: PlannedPage
    pages: tuple[PlannedPage, ...] = ()


def _sections(site: SiteContext) -> Iterator[_Section]:
    """Yield the sections that have something to show; journeys are what the site is about, and always there."""
    routes, catalogue, _ = site.routes, site.catalogue, site.language.gettext
    index, *leaves = _leaves(routes.journeys, makers.journey_index_page, divisions.journeys_division(site), site)
    yield _Section(
        title=_("Journeys"),
        index=index,
        pages=(
            *leaves,
            *_each(routes.journey, makers.journey_page, catalogue.journeys, site),
            *(
                _leaves(routes.curves, makers.curves_page, divisions.curves_division(site), site)
                if catalogue.journeys
                else ()
            ),
        ),
    )
    if catalogue.personas:
        index, *leaves = _leaves(routes.personas, makers.persona_index_page, divisions.personas_division(site), site)
        yield _Section(
            title=_("Personas"),
            index=index,
            pages=(
                *leaves,
                *_each_divided(
                    routes.persona, makers.persona_page, divisions.persona_divisions(site), catalogue.personas, site
                ),
            ),
        )
    if catalogue.touchpoints:
        index, *leaves = _leaves(
            routes.touchpoints, makers.touchpoint_index_page, divisions.touchpoints_division(site), site
        )
        yield _Section(
            title=_("Touchpoints"),
            index=index,
            pages=(
                *leaves,
                *_each_divided(
                    routes.touchpoint,
                    makers.touchpoint_page,
                    divisions.touchpoint_divisions(site),
                    catalogue.touchpoints,
                    site,
                ),
            ),
        )
    if catalogue.channels:
        yield _Section(
            title=_("Channels"),
            index=PlannedPage(path=routes.channels, build=partial(makers.channel_index_page, site)),
            pages=_each(routes.channel, makers.channel_page, catalogue.channels, site),
        )
    if catalogue.phases:
        yield _Section(
            title=_("Phases"), index=PlannedPage(path=routes.phases, build=partial(makers.phases_page, site))
        )
    across = tuple(page for view in views(site) for page in _view(view, site))
    if across:
        yield _Section(title=_("Insights"), index=across[0], pages=(*across[1:], *_details(site)))


def _view(view: View, site: SiteContext) -> Iterator[PlannedPage]:
    if view.kind in _LISTS:
        build, division = _LISTS[view.kind]
        yield from _leaves(view.path, build, division(site), site)
    else:
        yield PlannedPage(path=view.path, build=partial(_VIEWS[view.kind], site))


def _leaves(
    path: str, build: Callable[[SiteContext, int], Page], division: Division, site: SiteContext
) -> Iterator[PlannedPage]:
    """Yield the pages of a list: one, or one a leaf."""
    for leaf in range(1, division.leaves + 1):
        there = site.routes.leaf(path, leaf)
        yield PlannedPage(path=there, build=partial(build, site, leaf), of=path if leaf > 1 else "")


_VIEWS: Mapping[str, Callable[[SiteContext], Page]] = {
    "changes": makers.changes_page,
    "dashboard": makers.dashboard_page,
    "heat_maps": makers.heat_maps_page,
    "flow": makers.flow_page,
    "atlas": makers.atlas_page,
}
"""What makes each view across journeys that is one page, by the kinds of `views.py`."""

_LISTS: Mapping[str, tuple[Callable[[SiteContext, int], Page], Callable[[SiteContext], Division]]] = {
    "opportunities": (makers.opportunity_index_page, divisions.opportunities_division),
    "pains": (makers.pain_index_page, divisions.pains_division),
    "comparisons": (makers.comparison_index_page, divisions.comparisons_division),
    "to_bes": (makers.to_be_index_page, divisions.to_bes_division),
    "health": (makers.health_page, divisions.health_division),
}
"""What makes a leaf of those that are lists, and what says how many leaves there are."""


def _details(site: SiteContext) -> Iterator[PlannedPage]:
    """Yield the pages that the views across journeys lead to: one an opportunity, one a comparison."""
    routes, catalogue = site.routes, site.catalogue
    for name in catalogue.opportunities:  # there are many, and none of them need be looked at for a plan
        yield PlannedPage(path=routes.opportunity(name), build=partial(makers.opportunity_page, name, site))
    compared = {name: journey for name, journey in catalogue.journeys.items() if is_compared(journey, catalogue)}
    yield from _each(routes.comparison, makers.comparison_page, compared, site)
    with_sides = phases_with_sides(catalogue)
    phases = {name: phase for name, phase in catalogue.phases.items() if name in with_sides}
    yield from _each(routes.phase_comparison, makers.phase_comparison_page, phases, site)
    for to_be, as_is in intended(catalogue):
        if as_is:
            yield PlannedPage(path=routes.to_be(to_be.id), build=partial(makers.to_be_page, to_be, as_is, site))
    if len(catalogue.journeys) > 1:
        for number in range(2, len(catalogue.phase_sets) + 1):
            yield PlannedPage(path=routes.atlas_of(number), build=partial(makers.atlas_page, site, number))


Thing = TypeVar("Thing")


def _each(
    path: Callable[[str], str],
    build: Callable[[Thing, SiteContext], Page],
    things: Mapping[str, Thing],
    site: SiteContext,
) -> tuple[PlannedPage, ...]:
    """Return a page a thing, in the order of the catalogue."""
    return tuple(PlannedPage(path=path(name), build=partial(build, thing, site)) for name, thing in things.items())


def _each_divided(
    path: Callable[[str], str],
    build: Callable[[Thing, SiteContext, int], Page],
    division: Mapping[str, Division],
    things: Mapping[str, Thing],
    site: SiteContext,
) -> Iterator[PlannedPage]:
    """Yield the pages of things, of which each may have leaves: `division` says how many, by id."""
    for name, thing in things.items():
        for leaf in range(1, division[name].leaves + 1):
            there = site.routes.leaf(path(name), leaf)
            of = path(name) if leaf > 1 else ""
            yield PlannedPage(path=there, build=partial(build, thing, site, leaf), of=of)
