"""The index of journeys: a dense table by area. Stays light with thousands of journeys."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

from journeybook.pages.context import Link, PageContext, SiteContext
from journeybook.pages.division import Division, Group, runs
from journeybook.pages.divisions import journeys_division
from journeybook.pages.finder import NOTHING_FOUND, Finder, Marks
from journeybook.pages.frame import Frame, Hit
from journeybook.pages.journey_marks import journey_finder, journey_marks
from journeybook.pages.paging import Pager, leaf_frame, pager
from journeybook.pages.summary import JourneySummary, journey_row, small_curve

MOST_CURVES = 400
"""With more journeys than these the curves are left out: they are half of the page's weight."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaRows:
    """The journeys of one area."""

    title: str
    """Empty for journeys without an area, where there is no other."""
    anchor: str
    continued: bool
    """Whether it goes on from the leaf before."""
    rows: tuple[JourneySummary, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaLink:
    """The way to an area."""

    title: str
    href: str
    anchor: str
    """Its own, where the area begins on another leaf: so links to the index that name it lead to this way."""
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class JourneyIndexPage:
    """All journeys."""

    frame: Frame
    areas: tuple[AreaRows, ...]
    """Those of this leaf."""
    every: tuple[AreaLink, ...]
    """All areas, on the first leaf."""
    finder: Finder
    pager: Pager | None
    """None for an index on one page."""
    total: int
    all_curves: Link
    """To the page that compares their curves."""
    curves: bool
    """Whether the rows have their curves."""


def journey_index_page(site: SiteContext, leaf: int = 1) -> JourneyIndexPage:
    """Return the index of journeys, or a leaf of it; what is said of all of them stands on the first."""
    path, division = site.routes.journeys, journeys_division(site)
    context = site.page(site.routes.leaf(path, leaf))
    _ = site.language.gettext
    curves = division.total <= MOST_CURVES
    marks = Marks(site.mark_values)
    turns = pager(path, division, leaf, context)
    return JourneyIndexPage(
        frame=leaf_frame(
            Frame(
                path=path,
                template="journey_index",
                title=_("Journeys"),
                description=_("The paths our customers take, as they see them."),
                hits=(Hit(title=_("Journeys"), text=_("All journeys by area"), kind=_("Index")),),
            ),
            turns,
            context,
        ),
        areas=tuple(_areas(division, leaf, context, marks, curves=curves)),
        every=tuple(_every(context)) if leaf == 1 else (),
        finder=journey_finder((journey_marks(journey, context, marks) for journey in site.index), context)
        if leaf == 1
        else NOTHING_FOUND,
        pager=turns,
        total=division.total,
        all_curves=Link(text=_("Curves"), href=context.href(site.routes.curves)),
        curves=curves,
    )


def _areas(division: Division, leaf: int, context: PageContext, marks: Marks, *, curves: bool) -> Iterator[AreaRows]:
    """Yield what a leaf has of each area."""
    groups = context.site.groups
    journeys = iter(division.of(context.site.index, leaf))
    for run in runs((group.size for group in groups), division, leaf):
        group = groups[run.at]
        yield AreaRows(
            title=_title(group, context),
            anchor=group.anchor,
            continued=not run.begins,
            rows=tuple(
                replace(
                    journey_row(journey, context, small_curve(journey, context, 120, 26) if curves else None),
                    marks=journey_marks(journey, context, marks),
                )
                for journey in islice(journeys, len(run.places))
            ),
        )


def _every(context: PageContext) -> Iterator[AreaLink]:
    for group in context.site.groups:
        there = context.site.area_pages[group.anchor]
        yield AreaLink(
            title=_title(group, context),
            href=context.href(there, group.anchor),
            anchor="" if there == context.path else group.anchor,
            total=group.size,
        )


def _title(group: Group, context: PageContext) -> str:
    _ = context.site.language.gettext
    return group.title or (_("Other journeys") if len(context.site.groups) > 1 else "")
