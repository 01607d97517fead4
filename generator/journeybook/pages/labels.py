"""Where the labels of points in one column stand, so that they cover no point, no line and no other label.

Knows only heights: what stands in the column, from its top to its bottom, in pixels.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from itertools import product

Span = tuple[float, float]
"""From a top to a bottom."""

CLEAR = 9
"""From the middle of a point to the nearest edge of its label; a little more than half a point."""
_REACH = 7
"""Half a point, which labels of others keep away from."""
_TOUCH = 2
"""A line that covers less of a label than this does not hurt it."""
_WORSE = 4
"""How much worse it is to cover a point or a label than a line."""
_MANY = 7
"""With more points than these in a column the ways to try would be too many."""


class Side(Enum):
    """Above or below its point."""

    ABOVE = auto()
    BELOW = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines:
    """What lines cover left and right of the points, as far as a label reaches."""

    left: tuple[Span, ...] = ()
    right: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a label stands."""

    top: float
    lean: int
    """-1 to the left, 1 to the right, where a line comes from the other side; mostly 0."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A label to be placed."""

    y: float
    """The height of its point."""
    height: float
    prefers: Side

    def span(self, side: Side) -> Span:
        """Return what it covers on one side of its point."""
        top = self.y - CLEAR - self.height if side is Side.ABOVE else self.y + CLEAR
        return top, top + self.height


def place_labels(labels: Sequence[Label], lines: Lines, height: float) -> tuple[Place, ...]:
    """Return where each label stands in a column of the given height.

    Of all ways to put each above or below its point, the one that covers least is taken; of equal ones that with
    most labels where they would rather be. On a slope a label leans to the side that the line leaves free.
    """
    wanted = tuple(label.prefers for label in labels)
    ways = product(Side, repeat=len(labels)) if len(labels) <= _MANY else iter([wanted])

    def cost(way: Sequence[Side]) -> tuple[float, int]:
        unwanted = sum(side is not other for side, other in zip(way, wanted, strict=True))
        return round(_covered(labels, way, lines, height), 3), unwanted

    best = min(ways, key=cost)
    spans = [label.span(side) for label, side in zip(labels, best, strict=True)]
    return tuple(Place(top=span[0], lean=_lean(span, lines)) for span in spans)


def _lean(span: Span, lines: Lines) -> int:
    left = max((_shared(span, line) for line in lines.left), default=0.0)
    right = max((_shared(span, line) for line in lines.right), default=0.0)
    if abs(left - right) < _TOUCH:
        return 0
    return 1 if left > right else -1


def _covered(labels: Sequence[Label], way: Sequence[Side], lines: Lines, height: float) -> float:
    """Return how much the labels would cover, or miss the column by, in pixels; points and labels count more.

    A line under a label can still be seen to pass, and the label can lean away from it.
    """
    spans = [label.span(side) for label, side in zip(labels, way, strict=True)]
    total = 0.0
    for at, span in enumerate(spans):
        others = [(label.y - _REACH, label.y + _REACH) for label in (*labels[:at], *labels[at + 1 :])]
        total += sum(_shared(span, line) for line in (*lines.left, *lines.right))
        total += _WORSE * sum(_shared(span, other) for other in (*spans[at + 1 :], *others))
        total += _WORSE * (max(0.0, -span[0]) + max(0.0, span[1] - height))
    return total


def _shared(one: Span, other: Span) -> float:
    return max(0.0, min(one[1], other[1]) - max(one[0], other[0]))
