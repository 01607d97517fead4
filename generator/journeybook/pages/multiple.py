"""A journey's emotions as one of many small drawings of the same size and scale, made to be compared.

Lengths are pixels. Knows neither HTML nor colours.
"""

from __future__ import annotations

from dataclasses import dataclass

from journeybook.language import Language
from journeybook.model.journey import Journey
from journeybook.model.scale import EmotionScale, Number
from journeybook.pages.context import Link, PageContext
from journeybook.pages.curve import Ground, Named, journey_ground, named_series
from journeybook.pages.feeling import feeling
from journeybook.pages.series import Series, emotion_series
from journeybook.pages.smooth import Point, path, pieces, short
from journeybook.pages.sparkline import MOST_LINES, mean_series

WIDTH = 320
HEIGHT = 112
_SIDE = 12
_TOP = 20
_BOTTOM = 30
_LABEL = 9
"""From a point to the base line of the number above it."""
_BELOW = 17
"""The same for one below it."""
_TRUTH = 7
"""From the lower edge to the middle of the marks of moments of truth."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedPoint:
    """A point that has a shape and a number: the best and the worst of the drawing, or each where nothing is joined."""

    x: str
    y: str
    level: int
    number: str
    label_y: str
    """The base line of the number; empty where it is not shown, because too many stand close."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MultipleLine:
    """The line of one persona, of several who feel alike, or of the mean of all."""

    walkers: tuple[Link, ...]
    """Whose it is; nobody for a mean, and where the journey names nobody."""
    numbers: tuple[str, ...]
    """Its scores in order."""
    path: str
    """SVG path data; strokes up and down from the neutral line where nothing is joined."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Multiple:
    """The drawing."""

    neutral: str
    is_mean: bool
    """The line is the mean of more personas than could be told apart."""
    joined: bool
    boundaries: tuple[str, ...]
    """Where one stage ends and the next begins, across."""
    truths: tuple[str, ...]
    """Where the moments of truth are, across."""
    truth_y: str
    lines: tuple[MultipleLine, ...]
    points: tuple[MarkedPoint, ...]


def multiple(journey: Journey, context: PageContext) -> Multiple | None:
    """Return the drawing of a journey; None where nobody wrote how any step feels."""
    rows = emotion_series(journey)
    return multiple_of(journey_ground(journey), named_series(rows, context), context) if rows else None


def multiple_of(ground: Ground, rows: tuple[Named, ...], context: PageContext) -> Multiple:
    """Return the drawing of rows of scores, of which there is one at least."""
    is_mean = len(rows) > MOST_LINES
    drawn = (Named(series=mean_series(tuple(row.series for row in rows)), names=()),) if is_mean else rows
    catalogue, joined = context.catalogue, ground.joined
    sheet = _Sheet(scale=catalogue.scale, columns=ground.columns, language=context.site.language)
    points = tuple(_points(row.series, at, len(drawn), sheet, joined=joined) for at, row in enumerate(drawn))
    marked = _extremes(points) if joined else [one for row in points for one in row]
    labelled = {id(one) for one in _extremes(points)}
    return Multiple(
        neutral=short(sheet.y(catalogue.scale.middle)),
        is_mean=is_mean,
        joined=joined,
        boundaries=tuple(short(sheet.x(at, 0)) for at in ground.boundaries),
        truths=tuple(short(sheet.x(at)) for at in ground.truths),
        truth_y=str(HEIGHT - _TRUTH),
        lines=tuple(_line(row, there, sheet, joined=joined) for row, there in zip(drawn, points, strict=True)),
        points=tuple(_marked(one, sheet, labelled=id(one) in labelled) for one in marked),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sheet:
    scale: EmotionScale
    columns: int
    language: Language

    @property
    def column(self) -> float:
        return (WIDTH - 2 * _SIDE) / max(1, self.columns)

    def x(self, column: int, share: float = 0.5) -> float:
        return _SIDE + (column + share) * self.column

    def y(self, score: Number) -> float:
        return _TOP + (HEIGHT - _TOP - _BOTTOM) * (1 - self.scale.fraction(score))


@dataclass(frozen=True, slots=True)
class _Scored:
    """A score and where it stands."""

    score: Number
    at: Point


def _points(row: Series, place: int, rows: int, sheet: _Sheet, *, joined: bool) -> tuple[_Scored, ...]:
    """Return the points of a row; where nothing joins them, those of several rows stand side by side."""
    share = 0.5 if joined else (place + 1) / (rows + 1)
    return tuple(
        _Scored(score, Point(sheet.x(column, share), sheet.y(score)))
        for column, score in enumerate(row.scores)
        if score is not None
    )


def _extremes(rows: tuple[tuple[_Scored, ...], ...]) -> list[_Scored]:
    """Return the first best and the first worst point of the whole drawing; one where all are equal."""
    every = [one for row in rows for one in row]
    best = max(every, key=lambda one: one.score)
    worst = min(every, key=lambda one: one.score)
    return [best] if best.score == worst.score else [best, worst]


def _marked(one: _Scored, sheet: _Sheet, *, labelled: bool) -> MarkedPoint:
    shown = feeling(sheet.scale, one.score, sheet.language)
    above = one.score >= sheet.scale.middle
    return MarkedPoint(
        x=short(one.at.x),
        y=short(one.at.y),
        level=shown.level,
        number=shown.number,
        label_y=short(one.at.y - _LABEL if above else one.at.y + _BELOW) if labelled else "",
    )


def _line(row: Named, points: tuple[_Scored, ...], sheet: _Sheet, *, joined: bool) -> MultipleLine:
    neutral = short(sheet.y(sheet.scale.middle))
    places = tuple(one.at for one in points)
    return MultipleLine(
        walkers=row.names,
        numbers=tuple(feeling(sheet.scale, one.score, sheet.language).number for one in points),
        path=path(pieces(places))
        if joined
        else "".join(f"M{short(place.x)},{neutral}V{short(place.y)}" for place in places),
    )
