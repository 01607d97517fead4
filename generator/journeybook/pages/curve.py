"""The emotions of a journey drawn over the columns of its map: lines, points, and where their labels stand.

Lengths across are shares of the drawing's width, so that it fits columns of any width as long as all are equal;
lengths down are pixels. Knows neither HTML nor colours.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from journeybook.model.journey import Journey
from journeybook.model.scale import LEVELS, EmotionScale, Number
from journeybook.pages.context import Link, PageContext
from journeybook.pages.feeling import Feeling, feeling, mean_feeling
from journeybook.pages.labels import Box, Side, place_labels
from journeybook.pages.series import Series, emotion_series
from journeybook.pages.smooth import Point, path, short

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


def curve(journey: Journey, context: PageContext) -> Curve:
    """Return the drawing of a journey's emotions, a column a step."""
    scale = context.catalogue.scale
    rows = emotion_series(journey)
    several = len(rows) > 1
    sheet = _Sheet(
        scale=scale,
        columns=len(journey.steps),
        gap=WIDE_GAP if several else GAP,
        top=EDGE + (NAME if several else 0),
    )
    return Curve(
        columns=sheet.columns,
        height=sheet.height,
        neutral=short(sheet.y(scale.middle)),
        levels=tuple(Level(y=short(sheet.top + at * sheet.gap), neutral=at == LEVELS // 2) for at in range(LEVELS)),
        boundaries=_boundaries(journey, sheet),
        lines=tuple(_line(row, at, sheet, context, journey.is_linear, not several) for at, row in enumerate(rows)),
        points=_points(rows, sheet, context, journey.is_linear),
        joined=journey.is_linear,
    )


def _boundaries(journey: Journey, sheet: _Sheet) -> tuple[str, ...]:
    found, at = [], 0
    for stage in journey.stages:
        if stage.steps and at:
            found.append(sheet.percent(at))
        at += len(stage.steps)
    return tuple(found)


def _line(row: Series, at: int, sheet: _Sheet, context: PageContext, joined: bool, alone: bool) -> CurveLine:
    points = [Point((column + 0.5) * COLUMN, sheet.y(score)) for column, score in _scored(row)]
    drawn = path(points) if joined else ""
    neutral = short(sheet.y(sheet.scale.middle))
    area = f"{drawn}V{neutral}H{short(points[0].x)}Z" if drawn and alone else ""
    mean = mean_feeling(sheet.scale, row.known)
    assert mean is not None, "a series without a score is never made"
    return CurveLine(personas=_links(row, context), dash=at, path=drawn, area=area, mean=mean)


def _links(row: Series, context: PageContext) -> tuple[Link, ...]:
    personas = context.catalogue.personas
    return tuple(context.persona(personas[name]) for name in row.personas if name in personas)


def _scored(row: Series) -> list[tuple[int, Number]]:
    return [(column, score) for column, score in enumerate(row.scores) if score is not None]


def _points(rows: tuple[Series, ...], sheet: _Sheet, context: PageContext, joined: bool) -> tuple[CurvePoint, ...]:
    """Return the points of all columns. Where nothing joins them, each row has a place of its own in the column."""
    found: list[CurvePoint] = []
    for column in range(sheet.columns):
        if joined:
            spot = _Spot(column=column, across=column + 0.5, stem=False)
            named = tuple(row for row in rows if len(rows) > 1 and _begins(row, column))
            found += _meeting(rows, named, spot, sheet, context)
            continue
        for at, row in enumerate(rows):
            spot = _Spot(column=column, across=column + (at + 0.5) / len(rows), stem=True)
            found += _meeting((row,), (row,) if len(rows) > 1 else (), spot, sheet, context)
    return tuple(found)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Spot:
    """Where across the drawing points stand above each other."""

    column: int
    across: float
    """In columns."""
    stem: bool


def _meeting(
    rows: tuple[Series, ...], named: tuple[Series, ...], spot: _Spot, sheet: _Sheet, context: PageContext
) -> list[CurvePoint]:
    """Return the points of some rows at one spot, best first; rows with one score meet in one point."""
    meeting: dict[Number, list[Series]] = {}
    for row in rows:
        score = row.scores[spot.column]
        if score is not None:
            meeting.setdefault(score, []).append(row)
    scores = sorted(meeting, reverse=True)
    names = {score: _names([row for row in meeting[score] if row in named], context) for score in scores}
    boxes = [
        Box(
            y=sheet.y(score),
            height=NAME * (2 if names[score] else 1),
            prefers=_outside(at, len(scores), sum(_trend(row, spot.column) for row in meeting[score]), score, sheet),
        )
        for at, score in enumerate(scores)
    ]
    return [
        CurvePoint(
            x=sheet.percent(spot.across),
            y=short(box.y),
            feeling=feeling(sheet.scale, score),
            label_y=short(top + box.height - 4),
            names=names[score],
            names_y=short(top + NAME - 4),
            stem=spot.stem,
        )
        for score, box, top in zip(scores, boxes, place_labels(boxes, sheet.height), strict=True)
    ]


def _begins(row: Series, column: int) -> bool:
    return all(score is None for score in row.scores[:column])


def _names(rows: Sequence[Series], context: PageContext) -> str:
    return ", ".join(link.text for row in rows for link in _links(row, context))


def _trend(row: Series, column: int) -> int:
    """Return 1 at a peak, -1 in a valley, 0 on a slope or a level stretch."""
    here = row.scores[column]
    assert here is not None
    before = next((score for score in reversed(row.scores[:column]) if score is not None), here)
    after = next((score for score in row.scores[column + 1 :] if score is not None), here)
    if before == after == here:
        return 0
    if before <= here >= after:
        return 1
    return -1 if before >= here <= after else 0


def _outside(at: int, count: int, trend: int, score: Number, sheet: _Sheet) -> Side:
    """Return where a label would rather stand: the best above and the others below, a single one outside its bend."""
    if count > 1:
        return Side.ABOVE if at == 0 else Side.BELOW
    if trend:
        return Side.ABOVE if trend > 0 else Side.BELOW
    return Side.ABOVE if score >= sheet.scale.middle else Side.BELOW
