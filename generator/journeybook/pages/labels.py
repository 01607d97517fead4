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
_MANY = 7
"""With more points than these in a column the ways to try would be too many."""


class Side(Enum):
    """Above or below its point."""

    ABOVE = auto()
    BELOW = auto()


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


def place_labels(labels: Sequence[Label], lines: Sequence[Span], height: float) -> tuple[float, ...]:
    """Return the top of each label in a column of the given height, through which lines run.

    Of all ways to put each above or below its point, the one that covers least is taken; of equal ones that with
    most labels where they would rather be.
    """
    wanted = tuple(label.prefers for label in labels)
    ways = product(Side, repeat=len(labels)) if len(labels) <= _MANY else iter([wanted])

    def cost(way: Sequence[Side]) -> tuple[float, int]:
        unwanted = sum(side is not other for side, other in zip(way, wanted, strict=True))
        return round(_covered(labels, way, lines, height), 3), unwanted

    best = min(ways, key=cost)
    return tuple(label.span(side)[0] for label, side in zip(labels, best, strict=True))


def _covered(labels: Sequence[Label], way: Sequence[Side], lines: Sequence[Span], height: float) -> float:
    """Return how many pixels of anything the labels would cover, or miss the column by."""
    spans = [label.span(side) for label, side in zip(labels, way, strict=True)]
    total = 0.0
    for at, span in enumerate(spans):
        others = [(label.y - _REACH, label.y + _REACH) for label in (*labels[:at], *labels[at + 1 :])]
        total += sum(_shared(span, other) for other in (*spans[at + 1 :], *others, *lines))
        total += 2 * (max(0.0, -span[0]) + max(0.0, span[1] - height))
    return total


def _shared(one: Span, other: Span) -> float:
    return max(0.0, min(one[1], other[1]) - max(one[0], other[0]))
