"""The emotions of a journey drawn over the columns of its map: lines, points, and where their labels stand.

Knows neither HTML nor colours.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from math import ceil

from journeybook.model.journey import Journey
from journeybook.model.scale import EmotionScale, Number
from journeybook.pages.chart import COLUMN, EDGE, FOOT, GAP, NAME, WIDE_GAP, Level, Sheet
from journeybook.pages.compare import Other
from journeybook.pages.context import Link, PageContext
from journeybook.pages.feeling import Feeling, feeling, mean_feeling
from journeybook.pages.labels import Label, Lines, Side, Span, place_labels
from journeybook.pages.other_curve import OtherLine, Track, other_line, tracks
from journeybook.pages.series import Series, emotion_series
from journeybook.pages.smooth import Piece, Point, path, pieces, short, spans

LEAN = 16
"""How far a label gives way to a line that comes from one side; what a column has left beside the longest label."""
_AGAIN = 4
"""How many columns away from its first name a line has it once more."""
_DESCENT = 4
"""From the base line of a text to its lower edge."""
_NAMES = 16
"""Letters of names beside a point; the key and the row below have them whole."""
_LABEL = 0.33
"""How far a label reaches to each side of its point, in the narrowest column."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CurveLine:
    """The emotions of one persona, or of several who feel alike."""

    personas: tuple[Link, ...]
    """Whose line it is; empty for everyone."""
    walkers: str
    """The ids of the same, with spaces between them."""
    dash: int
    """Which dash pattern tells it from the others: 0 is solid."""
    path: str
    """SVG path data, `COLUMN` units a column; empty for fewer than two points, and where nothing is joined."""
    area: str
    """The same closed along the neutral line; empty unless this is the only line."""
    mean: Feeling | None
    """None where it would only repeat the single score."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CurvePoint:
    """How it feels at one step: one point for all lines that meet there."""

    x: str
    """Of the drawing's width, such as `12.5%`."""
    y: str
    feeling: Feeling
    label_y: str
    """The base line of its number and word."""
    lean: int
    """How far the label stands to the right of its point, in pixels; negative to the left."""
    names: str
    """Whose line this is, said at both ends of a line where there are several; mostly empty."""
    names_y: str
    """The base line of the names."""
    walkers: str
    """The ids of all personas whose lines meet here, with spaces between them."""
    stem: bool
    """A stroke leads to it from the neutral line, because nothing joins it to the others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CurveGap:
    """Where lines part: a bar from the best to the worst point of a column."""

    x: str
    """The middle of the column, of the width."""
    top: str
    bottom: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """What lines are drawn over."""

    columns: int
    boundaries: tuple[int, ...]
    """The columns, from 0, that begin a stage; without the first."""
    truths: tuple[int, ...]
    """The columns of moments of truth."""
    joined: bool
    """Lines join the points."""
    parted: tuple[tuple[int, Number, Number], ...] = ()
    """The columns where a bar shows how far scores are apart, drawn or not: with the best and the worst of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A row of scores and whose it is."""

    series: Series
    names: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Curve:
    """The drawing."""

    columns: int
    height: int
    neutral: str
    """Where the neutral line is, from the top."""
    levels: tuple[Level, ...]
    """From best to worst."""
    boundaries: tuple[str, ...]
    """Where one stage ends and the next begins, of the width."""
    truths: tuple[str, ...]
    """Where the columns of moments of truth begin, of the width."""
    lines: tuple[CurveLine, ...]
    """Empty where nobody wrote how any step feels."""
    points: tuple[CurvePoint, ...]
    """By step, in each from best to worst."""
    joined: bool
    """Lines join the points; an aggregate journey compares its moments instead."""
    others: tuple[OtherLine, ...] = ()
    """The curves of today's journey or of the intended ones."""
    gaps: tuple[CurveGap, ...] = ()

    @property
    def width(self) -> int:
        """The width in the units of path data."""
        return self.columns * COLUMN

    @property
    def column(self) -> str:
        """How wide a column is, of the width."""
        return f"{100 / self.columns:.6g}%"

    @property
    def middle(self) -> str:
        """How far down the neutral line is, as a share of the height."""
        return short(float(self.neutral) / self.height)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """One row of scores with its way through the drawing."""

    series: Series
    personas: tuple[Link, ...]
    points: tuple[Point, ...]
    """In units of path data."""
    pieces: tuple[Piece, ...]
    """None where nothing is joined."""

    def named_at(self, others: Iterable[_Row]) -> set[int]:
        """Return the columns that say whose row this is: the first where no other row has its score, and the last.

        Where it never stands alone, its first and its last one; of two that are near each other, the first.
        """
        scored = [column for column, score in enumerate(self.series.scores) if score is not None]
        shared = [row.series.scores for row in others if row is not self]
        alone = [column for column in scored if all(row[column] != self.series.scores[column] for row in shared)]
        first, last = (alone or scored)[0], (alone or scored)[-1]
        return {first} if last - first < _AGAIN else {first, last}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Meeting:
    """Lines that meet in one point."""

    names: str
    """Those whose line is named there."""
    walkers: str


