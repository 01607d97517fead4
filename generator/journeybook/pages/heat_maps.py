"""Heat maps: how today's steps feel by channel and phase, by persona and phase, by touchpoint and journey.

What was measured (satisfaction) stands beside what is said of a feeling, never in one number with it.
"""

from __future__ import annotations

from dataclasses import dataclass

from journeybook.insight.heat import (
    NONE,
    REST,
    Cell,
    Grid,
    channel_by_phase,
    folded,
    persona_by_phase,
    touchpoint_by_journey,
)
from journeybook.model.place import PhaseSet
from journeybook.pages.context import Link, PageContext, SiteContext
from journeybook.pages.feeling import Feeling, mean_feeling
from journeybook.pages.frame import Frame, Hit
from journeybook.pages.heat_grid import Head, Heads, HeatGrid, heat_grid
from journeybook.pages.phase_sets import set_title
from journeybook.pages.views import first_view, view_links

MOST_ROWS = 20
"""Channels or personas in a grid; what is beyond is one row."""
MOST_TOUCHPOINTS = 20
MOST_JOURNEYS = 10
"""Of the grid of touchpoints and journeys; more columns than these fit on no screen."""
MOST_LISTED = 50
"""Touchpoints below that grid; those beyond are counted, and in the glossary."""
MOST_NAMED = 3
"""Journeys of a touchpoint in that list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LifecycleHeat:
    """The grids of one set of phases."""

    title: str
    """What it is called beside others; empty where it is the only one."""
    channels: HeatGrid
    personas: HeatGrid | None
    """None where no journey of today names one that the project knows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class JourneyHeat:
    """How one journey feels at a touchpoint."""

    journey: Link
    feeling: Feeling | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TouchpointHeat:
    """A touchpoint that the grid has no row for."""

    link: Link
    channel: Link | None
    feeling: Feeling | None
    satisfaction: Feeling | None
    steps: int
    journeys: tuple[JourneyHeat, ...]
    """The worst first."""
    more: int
    """How many journeys are not named."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HeatMapsPage:
    """All grids."""

    frame: Frame
    steps: int
    scores: int
    measured: int
    """At how many steps satisfaction was measured."""
    best: str
    worst: str
    """The ends of the scale."""
    lifecycles: tuple[LifecycleHeat, ...]
    """Empty where the project names no phases."""
    touchpoints: HeatGrid
    named: bool
    """Whether any of today's steps names a touchpoint that the project knows."""
    others: tuple[TouchpointHeat, ...]
    """Touchpoints beyond those of the grid, the worst first."""
    hidden: int
    """How many are beyond these too."""
    glossary: Link


def heat_maps_page(site: SiteContext) -> HeatMapsPage:
    """Return the page of heat maps."""
    path = site.routes.heat_maps
    context = site.page(path)
    _ = site.language.gettext
    catalogue, scale = site.catalogue, site.catalogue.scale
    met = touchpoint_by_journey(catalogue)
    shown, others, hidden = _touchpoints(met, context)
    steps, scores, measured = (len(one) for one in (met.whole.samples, met.whole.emotions, met.whole.satisfactions))
    named = bool(set(met.rows) - {NONE})
    del met  # a grid holds all steps: one at a time
    lifecycles = tuple(_lifecycle(number, phases, context) for number, phases in enumerate(catalogue.phase_sets, 1))
    return HeatMapsPage(
        frame=Frame(
            path=path,
            template="heat_maps",
            title=_("Heat maps"),
            description=_("Where today’s journeys feel good and where they hurt, each number with its steps."),
            section=first_view(context.site),
            views=view_links(context),
            hits=_hits(lifecycles, context),
        ),
        steps=steps,
        scores=scores,
        measured=measured,
        best=site.language.exact(scale.max),
        worst=site.language.exact(scale.min),
        lifecycles=lifecycles,
        touchpoints=shown,
        named=named,
        others=others,
        hidden=hidden,
        glossary=Link(text=_("Touchpoints"), href=context.href(site.routes.touchpoints)),
    )


def _lifecycle(number: int, phases: PhaseSet, context: PageContext) -> LifecycleHeat:
    catalogue, _ = context.catalogue, context.site.language.gettext
    columns = tuple(phase.id for phase in phases.phases)
    every_phase, no_phase = _("All phases"), Head(text=_("Without a phase"))

    def phase(name: str) -> Head:
        return no_phase if name == NONE else _linked(context.phase(catalogue.phases[name]))

    def channel(name: str) -> Head:
        if name in (NONE, REST):
            return Head(text=_("Without a channel") if name == NONE else _("Other channels"))
        return _linked(context.channel(catalogue.channels[name]))

    def persona(name: str) -> Head:
        if name in (NONE, REST):
            return Head(text=_("No persona named") if name == NONE else _("Other personas"))
        return _linked(context.persona(catalogue.personas[name]))

    channels = heat_grid(
        f"channel{number}",
        _room(channel_by_phase(catalogue, phases), columns),
        Heads(row=channel, column=phase, every_row=_("All channels"), every_column=every_phase),
        context,
    )
    by_persona = persona_by_phase(catalogue, phases)
    return LifecycleHeat(
        title=set_title(phases, context.site) if len(catalogue.phase_sets) > 1 else "",
        channels=channels,
        personas=heat_grid(
            f"persona{number}",
            _room(by_persona, columns),
            Heads(row=persona, column=phase, every_row=_("All personas"), every_column=every_phase),
            context,
        )
        if set(by_persona.rows) - {NONE}
        else None,
    )


