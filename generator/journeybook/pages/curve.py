"""The emotions of a journey drawn over the columns of its map: lines, points, and where their labels stand.

Lengths across are shares of the drawing's width, so that it fits columns of any width as long as all are equal;
lengths down are pixels. Knows neither HTML nor colours.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from journeybook.model.journey import Journey
from journeybook.model.scale import LEVELS, EmotionScale, Number
from journeybook.pages.context import Link, PageContext
from journeybook.pages.feeling import Feeling, feeling, mean_feeling
from journeybook.pages.labels import Label, Side, Span, place_labels
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
_DESCENT = 4
"""From the base line of a text to its lower edge."""
_LABEL = 0.33
"""How far a label reaches to each side of its point, in the narrowest column."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CurveLine:
    """The emotions of one persona, or of several who feel alike."""

    personas: tuple[Link, ...]
    """Whose line it is; empty for everyone."""
    dash: int
    """Which dash pattern tells it from the others: 0 is solid."""
    path: str
    """SVG path data, `COLUMN` units a column; empty for fewer than two points, and where nothing is joined."""
    area: str
    """The same closed along the neutral line; empty unless this is the only line."""
    mean: Feeling


@dataclass(frozen=True, slots=True, kw_only=True)
class CurvePoint:
    """How it feels at one step: one point for all lines that meet there."""

    x: str
    """Of the drawing's width, such as `12.5%`."""
    y: str
    feeling: Feeling
    label_y: str
    """The base line of its number and word."""
    names: str
    """Whose lines begin here, where there are several lines; mostly empty."""
    names_y: str
    """The base line of the names."""
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
    columns: int
    gap: int
    top: int

    @property
    def height(self) -> int:
        return self.top + (LEVELS - 1) * self.gap + EDGE

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

    def begins(self, column: int) -> bool:
        """Say whether no earlier step has a score."""
        return all(score is None for score in self.series.scores[:column])

    def near(self, across: float) -> Iterator[Span]:
        """Yield what the line covers left and right of a place, as far as a label reaches; `across` in columns."""
        for left, right in ((across - _LABEL, across), (across, across + _LABEL)):
            for piece in self.pieces:
                start, end = max(left * COLUMN, piece.start.x), min(right * COLUMN, piece.end.x)
                if start < end:
                    low, high = sorted((piece.y(start), piece.y(end)))
                    yield low - 1, high + 1


def curve(journey: Journey, context: PageContext) -> Curve:
    """Return the drawing of a journey's emotions, a column a step."""
    scale = context.catalogue.scale
    series = emotion_series(journey)
    several = len(series) > 1
    sheet = _Sheet(
        scale=scale,
        columns=len(journey.steps),
        gap=WIDE_GAP if several else GAP,
        top=EDGE + (NAME if several else 0),
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
    mean = mean_feeling(sheet.scale, row.series.known)
    assert mean is not None, "a series without a score is never made"
    return CurveLine(
        personas=row.personas,
        dash=at,
        path=drawn,
        area=f"{drawn}V{neutral}H{short(row.points[0].x)}Z" if drawn and alone else "",
        mean=mean,
    )


def _joined(rows: tuple[_Row, ...], sheet: _Sheet) -> tuple[CurvePoint, ...]:
    """Return the points on lines. Rows with one score meet in one point; a line is named where it begins."""
    found: list[CurvePoint] = []
    for column in range(sheet.columns):
        meeting: dict[Number, list[_Row]] = {}
        for row in rows:
            score = row.series.scores[column]
            if score is not None:
                meeting.setdefault(score, []).append(row)
        named = {
            score: _names(row for row in there if len(rows) > 1 and row.begins(column))
            for score, there in sorted(meeting.items(), reverse=True)
        }
        lines = [span for row in rows for span in row.near(column + 0.5)]
        found += _points(named, column + 0.5, lines, sheet)
    return tuple(found)


def _compared(rows: tuple[_Row, ...], sheet: _Sheet) -> tuple[CurvePoint, ...]:
    """Return the points of moments that nothing joins: those of different rows stand side by side, each named."""
    found: list[CurvePoint] = []
    for column in range(sheet.columns):
        for at, row in enumerate(rows):
            score = row.series.scores[column]
            if score is not None:
                across = column + (at + 0.5) / len(rows)
                stem = sorted((sheet.y(score), sheet.y(sheet.scale.middle)))
                named = {score: _names([row] if len(rows) > 1 else [])}
                found += _points(named, across, [(stem[0], stem[1])], sheet, stem=True)
    return tuple(found)


def _names(rows: Iterable[_Row]) -> str:
    return ", ".join(link.text for row in rows for link in row.personas)


def _points(
    named: Mapping[Number, str], across: float, lines: Sequence[Span], sheet: _Sheet, *, stem: bool = False
) -> list[CurvePoint]:
    """Return the points above each other at one place, from scores with names, best first."""
    labels = [
        Label(
            y=sheet.y(score),
            height=NAME * (2 if names else 1),
            prefers=_side(at, len(named), score, sheet.scale),
        )
        for at, (score, names) in enumerate(named.items())
    ]
    tops = place_labels(labels, lines, sheet.height)
    return [
        CurvePoint(
            x=sheet.percent(across),
            y=short(label.y),
            feeling=feeling(sheet.scale, score),
            label_y=short(top + label.height - _DESCENT),
            names=names,
            names_y=short(top + NAME - _DESCENT),
            stem=stem,
        )
        for (score, names), label, top in zip(named.items(), labels, tops, strict=True)
    ]


def _side(at: int, count: int, score: Number, scale: EmotionScale) -> Side:
    """Return where a label would rather stand: the best above and the others below; a single one away from neutral."""
    above = at == 0 if count > 1 else score >= scale.middle
    return Side.ABOVE if above else Side.BELOW
