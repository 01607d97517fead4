"""The matrix of opportunities as a page shows it: drawn wide and narrow with links, and as a Mermaid chart."""

from __future__ import annotations

from dataclasses import dataclass

from journeybook.diagrams import QuadrantNames, QuadrantPoint, quadrant_chart
from journeybook.insight.axis import Axis
from journeybook.insight.priorities import Priorities, Quadrant, best_quadrant, quadrant
from journeybook.pages.context import Link, PageContext
from journeybook.pages.matrix import NARROW, WIDE, Drawing, Sheet, drawing
from journeybook.pages.measures import band_text, measure_title, quadrant_title, value_text

MOST_NAMED = 10
"""Opportunities of the best quarter that are named beside the matrix."""
MOST_POINTS = 40
"""Of these the Mermaid chart still can be read: it writes every label out."""
_OPEN = "doing,planned,idea"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartPoint:
    """A point and what it leads to."""

    x: float
    y: float
    number: str
    link: Link
    """Its text says what stands where, for who does not see it."""
    status: str
    """`idea`, `planned` or `doing`: how its ring looks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartRest:
    """How many more there are in a cell."""

    x: float
    y: float
    width: float
    count: str
    link: Link


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartQuarter:
    """A quarter, and the filter of the register that shows it."""

    x: float
    y: float
    width: float
    height: float
    name_x: float
    name_y: float
    anchor: str
    """Where its name begins or ends: `start` or `end`."""
    best: bool
    link: Link


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """A value beside an axis."""

    at: float
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartSheet:
    """One drawing."""

    drawing: Drawing
    columns: tuple[Tick, ...]
    rows: tuple[Tick, ...]
    quarters: tuple[ChartQuarter, ...]
    points: tuple[ChartPoint, ...]
    rests: tuple[ChartRest, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BestQuarter:
    """What to begin with, by name."""

    title: str
    href: str
    """The filter of the register that shows all of it."""
    named: tuple[tuple[str, Link], ...]
    """The numbers and the opportunities, the first of them."""
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixChart:
    """The matrix."""

    across: str
    up: str
    """What the axes are called."""
    sheets: tuple[ChartSheet, ChartSheet]
    """For wide and for narrow windows."""
    best: BestQuarter
    mermaid: str
    """The text of the Mermaid chart."""
    left_out: int
    """How many points the Mermaid chart has not."""


def matrix_chart(found: Priorities, context: PageContext) -> MatrixChart | None:
    """Return the matrix; None where nothing has a place in it."""
    wide, narrow = drawing(found, WIDE), drawing(found, NARROW)
    if wide is None or narrow is None:
        return None
    placed = sum(one.is_open and found.cell(one) is not None for one in found.items)
    return MatrixChart(
        across=measure_title(found.across.measure, context),
        up=measure_title(found.up.measure, context),
        sheets=(_sheet(wide, WIDE, found, context), _sheet(narrow, NARROW, found, context)),
        best=_best(found, context),
        mermaid=_mermaid(narrow, found, context),
        left_out=placed - min(len(narrow.spots), MOST_POINTS),
    )


def _sheet(drawn: Drawing, sheet: Sheet, found: Priorities, context: PageContext) -> ChartSheet:
    return ChartSheet(
        drawing=drawn,
        columns=_ticks(drawn.columns, found.across, context),
        rows=_ticks(drawn.rows, found.up, context),
        quarters=_quarters(drawn, found, context),
        points=_points(drawn, found, context),
        rests=_rests(drawn, context),
    )


def _best(found: Priorities, context: PageContext) -> BestQuarter:
    kind = best_quadrant(found.across, found.up)
    there = [one for one in found.items if one.is_open and one.quadrant is kind]
    return BestQuarter(
        title=quadrant_title(kind, found, context),
        href=_filter(kind),
        named=tuple((str(one.number), context.opportunity(one.opportunity)) for one in there[:MOST_NAMED]),
        count=len(there),
    )


def _filter(kind: Quadrant) -> str:
    """Return the address of the register with what is open in a quarter."""
    return f"?quadrant={kind}&status={_OPEN}#jb_register"


def _ticks(places: tuple[float, ...], axis: Axis, context: PageContext) -> tuple[Tick, ...]:
    return tuple(Tick(at=at, text=band_text(band, context)) for at, band in zip(places, axis.bands, strict=True))


def _quarters(drawn: Drawing, found: Priorities, context: PageContext) -> tuple[ChartQuarter, ...]:
    made = []
    for one in drawn.quarters:
        right = one.x > drawn.left
        made.append(
            ChartQuarter(
                x=one.x,
                y=one.y,
                width=one.width,
                height=one.height,
                name_x=one.x + one.width - 7 if right else one.x + 7,
                name_y=one.name_y,
                anchor="end" if right else "start",
                best=one.quadrant is best_quadrant(found.across, found.up),
                link=Link(text=quadrant_title(one.quadrant, found, context), href=_filter(one.quadrant)),
            )
        )
    return tuple(made)


def _points(drawn: Drawing, found: Priorities, context: PageContext) -> tuple[ChartPoint, ...]:
    _ = context.site.language.gettext
    up, across = measure_title(found.up.measure, context), measure_title(found.across.measure, context)
    made = []
    for spot in drawn.spots:
        one = spot.priority
        label = _(
            "%(number)s: %(title)s (%(up)s %(up_value)s, %(across)s %(across_value)s)",
            number=one.number,
            title=one.opportunity.title,
            up=up,
            up_value=value_text(one.measures[found.up.measure] or 0, context),
            across=across,
            across_value=value_text(one.measures[found.across.measure] or 0, context),
        )
        made.append(
            ChartPoint(
                x=spot.x,
                y=spot.y,
                number=str(one.number),
                link=Link(text=label, href=context.opportunity(one.opportunity).href),
                status=one.opportunity.status,
            )
        )
    return tuple(made)


def _rests(drawn: Drawing, context: PageContext) -> tuple[ChartRest, ...]:
    ngettext = context.site.language.ngettext
    return tuple(
        ChartRest(
            x=one.x,
            y=one.y,
            width=one.width,
            count=context.site.language.number(one.count),
            link=Link(
                text=ngettext("%(num)s more here", "%(num)s more here", one.count),
                href=f"?across={one.cell[0] + 1}&up={one.cell[1] + 1}&status={_OPEN}#jb_register",
            ),
        )
        for one in drawn.rests
    )


def _mermaid(drawn: Drawing, found: Priorities, context: PageContext) -> str:
    _ = context.site.language.gettext
    up, across = measure_title(found.up.measure, context), measure_title(found.across.measure, context)

    def ends(measure: str) -> tuple[str, str]:
        return _("%(measure)s: low", measure=measure), _("%(measure)s: high", measure=measure)

    def name(far: bool, high: bool) -> str:
        return quadrant_title(quadrant(found.across, found.up, far=far, high=high), found, context)

    return quadrant_chart(
        _("Opportunities by %(up)s and %(across)s", up=up, across=across),
        across=ends(across),
        up=ends(up),
        names=QuadrantNames(
            low_low=name(False, False),
            far_low=name(True, False),
            low_high=name(False, True),
            far_high=name(True, True),
        ),
        points=(
            QuadrantPoint(
                number=spot.priority.number,
                title=spot.priority.opportunity.title,
                across=spot.across,
                up=_below_name(spot.up),
            )
            for spot in drawn.spots[:MOST_POINTS]
        ),
    )


def _below_name(up: float) -> float:
    """Return a height that leaves room for the name of the quarter, which Mermaid writes at its upper edge."""
    half = 0.5 if up >= 0.5 else 0
    return half + (up - half) * 0.88
