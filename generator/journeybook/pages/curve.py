"""The emotions of a journey drawn over the columns of its map: lines, points, and where their labels stand.

Lengths across are shares of the drawing's width, so that it fits columns of any width as long as all are equal;
lengths down are pixels. Knows neither HTML nor colours.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from journeybook.language import Language
from journeybook.model.journey import Journey
from journeybook.model.scale import LEVELS, EmotionScale, Number
from journeybook.pages.context import Link, PageContext
from journeybook.pages.feeling import Feeling, feeling, mean_feeling
from journeybook.pages.labels import Label, Lines, Side, Span, place_labels
from journeybook.pages.series import Series, emotion_series
from journeybook.pages.smooth import Piece, Point, path, pieces, short

COLUMN = 100
"""The width of a column in the units of path data; the drawing stretches them to the columns of the table."""
GAP = 28
"""Between two levels of emotion, where there is one line."""
WIDE_GAP = 34
"""The same where several lines put several labels above each other."""
EDGE = 34
"""Above the best and below the worst level: room for a label."""
NAME = 15
"""The height of a line of text."""
LEAN = 16
"""How far a label gives way to a line that comes from one side; what a column has left beside the longest label."""
_DESCENT = 4
"""From the base line of a text to its lower edge."""
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
    """Whose line this is, said once a line where there are several; mostly empty."""
    names_y: str
    """The base line of the names."""
    walkers: str
    """The ids of all personas whose lines meet here, with spaces between them."""
    stem: bool
    """A stroke leads to it from the neutral line, because nothing joins it to the others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """A line across the drawing at one level of emotion."""

    y: str
    neutral: bool


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
    lines: tuple[CurveLine, ...]
    """Empty where nobody wrote how any step feels."""
    points: tuple[CurvePoint, ...]
    """By step, in each from best to worst."""
    joined: bool
    """Lines join the points; an aggregate journey compares its moments instead."""

    @property
    def width(self) -> int:
        """The width in the units of path data."""
        return self.columns * COLUMN

    @property
    def middle(self) -> str:
        """How far down the neutral line is, as a share of the height."""
        return short(float(self.neutral) / self.height)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sheet:
    """Where things stand in the drawing."""

    scale: EmotionScale
    language: Language
    columns: int
    gap: int
    top: int
    bottom: int
    """Above the best and below the worst level."""

    @property
    def height(self) -> int:
        return self.top + (LEVELS - 1) * self.gap + self.bottom

    def y(self, score: Number) -> float:
        return self.top + (LEVELS - 1) * self.gap * (1 - self.scale.fraction(score))

    def percent(self, columns: float) -> str:
        # Six digits: at 100 columns of 100 pixels, two would be off by a pixel.
        return f"{columns / self.columns * 100:.6g}%"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """One row of scores with its way through the drawing."""

    series: Series
    personas: tuple[Link, ...]
    points: tuple[Point, ...]
    """In units of path data."""
    pieces: tuple[Piece, ...]
    """None where nothing is joined."""

    def stands_alone(self, others: Iterable[_Row]) -> int:
        """Return the first column whose score no other row shares; the first with a score where there is none."""
        scored = [column for column, score in enumerate(self.series.scores) if score is not None]
        shared = [row.series.scores for row in others if row is not self]
        free = (column for column in scored if all(row[column] != self.series.scores[column] for row in shared))
        return next(free, scored[0])

    def between(self, left: float, right: float) -> Iterator[Span]:
        """Yield what the line covers between two places across, in columns."""
        # The pieces stand in order: of thousands, only those between are looked at.
        first = bisect_right(self.pieces, left * COLUMN, key=lambda piece: piece.end.x)
        for at in range(first, len(self.pieces)):
            piece = self.pieces[at]
            start, end = max(left * COLUMN, piece.start.x), min(right * COLUMN, piece.end.x)
            if start >= end:
                break
            low, high = sorted((piece.y(start), piece.y(end)))
            yield low - 1, high + 1


@dataclass(frozen=True, slots=True, kw_only=True)
class _Meeting:
    """Lines that meet in one point."""

    names: str
    """Those whose line is named there."""
    walkers: str


def curve(journey: Journey, context: PageContext) -> Curve:
    """Return the drawing of a journey's emotions, a column a step."""
    scale = context.catalogue.scale
    series = emotion_series(journey)
    several = len(series) > 1
    sheet = _Sheet(
        scale=scale,
        language=context.site.language,
        columns=len(journey.steps),
        gap=WIDE_GAP if several else GAP,
        top=EDGE + (NAME if several else 0),
        # Only where nothing is joined do names stand at every point, below the worst ones too.
        bottom=EDGE + (NAME if several and not journey.is_linear else 0),
    )
    rows = tuple(_row(one, sheet, context, journey.is_linear) for one in series)
    return Curve(
        columns=sheet.columns,
        height=sheet.height,
        neutral=short(sheet.y(scale.middle)),
        levels=tuple(Level(y=short(sheet.top + at * sheet.gap), neutral=at == LEVELS // 2) for at in range(LEVELS)),
        boundaries=_boundaries(journey, sheet),
        lines=tuple(_line(row, at, sheet, alone=not several) for at, row in enumerate(rows)),
        points=_joined(rows, sheet) if journey.is_linear else _compared(rows, sheet),
        joined=journey.is_linear,
    )


def _boundaries(journey: Journey, sheet: _Sheet) -> tuple[str, ...]:
    found, at = [], 0
    for stage in journey.stages:
        if stage.steps and at:
            found.append(sheet.percent(at))
        at += len(stage.steps)
    return tuple(found)


def _row(series: Series, sheet: _Sheet, context: PageContext, joined: bool) -> _Row:
    personas = context.catalogue.personas
    points = tuple(
        Point((column + 0.5) * COLUMN, sheet.y(score))
        for column, score in enumerate(series.scores)
        if score is not None
    )
    return _Row(
        series=series,
        personas=tuple(context.persona(personas[name]) for name in series.personas if name in personas),
        points=points,
        pieces=pieces(points) if joined else (),
    )


def _line(row: _Row, at: int, sheet: _Sheet, *, alone: bool) -> CurveLine:
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


def _joined(rows: tuple[_Row, ...], sheet: _Sheet) -> tuple[CurvePoint, ...]:
    """Return the points on lines. Rows with one score meet in one point; a line is named where it first is alone."""
    found: list[CurvePoint] = []
    named_at = {id(row): row.stands_alone(rows) for row in rows}
    for column in range(sheet.columns):
        meeting: dict[Number, list[_Row]] = {}
        for row in rows:
            score = row.series.scores[column]
            if score is not None:
                meeting.setdefault(score, []).append(row)
        named = {
            score: _Meeting(
                names=_names(row for row in there if len(rows) > 1 and named_at[id(row)] == column),
                walkers=_walkers(there),
            )
            for score, there in sorted(meeting.items(), reverse=True)
        }
        across = column + 0.5
        lines = Lines(
            left=tuple(span for row in rows for span in row.between(across - _LABEL, across)),
            right=tuple(span for row in rows for span in row.between(across, across + _LABEL)),
        )
        found += _points(named, across, lines, sheet)
    return tuple(found)


def _compared(rows: tuple[_Row, ...], sheet: _Sheet) -> tuple[CurvePoint, ...]:
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
    return ", ".join(link.text for row in rows for link in row.personas)


def _walkers(rows: Iterable[_Row]) -> str:
    return " ".join(name for row in rows for name in row.series.personas)


def _points(
    named: Mapping[Number, _Meeting], across: float, lines: Lines, sheet: _Sheet, *, stem: bool = False
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