def curve(journey: Journey, context: PageContext, others: tuple[Other, ...] = ()) -> Curve:
    """Return the drawing of a journey's emotions, a column a step, with the curves of other journeys over it."""
    return drawing(journey_ground(journey), named_series(emotion_series(journey), context), context, others)


def journey_ground(journey: Journey, parted: tuple[tuple[int, Number, Number], ...] = ()) -> Ground:
    """Return the columns of a journey."""
    starts, at = [], 0
    for stage in journey.stages:
        if stage.steps and at:
            starts.append(at)
        at += len(stage.steps)
    truths = tuple(at for at, step in enumerate(journey.steps) if step.moment_of_truth)
    return Ground(columns=at, boundaries=tuple(starts), truths=truths, joined=journey.is_linear, parted=parted)


def named_series(series: Iterable[Series], context: PageContext) -> tuple[Named, ...]:
    """Return rows of scores with links to whose they are."""
    known = context.catalogue.personas
    return tuple(
        Named(series=one, names=tuple(context.persona(known[name]) for name in one.personas if name in known))
        for one in series
    )


def drawing(ground: Ground, lines: tuple[Named, ...], context: PageContext, others: tuple[Other, ...] = ()) -> Curve:
    """Return the drawing of rows of scores."""
    scale = context.catalogue.scale
    several = len(lines) > 1
    sheet = Sheet(
        scale=scale,
        language=context.site.language,
        columns=ground.columns,
        gap=WIDE_GAP if several else GAP,
        top=EDGE + (NAME if several else 0),
        # Only where nothing is joined do names stand at every point, below the worst ones too.
        bottom=FOOT + (NAME if several and not ground.joined else 0),
    )
    rows = tuple(_row(one, sheet, ground.joined) for one in lines)
    ways = tracks(others, sheet)
    points = _joined(rows, ways, sheet) if ground.joined else _compared(rows, sheet)
    # A line may be named at its end, below the worst level: there the drawing is as much higher.
    below = ceil(max((float(point.label_y) + _DESCENT for point in points), default=0) - sheet.height)
    if below > 0:
        sheet = replace(sheet, bottom=sheet.bottom + below)
    covered = _covered(points, sheet)
    return Curve(
        columns=sheet.columns,
        height=sheet.height,
        neutral=short(sheet.y(scale.middle)),
        levels=sheet.levels,
        boundaries=tuple(sheet.percent(at) for at in ground.boundaries),
        truths=tuple(sheet.percent(at) for at in ground.truths),
        lines=tuple(_line(row, at, sheet, alone=not several) for at, row in enumerate(rows)),
        points=points,
        joined=ground.joined,
        others=tuple(other_line(way, at, sheet, covered) for at, way in enumerate(ways)),
        gaps=tuple(
            CurveGap(x=sheet.percent(at + 0.5), top=short(sheet.y(best)), bottom=short(sheet.y(worst)))
            for at, best, worst in ground.parted
        ),
    )


def _covered(points: tuple[CurvePoint, ...], sheet: Sheet) -> dict[float, list[Span]]:
    """Return what points and their labels cover, by their place across in columns."""
    found: dict[float, list[Span]] = {}
    for one in points:
        y, base = float(one.y), float(one.label_y)
        top = (float(one.names_y) if one.names else base) - NAME
        spans = [(y - 7, y + 7), (top, base + _DESCENT)]
        found.setdefault(float(one.x.rstrip("%")) / 100 * sheet.columns, []).extend(spans)
    return found


def _row(line: Named, sheet: Sheet, joined: bool) -> _Row:
    points = tuple(
        Point((column + 0.5) * COLUMN, sheet.y(score))
        for column, score in enumerate(line.series.scores)
        if score is not None
    )
    return _Row(series=line.series, personas=line.names, points=points, pieces=pieces(points) if joined else ())


