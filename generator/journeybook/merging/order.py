"""The order of things that two people put in order, added to and took from, as keys. Knows not what they are."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Sequence
from typing import TypeVar

Key = TypeVar("Key", bound=Hashable)


def merged_order(
    base: Sequence[Key], ours: Sequence[Key], theirs: Sequence[Key], kept: Collection[Key]
) -> tuple[Key, ...] | None:
    """Return the keys that are kept in the order that both sides want; None where they want contrary things.

    Keys that one side alone has stand behind what they stand behind there. Where both sides have some at the same
    place, ours come first.
    """
    mine = [key for key in ours if key in kept]
    other = [key for key in theirs if key in kept]
    shared = _shared(base, mine, other)
    if shared is None:
        return None
    return _inserted(shared, mine, other)


def our_order(ours: Sequence[Key], theirs: Sequence[Key], kept: Collection[Key]) -> tuple[Key, ...]:
    """Return the keys that are kept in our order, those of theirs alone behind what they stand behind there."""
    mine = [key for key in ours if key in kept]
    other = [key for key in theirs if key in kept]
    there = set(other)
    return _inserted([key for key in mine if key in there], mine, other)


def _shared(base: Sequence[Key], mine: list[Key], other: list[Key]) -> list[Key] | None:
    """Return the keys that both sides have."""
    both = set(mine) & set(other)
    first = [key for key in mine if key in both]
    second = [key for key in other if key in both]
    before = [key for key in base if key in both]
    if first == second or before == second:
        return first
    if before == first:
        return second
    places = [{key: at for at, key in enumerate(keys)} for keys in (before, first, second)]
    behind = dict.fromkeys(first, 0)
    for at, one in enumerate(first):
        for another in first[at + 1 :]:
            behind[another if _stays(one, another, *places) else one] += 1
    # Each pair has an order; together they are one only if no three of them go round in a circle.
    if sorted(behind.values()) != list(range(len(first))):
        return None
    return sorted(first, key=lambda key: behind[key])


def _stays(one: Key, another: Key, base: dict[Key, int], first: dict[Key, int], second: dict[Key, int]) -> bool:
    """Say whether two keys, in our order, stay so: whoever changed the order of the two decides it."""
    if one not in base or another not in base:
        return True
    was = base[one] < base[another]
    return second[one] < second[another] if was else True


def _inserted(shared: list[Key], mine: list[Key], other: list[Key]) -> tuple[Key, ...]:
    found = list(shared)
    both = set(shared)
    added = {key for key in mine if key not in both}
    _insert(found, mine, both, set())
    _insert(found, other, both, added)
    return tuple(found)


def _insert(found: list[Key], keys: list[Key], both: Collection[Key], passed: Collection[Key]) -> None:
    """Insert the keys that are not shared behind the one before them, and behind what of `passed` follows there."""
    before: Key | None = None
    for key in keys:
        if key not in both:
            at = 0 if before is None else found.index(before) + 1
            while at < len(found) and found[at] in passed:
                at += 1
            found.insert(at, key)
        before = key
