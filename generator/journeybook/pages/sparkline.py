"""The emotions of a journey in the space of a few words: a small curve for cards and lists."""

from __future__ import annotations

from dataclasses import dataclass

from journeybook.model.journey import Journey
from journeybook.model.scale import EmotionScale, Number
from journeybook.pages.context import PageContext
from journeybook.pages.series import Series, emotion_series
from journeybook.pages.smooth import Point, path, pieces, short

_MARGIN = 4
"""Room for half a dot at each edge, in pixels."""
_BESIDE = 6
"""From one persona's dot to the next in a column of an aggregate journey, in pixels."""
MOST_LINES = 3
"""More lines than these cannot be told apart in so little space: their mean is drawn instead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SparkDot:
    """A point of the sparkline that is worth a mark: the best or the worst of its line."""

    x: str
    y: str
    level: int
    """From 1 to 5, for its colour."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SparkLine:
    """One line of the sparkline."""

    names: tuple[str, ...]
    """Whose it is; empty for everyone, and for a mean."""
    numbers: tuple[str, ...]
    """Its scores as text, in order."""
    curve: str
    """SVG path data; empty where nothing is joined."""
    stems: str
    """SVG path data of upright strokes from the neutral line; empty where the points are joined."""
    dots: tuple[SparkDot, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sparkline:
    """A small picture of a journey's emotions."""

    title: str
    """The journey's title."""
    width: int
    height: int
    """Both in pixels."""
    neutral: str
    """Where the neutral line is, from the top."""
    is_mean: bool
    """The line is the mean over the personas, of whom there are too many."""
    lines: tuple[SparkLine, ...]
    """Empty for a journey without emotions: then nothing is drawn."""


def sparkline(
    journey: Journey, context: PageContext, *, persona: str | None = None, width: int = 160, height: int = 36
) -> Sparkline:
    """Return the sparkline of a journey, `width` by `height` pixels; with a persona, the line of this one alone.

    An aggregate journey has upright strokes instead of a curve: its moments are compared, not joined.
    """
    scale = context.catalogue.scale
    rows = emotion_series(journey)
    if persona is not None:
        rows = tuple(Series(personas=(persona,), scores=row.scores) for row in rows if persona in row.personas)
    is_mean = len(rows) > MOST_LINES
    if is_mean:
        rows = (mean_series(rows),)
    side = 0 if journey.is_linear else len(rows) - 1
    box = _Box(scale=scale, columns=len(journey.steps), width=width, height=height, side=side)
    return Sparkline(
        title=journey.title,
        width=width,
        height=height,
        neutral=short(box.y(scale.middle)),
        is_mean=is_mean,
        lines=tuple(_line(row, place, box, context, journey.is_linear) for place, row in enumerate(rows)),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Box:
    scale: EmotionScale
    columns: int
    width: int
    height: int
    side: int
    """How many dots stand beside another one in the same column: 0 where lines cross columns."""

    def x(self, column: int, place: int) -> float:
        room = self.width - 2 * _MARGIN - _BESIDE * self.side
        beside = _BESIDE * place if self.side else 0
        return beside + _MARGIN + (room / 2 if self.columns == 1 else room * column / (self.columns - 1))

    def y(self, score: Number) -> float:
        return _MARGIN + (self.height - 2 * _MARGIN) * (1 - self.scale.fraction(score))


def _line(row: Series, place: int, box: _Box, context: PageContext, is_linear: bool) -> SparkLine:
    personas, language = context.catalogue.personas, context.site.language
    scored = [(column, score) for column, score in enumerate(row.scores) if score is not None]
    points = [Point(box.x(column, place), box.y(score)) for column, score in scored]
    marked = dict.fromkeys((min(range(len(scored)), key=lambda at: scored[at][1]), _best(scored)))
    neutral = short(box.y(box.scale.middle))
    return SparkLine(
        names=tuple(personas[name].name for name in row.personas if name in personas),
        numbers=tuple(language.exact(score) for _, score in scored),
        curve=path(pieces(points)) if is_linear else "",
        stems="" if is_linear else "".join(f"M{short(at.x)},{neutral}V{short(at.y)}" for at in points),
        dots=tuple(
            SparkDot(x=short(points[at].x), y=short(points[at].y), level=box.scale.level(scored[at][1]))
            for at in (marked if is_linear else range(len(points)))
        ),
    )


def _best(scored: list[tuple[int, Number]]) -> int:
    return max(range(len(scored)), key=lambda at: scored[at][1])


def mean_series(rows: tuple[Series, ...]) -> Series:
    """Return the mean of rows, a score a step."""
    columns = zip(*(row.scores for row in rows), strict=True)
    known = ([score for score in column if score is not None] for column in columns)
    return Series(
        personas=(), scores=tuple(round(sum(column) / len(column), 1) if column else None for column in known)
    )
