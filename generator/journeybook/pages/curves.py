"""The emotion curves of all journeys side by side, by area: which go up, which go down, and where they break."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from journeybook.model.journey import Journey
from journeybook.pages.context import Link, PageContext, SiteContext
from journeybook.pages.division import Division, runs
from journeybook.pages.divisions import curves_division
from journeybook.pages.feeling import Feeling
from journeybook.pages.finder import NOTHING_FOUND, Finder, Mark, Marks, tokens
from journeybook.pages.frame import Frame, Hit
from journeybook.pages.journey_marks import journey_finder, journey_marks
from journeybook.pages.moment import Moment, extremes
from journeybook.pages.multiple import HEIGHT, WIDTH, Multiple, multiple
from journeybook.pages.paging import Pager, leaf_frame, pager
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
    continued: bool
    """Whether it goes on from the leaf before."""
    tiles: tuple[CurveTile, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CurvesPage:
    """All curves."""

    frame: Frame
    areas: tuple[AreaCurves, ...]
    """Those of this leaf."""
    finder: Finder
    pager: Pager | None
    """None for all on one page."""
    table: Link
    """To the same journeys as a table of facts."""
    worst: str
    """The ends of the scale."""
    best: str
    width: int = WIDTH
    height: int = HEIGHT


def curves_page(site: SiteContext, leaf: int = 1) -> CurvesPage:
    """Return the page of all curves, or a leaf of it; the filters of all stand on the first."""
    path, division = site.routes.curves, curves_division(site)
    context = site.page(site.routes.leaf(path, leaf))
    _ = site.language.gettext
    marks = Marks(site.mark_values)
    turns = pager(path, division, leaf, context)
    scale = site.catalogue.scale
    return CurvesPage(
        frame=leaf_frame(
            Frame(
                path=path,
                template="curves",
                section=site.routes.journeys,
                title=_("Curves"),
                description=_("How every journey feels from its first step to its last, on one scale."),
                crumbs=(Link(text=_("Journeys"), href=context.href(site.routes.journeys)),),
                hits=(Hit(title=_("Curves"), text=_("The emotion curves of all journeys"), kind=_("Index")),),
            ),
            turns,
            context,
        ),
        areas=tuple(_areas(division, leaf, context, marks)),
        finder=journey_finder((journey_marks(journey, context, marks) for journey in site.curves), context)
        if leaf == 1
        else NOTHING_FOUND,
        pager=turns,
        table=Link(text=_("Table"), href=context.href(site.routes.journeys)),
        worst=site.language.exact(scale.min),
        best=site.language.exact(scale.max),
    )


def _areas(division: Division, leaf: int, context: PageContext, marks: Marks) -> Iterator[AreaCurves]:
    """Yield what a leaf has of each area."""
    site, _ = context.site, context.site.language.gettext
    groups = site.curve_groups
    journeys = iter(division.of(site.curves, leaf))
    for run in runs((group.size for group in groups), division, leaf):
        group = groups[run.at]
        yield AreaCurves(
            title=group.title or (_("Other journeys") if len(groups) > 1 else ""),
            anchor=group.anchor,
            continued=not run.begins,
            tiles=tuple(
                _tile(journey, context, journey_marks(journey, context, marks))
                for journey in islice(journeys, len(run.places))
            ),
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
