"""A smooth path through points that never overshoots them: monotone cubic pieces after Fritsch and Carlson.

A curve through emotions must not dip below a 2 on its way to a 1, nor rise above two equal scores between them:
either would show a feeling that nobody wrote. Knows nothing of emotions.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from math import hypot


@dataclass(frozen=True, slots=True)
class Point:
    """A place in a drawing: x to the right, y downwards."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Piece:
    """A cubic Bézier from one point to the next."""

    start: Point
    leaving: Point
    """The first control point."""
    arriving: Point
    """The second control point."""
    end: Point

    def y(self, x: float) -> float:
        """Return the height at a place between start and end."""
        # The control points divide the way across in thirds, so that x grows evenly along the curve.
        t = (x - self.start.x) / (self.end.x - self.start.x)
        s = 1 - t
        return s**3 * self.start.y + 3 * t * s * (s * self.leaving.y + t * self.arriving.y) + t**3 * self.end.y


def pieces(points: Sequence[Point]) -> tuple[Piece, ...]:
    """Return the pieces that join points of growing x; none for fewer than two."""
    slopes = _slopes(points)
    return tuple(
        Piece(
            before,
            Point(before.x + (third := (after.x - before.x) / 3), before.y + third * leaving),
            Point(after.x - third, after.y - third * arriving),
            after,
        )
        for (before, after), (leaving, arriving) in zip(pairwise(points), pairwise(slopes), strict=True)
    )


def spans(drawn: Sequence[Piece], left: float, right: float) -> Iterator[tuple[float, float]]:
    """Yield what pieces cover between two places across: from a top to a bottom, a pair a piece."""
    # The pieces stand in order: of thousands, only those between are looked at.
    first = bisect_right(drawn, left, key=lambda piece: piece.end.x)
    for at in range(first, len(drawn)):
        piece = drawn[at]
        start, end = max(left, piece.start.x), min(right, piece.end.x)
        if start >= end:
            break
        low, high = sorted((piece.y(start), piece.y(end)))
        yield low - 1, high + 1


def path(drawn: Sequence[Piece]) -> str:
    """Return pieces as SVG path data; empty for none."""
    if not drawn:
        return ""
    start = drawn[0].start
    curves = (f"C{_pair(piece.leaving)} {_pair(piece.arriving)} {_pair(piece.end)}" for piece in drawn)
    return f"M{_pair(start)}{''.join(curves)}"


@lru_cache(maxsize=20_000)
def short(value: float) -> str:
    """Return a number of a drawing with at most two decimals, without needless zeros. The same come again and again."""
    return f"{round(value, 2) + 0.0:.2f}".rstrip("0").rstrip(".")


def _slopes(points: Sequence[Point]) -> list[float]:
    """Return the slope at each point: flat at every peak, valley and level stretch."""
    if len(points) < 2:
        return [0.0] * len(points)
    chords = [(after.y - before.y) / (after.x - before.x) for before, after in pairwise(points)]
    inner = [0.0 if left * right <= 0 else (left + right) / 2 for left, right in pairwise(chords)]
    slopes = [chords[0], *inner, chords[-1]]
    for at, chord in enumerate(chords):
        if chord == 0:
            slopes[at] = slopes[at + 1] = 0.0
            continue
        # Steeper than three times the chord, a piece would leave the band between its two ends.
        length = hypot(slopes[at] / chord, slopes[at + 1] / chord)
        if length > 3:
            slopes[at] *= 3 / length
            slopes[at + 1] *= 3 / length
    return slopes


def _pair(point: Point) -> str:
    return f"{short(point.x)},{short(point.y)}"
