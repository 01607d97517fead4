"""The fewest moves that make one order of another."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence


def moved(old: Sequence[str], new: Sequence[str]) -> tuple[str, ...]:
    """Return which of the names that both orders have were moved, as few as can be, in the new order.

    What stays is a longest part that both have in one order. The names of an order are different from each other.
    """
    places = {name: at for at, name in enumerate(old)}
    common = [name for name in new if name in places]
    stays = set(_longest_rise([places[name] for name in common]))
    return tuple(name for name in common if places[name] not in stays)


def _longest_rise(numbers: Sequence[int]) -> list[int]:
    """Return a longest part of different numbers that grow."""
    ends: list[int] = []  # the smallest last number of a growing part of each length
    places: list[int] = []  # where that number is
    before: list[int] = []  # what goes before each number in the longest part that it ends
    for at, number in enumerate(numbers):
        length = bisect_left(ends, number)
        before.append(places[length - 1] if length else -1)
        ends[length : length + 1] = [number]
        places[length : length + 1] = [at]
    found = []
    at = places[-1] if places else -1
    while at >= 0:
        found.append(numbers[at])
        at = before[at]
    return found[::-1]