def _room(grid: Grid, columns: tuple[str, ...]) -> Grid:
    """Return a grid with the rows that most steps stand in, in their order, where there are too many."""
    if len(grid.rows) <= MOST_ROWS:
        return grid
    named = (row for row in grid.rows if row != NONE)
    most = frozenset(sorted(named, key=lambda row: -len(grid.by_row[row].samples))[:MOST_ROWS])
    return folded(grid, tuple(row for row in grid.rows if row in most), columns)


def _touchpoints(met: Grid, context: PageContext) -> tuple[HeatGrid, tuple[TouchpointHeat, ...], int]:
    """Return the grid of the touchpoints that most journeys meet, a list of the others, and how many that leaves."""
    catalogue, _ = context.catalogue, context.site.language.gettext
    named = tuple(row for row in met.rows if row != NONE)
    rows, others = named[:MOST_TOUCHPOINTS], named[MOST_TOUCHPOINTS:]
    columns = _columns(met, rows)

    def touchpoint(name: str) -> Head:
        if name in (NONE, REST):
            many = context.site.language.ngettext("%(num)s other touchpoint", "%(num)s other touchpoints", len(others))
            return Head(text=_("Without a touchpoint") if name == NONE else many)
        return _linked(context.touchpoint(catalogue.touchpoints[name]))

    def journey(name: str) -> Head:
        if name == REST:
            left = len(met.columns) - len(columns)
            many = context.site.language.ngettext("%(num)s other journey", "%(num)s other journeys", left)
            return Head(text=many)
        return _linked(context.journey(catalogue.journeys[name]))

    heads = Heads(row=touchpoint, column=journey, every_row=_("All touchpoints"), every_column=_("All journeys"))
    grid = heat_grid("touchpoint", folded(met, rows, columns), heads, context)
    listed = sorted(others, key=lambda one: _worst(met.by_row[one]))[:MOST_LISTED]
    return grid, tuple(_other(name, met, context) for name in listed), len(others) - len(listed)


def _columns(met: Grid, rows: tuple[str, ...]) -> tuple[str, ...]:
    """Return the journeys that meet most of the touchpoints in the grid, in the order of the catalogue."""
    counts = {column: sum((row, column) in met.cells for row in rows) for column in met.columns}
    most = frozenset(sorted(met.columns, key=lambda column: -counts[column])[:MOST_JOURNEYS])
    return tuple(column for column in met.columns if column in most)


def _other(name: str, met: Grid, context: PageContext) -> TouchpointHeat:
    catalogue, scale, language = context.catalogue, context.catalogue.scale, context.site.language
    touchpoint = catalogue.touchpoints[name]
    channel = catalogue.channels.get(touchpoint.channel or "")
    whole = met.by_row[name]
    journeys = dict.fromkeys(sample.journey.id for sample in whole.samples)
    ordered = sorted(journeys, key=lambda journey: _worst(met.cells[name, journey]))
    return TouchpointHeat(
        link=context.touchpoint(touchpoint),
        channel=context.channel(channel) if channel else None,
        feeling=mean_feeling(scale, whole.emotions, language),
        satisfaction=mean_feeling(scale, whole.satisfactions, language),
        steps=len(whole.samples),
        journeys=tuple(
            JourneyHeat(
                journey=context.journey(catalogue.journeys[journey]),
                feeling=mean_feeling(scale, met.cells[name, journey].emotions, language),
            )
            for journey in ordered[:MOST_NAMED]
        ),
        more=max(0, len(ordered) - MOST_NAMED),
    )


def _worst(cell: Cell) -> tuple[bool, float, int]:
    return cell.emotion is None, cell.emotion or 0, -len(cell.samples)


def _linked(link: Link) -> Head:
    return Head(text=link.text, link=link)


def _hits(lifecycles: tuple[LifecycleHeat, ...], context: PageContext) -> tuple[Hit, ...]:
    _ = context.site.language.gettext
    found = [Hit(title=_("Heat maps"), text=_("Emotion and satisfaction, where it hurts"), kind=_("View"))]
    if lifecycles:
        found.append(Hit(title=_("Channels by phase"), text=_("Heat map"), anchor="jb-channels", kind=_("View")))
    if lifecycles and lifecycles[0].personas:
        found.append(Hit(title=_("Personas by phase"), text=_("Heat map"), anchor="jb-personas", kind=_("View")))
    found.append(Hit(title=_("Touchpoints by journey"), text=_("Heat map"), anchor="jb-touchpoints", kind=_("View")))
    return tuple(found)
