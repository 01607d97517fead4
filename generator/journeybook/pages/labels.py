"""Where the labels of points in one column stand, so that none covers another. Knows only heights."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from itertools import product

CLEAR = 9
"""From the middle of a point to the nearest edge of its label, in pixels; a little more than half a point."""
_REACH = 7
"""Half a point, which labels of others keep away from."""
_MANY = 8
"""With more points than these in a column the ways to try would be too many."""


class Side(Enum):
    """Above or below its point."""

    ABOVE = auto()
    BELOW = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A label to be placed."""

    y: float
    """The height of its point."""
    height: float
    prefers: Side


def place_labels(boxes: Sequence[Box], height: float) -> tuple[float, ...]:
    """Return the top of each label in a column of the given height.

    Of all ways to put each above or below its point, the one with the least overlap is taken; among those, the
    one with most labels where they would rather be.
    """
    wanted = tuple(box.prefers for box in boxes)
    if len(boxes) > _MANY:
        return tuple(_top(box, side) for box, side in zip(boxes, wanted, strict=True))
    ways = product(Side, repeat=len(boxes))
    best = min(ways, key=lambda way: (_overlap(boxes, way, height), sum(map(_differs, way, wanted))))
    return tuple(_top(box, side) for box, side in zip(boxes, best, strict=True))


def _differs(one: Side, other: Side) -> bool:
    return one is not other


def _top(box: Box, side: Side) -> float:
    return box.y - CLEAR - box.height if side is Side.ABOVE else box.y + CLEAR


def _overlap(boxes: Sequence[Box], way: Sequence[Side], height: float) -> float:
    spans = [(top := _top(box, side), top + box.height) for box, side in zip(boxes, way, strict=True)]
    total = 0.0
    for at, (top, bottom) in enumerate(spans):
        total += max(0.0, -top) + max(0.0, bottom - height)
        total += sum(_shared((top, bottom), other) for other in spans[at + 1 :])
        total += sum(
            _shared((top, bottom), (box.y - _REACH, box.y + _REACH)) for other, box in enumerate(boxes) if other != at
        )
    return total


def _shared(one: tuple[float, float], other: tuple[float, float]) -> float:
    return max(0.0, min(one[1], other[1]) - max(one[0], other[0]))
