"""The emotion curves of all journeys side by side, by area: which go up, which go down, and where they break."""

from __future__ import annotations

from dataclasses import dataclass

from journeybook.model.journey import Journey
from journeybook.pages.areas import areas, largest_first
from journeybook.pages.context import Link, PageContext, SiteContext
from journeybook.pages.feeling import Feeling
from journeybook.pages.finder import Finder, Mark, Marks, tokens
from journeybook.pages.frame import Frame, Hit
from journeybook.pages.journey_marks import journey_finder, journey_marks
from journeybook.pages.moment import Moment, extremes
from journeybook.pages.multiple import HEIGHT, WIDTH, Multiple, multiple
from journeybook.pages.summary import JourneySummary, journey_row


@dataclass(frozen=True, slots=True, kw_only=True)
class CurveKey:
    """Whose a line is."""

    line: int | None
    """Which of the drawing's lines, from 0; None where they need not be told apart, and for who has none."""
    walkers: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CurveTile:
    """One journey."""

    summary: JourneySummary
    drawing: Multiple | None
    """None where nobody wrote how any step feels."""
    keys: tuple[CurveKey, ...]
    """All personas of the journey, those who share a line together."""
    best: Moment | None
    """None where no step is above neutral."""
    worst: Moment | None
    """None where none is below."""
    tokens: str
    """What the list can find it by."""

    @property
    def mean(self) -> Feeling | None:
        """How it feels on average."""
        return self.summary.mean


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaCurves:
    """The journeys of one area."""

    title: str
    """Empty for journeys without an area, where there is no other."""
    anchor: str
    tiles: tuple[CurveTile, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CurvesPage:
    """All curves."""

    frame: Frame
    areas: tuple[AreaCurves, ...]
    finder: Finder
    table: Link
    """To the same journeys as a table of facts."""
    worst: str
    """The ends of the scale."""
    best: str
    width: int = WIDTH
    height: int = HEIGHT


def curves_page(site: SiteContext) -> CurvesPage:
    """Return the page of all curves."""
    path = site.routes.curves
    context = site.page(path)
    _ = site.language.gettext
    every = largest_first(areas(site.catalogue))
    marks = Marks()
    rows = {journey.id: journey_marks(journey, context, marks) for area in every for journey in area.journeys}
    groups = tuple(
        AreaCurves(
            title=area.title or (_("Other journeys") if len(every) > 1 else ""),
            anchor=area.anchor,
            tiles=tuple(_tile(journey, context, rows[journey.id]) for journey in area.journeys),
        )
        for area in every
    )
    scale = site.catalogue.scale
    return CurvesPage(
        frame=Frame(
            path=path,
            template="curves",
            section=site.routes.journeys,
            title=_("Curves"),
            description=_("How every journey feels from its first step to its last, on one scale."),
            crumbs=(Link(text=_("Journeys"), href=context.href(site.routes.journeys)),),
            hits=(Hit(title=_("Curves"), text=_("The emotion curves of all journeys"), kind=_("Index")),),
        ),
        areas=groups,
        finder=journey_finder(tuple(rows.values()), context),
        table=Link(text=_("Table"), href=context.href(site.routes.journeys)),
        worst=site.language.exact(scale.min),
        best=site.language.exact(scale.max),
    )


def _tile(journey: Journey, context: PageContext, marks: tuple[Mark, ...]) -> CurveTile:
    found = extremes(((journey, stage, step) for stage, step in journey.walk()), context, 1)
    summary = journey_row(journey, context)
    drawing = multiple(journey, context)
    return CurveTile(
        summary=summary,
        drawing=drawing,
        keys=_keys(summary.personas, drawing),
        best=found.best[0] if found.best else None,
        worst=found.worst[0] if found.worst else None,
        tokens=tokens(marks),
    )


def _keys(personas: tuple[Link, ...], drawing: Multiple | None) -> tuple[CurveKey, ...]:
    if drawing is None or len(drawing.lines) < 2:
        return tuple(CurveKey(line=None, walkers=(persona,)) for persona in personas)
    drawn = [CurveKey(line=at, walkers=line.walkers) for at, line in enumerate(drawing.lines)]
    named = {walker for key in drawn for walker in key.walkers}
    return (*drawn, *(CurveKey(line=None, walkers=(persona,)) for persona in personas if persona not in named))