def _line(row: _Row, at: int, sheet: Sheet, *, alone: bool) -> CurveLine:
    drawn = path(row.pieces)
    neutral = short(sheet.y(sheet.scale.middle))
    return CurveLine(
        personas=row.personas,
        walkers=" ".join(row.series.personas),
        dash=at,
        path=drawn,
        area=f"{drawn}V{neutral}H{short(row.points[0].x)}Z" if drawn and alone else "",
        mean=mean_feeling(sheet.scale, row.series.known, sheet.language) if len(row.points) > 1 else None,
    )


def _joined(rows: tuple[_Row, ...], ways: tuple[Track, ...], sheet: Sheet) -> tuple[CurvePoint, ...]:
    """Return the points on lines. Rows with one score meet in one point; a line is named where it is alone."""
    found: list[CurvePoint] = []
    named_at = {id(row): row.named_at(rows) for row in rows}
    lines = [*(row.pieces for row in rows), *(way.pieces for way in ways)]
    for column in range(sheet.columns):
        meeting: dict[Number, list[_Row]] = {}
        for row in rows:
            score = row.series.scores[column]
            if score is not None:
                meeting.setdefault(score, []).append(row)
        named = {
            score: _Meeting(
                names=_names(row for row in there if len(rows) > 1 and column in named_at[id(row)]),
                walkers=_walkers(there),
            )
            for score, there in sorted(meeting.items(), reverse=True)
        }
        across = column + 0.5
        middle, reach = across * COLUMN, _LABEL * COLUMN
        nearby = Lines(
            left=tuple(span for line in lines for span in spans(line, middle - reach, middle)),
            right=tuple(span for line in lines for span in spans(line, middle, middle + reach)),
        )
        found += _points(named, across, nearby, sheet)
    return tuple(found)


def _compared(rows: tuple[_Row, ...], sheet: Sheet) -> tuple[CurvePoint, ...]:
    """Return the points of moments that nothing joins: those of different rows stand side by side, each named."""
    found: list[CurvePoint] = []
    for column in range(sheet.columns):
        for at, row in enumerate(rows):
            score = row.series.scores[column]
            if score is not None:
                across = column + (at + 0.5) / len(rows)
                top, bottom = sorted((sheet.y(score), sheet.y(sheet.scale.middle)))
                stem = Lines(left=((top, bottom),), right=((top, bottom),))
                named = {score: _Meeting(names=_names([row] if len(rows) > 1 else []), walkers=_walkers([row]))}
                found += _points(named, across, stem, sheet, stem=True)
    return tuple(found)


def _names(rows: Iterable[_Row]) -> str:
    """Return who a label names: as many as a column has room for, and how many there are beside them."""
    first, *others = [link.text for row in rows for link in row.personas] or [""]
    shown = first if len(first) <= _NAMES else f"{first[: _NAMES - 1].rstrip()}…"
    while others and len(shown) + len(others[0]) + 2 <= _NAMES:
        shown += f", {others.pop(0)}"
    return f"{shown} +{len(others)}" if others else shown


def _walkers(rows: Iterable[_Row]) -> str:
    return " ".join(name for row in rows for name in row.series.personas)


def _points(
    named: Mapping[Number, _Meeting], across: float, lines: Lines, sheet: Sheet, *, stem: bool = False
) -> list[CurvePoint]:
    """Return the points above each other at one place, from scores with those who meet there, best first."""
    labels = [
        Label(
            y=sheet.y(score),
            height=NAME * (2 if meeting.names else 1),
            prefers=_side(at, len(named), score, sheet.scale),
        )
        for at, (score, meeting) in enumerate(named.items())
    ]
    places = place_labels(labels, lines, sheet.height)
    return [
        CurvePoint(
            x=sheet.percent(across),
            y=short(label.y),
            feeling=feeling(sheet.scale, score, sheet.language),
            label_y=short(place.top + label.height - _DESCENT),
            lean=place.lean * LEAN,
            names=meeting.names,
            names_y=short(place.top + NAME - _DESCENT),
            walkers=meeting.walkers,
            stem=stem,
        )
        for (score, meeting), label, place in zip(named.items(), labels, places, strict=True)
    ]


def _side(at: int, count: int, score: Number, scale: EmotionScale) -> Side:
    """Return where a label would rather stand: the best above and the others below; a single one away from neutral."""
    above = at == 0 if count > 1 else score >= scale.middle
    return Side.ABOVE if above else Side.BELOW
