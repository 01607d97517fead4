"""One axis of the matrix of opportunities: its measure, cut into bands, and where its upper half begins.

What lies in the middle is never in the better half: a benefit is high above it, a cost already on it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil, floor, log10

from journeybook.model.scale import Number

SCALED = ("impact", "effort", "severity")
"""Measures from 1 to 5, whatever values are there."""
COSTS = ("effort",)
"""Measures of which less is better, whatever the score says."""
MOST_BANDS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """A part of an axis."""

    low: Number
    """The least value in it."""
    high: Number
    """The greatest value in it; of `open` bands the first that is not."""
    open: bool = False
    """Whether `high` itself belongs to the next band."""

    def has(self, value: Number) -> bool:
        """Say whether a value lies in it."""
        return self.low <= value and (value < self.high if self.open else value <= self.high)


@dataclass(frozen=True, slots=True, kw_only=True)
class Axis:
    """A measure from low to high."""

    measure: str
    bands: tuple[Band, ...]
    """From low to high; none where nobody has a value."""
    low: int
    """How many of the bands are in the lower half."""
    is_cost: bool
    """Whether less of it is better."""

    def band(self, value: Number | None) -> int | None:
        """Return the band of a value, from 0; None where it has none."""
        if value is None:
            return None
        return next((at for at, band in enumerate(self.bands) if band.has(value)), None)


def axis(measure: str, values: Iterable[Number], *, cost: bool = False) -> Axis:
    """Return the axis of a measure over the values that there are; `cost` says that less of it is better."""
    cost = cost or measure in COSTS
    if measure in SCALED:
        # A severity of 0 is that of what answers no pain point.
        below = measure == "severity" and 0 in set(values)
        bands = tuple(Band(low=value, high=value) for value in range(1 - below, 6))
        return Axis(measure=measure, bands=bands, low=below + (2 if cost else 3), is_cost=cost)
    known = sorted(set(values))
    if len(known) <= MOST_BANDS:
        middle = (known[0] + known[-1]) / 2 if known else 0
        bands = tuple(Band(low=value, high=value) for value in known)
        low = sum(value < middle or (value == middle and not cost) for value in known)
        return Axis(measure=measure, bands=bands, low=max(low, min(1, len(known))), is_cost=cost)
    bands = _bands(known[0], known[-1], whole=all(value == int(value) for value in known))
    return Axis(measure=measure, bands=bands, low=(len(bands) + (not cost)) // 2, is_cost=cost)


def _bands(least: Number, greatest: Number, *, whole: bool) -> tuple[Band, ...]:
    """Return bands of one width that a person would choose: 1, 2 or 5, or ten times, or a tenth of that."""
    rough = (greatest - least) / (MOST_BANDS - 1)
    power = 10.0 ** floor(log10(rough))
    width = next(factor * power for factor in (1, 2, 5, 10) if factor * power >= rough)
    if whole:
        width = max(1, ceil(width))
    first = floor(least / width)
    last = floor(greatest / width)
    if whole:
        return tuple(Band(low=at * int(width), high=(at + 1) * int(width) - 1) for at in range(first, last + 1))
    return tuple(
        Band(low=round(at * width, 9), high=round((at + 1) * width, 9), open=True) for at in range(first, last + 1)
    )
