"""The index of journeys: a dense table by area. Stays light with thousands of journeys."""

from __future__ import annotations

from dataclasses import dataclass, replace

from journeybook.pages.areas import areas
from journeybook.pages.context import Link, SiteContext
from journeybook.pages.finder import Finder, Marks
from journeybook.pages.frame import Frame, Hit
from journeybook.pages.journey_marks import journey_finder, journey_marks
from journeybook.pages.summary import JourneySummary, journey_row, small_curve

MOST_CURVES = 400
"""With more journeys than these the curves are left out: they are half of the page's weight."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaRows:
    """The journeys of one area."""

    title: str
    """Empty for journeys without an area, where there is no other."""
    anchor: str
    rows: tuple[JourneySummary, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class JourneyIndexPage:
    """All journeys."""

    frame: Frame
    areas: tuple[AreaRows, ...]
    finder: Finder
    total: int
    all_curves: Link
    """To the page that compares their curves."""
    curves: bool
    """Whether the rows have their curves."""


def journey_index_page(site: SiteContext) -> JourneyIndexPage:
    """Return the index of journeys."""
    path = site.routes.journeys
    context = site.page(path)
    _ = site.language.gettext
    every = areas(site.catalogue)
    total = len(site.catalogue.journeys)
    curves = total <= MOST_CURVES
    marks = Marks()
    groups = tuple(
        AreaRows(
            title=area.title or (_("Other journeys") if len(every) > 1 else ""),
            anchor=area.anchor,
            rows=tuple(
                replace(
                    journey_row(journey, context, small_curve(journey, context, 120, 26) if curves else None),
                    marks=journey_marks(journey, context, marks),
                )
                for journey in area.journeys
            ),
        )
        for area in every
    )
    return JourneyIndexPage(
        frame=Frame(
            path=path,
            template="journey_index",
            title=_("Journeys"),
            description=_("The paths our customers take, as they see them."),
            hits=(Hit(title=_("Journeys"), text=_("All journeys by area"), kind=_("Index")),),
        ),
        areas=groups,
        finder=journey_finder(tuple(row.marks for group in groups for row in group.rows), context),
        total=total,
        all_curves=Link(text=_("Curves"), href=context.href(site.routes.curves)),
        curves=curves,
    )
