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
        """How many there are; 1 for a list that is not divided. A few entries too many have no leaf for themselves."""
        few = self.size // 10
        return max(1, -(-(self.total - few) // self.size))

    def leaf_of(self, at: int) -> int:
        """Return the leaf, from 1, that has the entry at a place, from 0."""
        return min(at // self.size + 1, self.leaves)

    def part(self, leaf: int) -> tuple[int, int]:
        """Return the place of the first entry of a leaf, from 0, and that behind its last."""
        return (leaf - 1) * self.size, self.total if leaf == self.leaves else leaf * self.size

    def of(self, entries: Sequence[Entry], leaf: int) -> Sequence[Entry]:
        """Return the entries of a leaf."""
        first, end = self.part(leaf)
        return entries[first:end]


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
    start, end = division.part(leaf)
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
