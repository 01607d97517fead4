"""The curve of another journey, drawn quietly over a journey's own: today's over an intended one, or the reverse."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from journeybook.pages.chart import COLUMN, NAME, Sheet
from journeybook.pages.compare import Other
from journeybook.pages.context import Link
from journeybook.pages.feeling import Feeling
from journeybook.pages.labels import Label, Lines, Side, Span, place_labels
from journeybook.pages.smooth import Piece, Point, path, pieces, short

_NEAR = 0.9
"""How far away from the end of the line, in columns, something must be for its name not to cover it."""
_DESCENT = 4
_WIDE = 0.5
"""A name reaches about so far to each side of the end of its line, in columns."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherPoint:
    """How one step of the other journey feels."""

    x: str
    """Of the drawing's width."""
    y: str
    level: int
    """From 1 (worst) to 5 (best)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherLine:
    """The mean curve of another journey."""

    link: Link
    name: str
    """What it is called at its end: `today`, `intended` …"""
    dash: int
    """Which dash pattern tells it from further ones."""
    path: str
    """SVG path data, `COLUMN` units a column; empty where nothing is joined."""
    points: tuple[OtherPoint, ...]
    name_x: str
    name_y: str
    """The base line of the name."""
    anchor: str
    """`middle`, or `end` where the line ends near the right edge, `start` near the left one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Track:
    """The way of another journey through the drawing."""

    other: Other
    points: tuple[tuple[Point, Feeling], ...]
    """In units of path data, each with how it feels there."""
    pieces: tuple[Piece, ...]
    """None where nothing is joined."""


def tracks(others: Iterable[Other], sheet: Sheet) -> tuple[Track, ...]:
    """Return the ways of the other journeys that have a place in the drawing."""
    found = []
    for other in others:
        points = tuple(
            (Point(one.across * COLUMN, sheet.y(felt.score)), felt)
            for one, felt in zip(other.steps, other.feelings, strict=True)
            if felt and one.across is not None
        )
        joined = all(one.across is not None for one in other.steps)
        if points:
            line = pieces([point for point, _ in points]) if joined else ()
            found.append(Track(other=other, points=points, pieces=line))
    return tuple(found)


def other_line(track: Track, dash: int, sheet: Sheet, covered: Mapping[float, Sequence[Span]]) -> OtherLine:
    """Return the line of another journey.

    `covered` says what stands at places across, in columns: spans from top to bottom that its name should not hide.
    """
    end = max((point for point, _ in track.points), key=lambda point: point.x)
    across = end.x / COLUMN
    near = [span for place, spans in covered.items() if abs(place - across) < _NEAR for span in spans]
    side = Side.ABOVE if end.y <= sheet.y(sheet.scale.middle) else Side.BELOW
    (place,) = place_labels([Label(y=end.y, height=NAME, prefers=side)], Lines(left=tuple(near)), sheet.height)
    anchor = "middle"
    if across > sheet.columns - _WIDE:
        anchor = "end"
    elif across < _WIDE:
        anchor = "start"
    return OtherLine(
        link=track.other.link,
        name=track.other.name,
        dash=dash,
        path=path(track.pieces),
        points=tuple(
            OtherPoint(x=sheet.percent(point.x / COLUMN), y=short(point.y), level=felt.level)
            for point, felt in track.points
        ),
        name_x=sheet.percent(across),
        name_y=short(place.top + NAME - _DESCENT),
        anchor=anchor,
    )
