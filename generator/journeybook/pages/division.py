"""How lists that are too long for one page are divided into leaves. Knows neither pages nor what the lists are of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

SIZES = {
    "pains": 200,
    "opportunities": 200,
    "journeys": 200,
    "curves": 100,
    "health": 200,
    "comparisons": 200,
    "to_bes": 200,
    "touchpoints": 250,
    "personas": 200,
    "steps": 100,
    "walks": 60,
}
"""Entries of a leaf by kind of list: up to so many are read on one page, which stays below some 300 kB with them."""

Entry = TypeVar("Entry")


@dataclass(frozen=True, slots=True, kw_only=True)
class Division:
    """How many entries a list has, and how many of them a leaf."""

    total: int
    size: int

    @property
    def leaves(self) -> int:
        """How many there are; 1 for a list that is not divided."""
        return max(1, -(-self.total // self.size))

    def leaf_of(self, at: int) -> int:
        """Return the leaf, from 1, that has the entry at a place, from 0."""
        return at // self.size + 1

    def of(self, entries: Sequence[Entry], leaf: int) -> Sequence[Entry]:
        """Return the entries of a leaf."""
        return entries[(leaf - 1) * self.size : leaf * self.size]


def divided(kind: str, total: int) -> Division:
    """Return how a list of a kind is divided."""
    return Division(total=total, size=SIZES[kind])


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Some entries of a list that stand together below a heading."""

    title: str
    """Empty for those that have none."""
    anchor: str
    size: int


@dataclass(frozen=True, slots=True)
class Run:
    """Entries of one group that stand together on a leaf."""

    at: int
    """Which group, from 0."""
    begins: bool
    """Whether the group begins here; else it goes on from the leaf before."""
    places: range
    """Which of its entries, from 0."""


def runs(sizes: Iterable[int], division: Division, leaf: int) -> Iterator[Run]:
    """Yield what a leaf has of groups of so many entries each, in their order."""
    start, end = (leaf - 1) * division.size, leaf * division.size
    before = 0
    for at, size in enumerate(sizes):
        first, last = max(start - before, 0), min(end - before, size)
        if first < last:
            yield Run(at, first == 0, range(first, last))
        before += size


def leaves_of_groups(sizes: Iterable[int], division: Division) -> Iterator[int]:
    """Yield the leaf on which each group begins."""
    before = 0
    for size in sizes:
        yield division.leaf_of(before)
        before += size
