"""What a mistyped name was probably meant to be. Knows nothing of what the names are for."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from unicodedata import combining, normalize

_COMPARED = 80
"""Characters of a name that are compared."""
_SLIPS = 4
"""Letters that may be wrong in a long name; in a short one it is one in three, and one at least."""
_PART = 4
"""Letters of a name that may stand for the whole: `phone` for `telephone`."""
_TRIED = 100
"""Names that are compared letter by letter, the likeliest first."""


def nearest(name: str, known: Iterable[str]) -> str | None:
    """Return the known name that `name` was probably meant to be; None where none is near.

    Case, accents and word separators do not count, and neighbours that changed places count once.
    """
    wanted = _folded(name[:_COMPARED])
    letters = _letters(wanted)
    near: list[tuple[int, str, str]] = []
    parts: list[tuple[int, str]] = []
    for other, folded, others in _table(tuple(known)):
        excess = abs(len(wanted) - len(folded))
        # What is no letter of the other has to be changed: a bound that is a hundred times as fast as the distance.
        bound = max(excess, (letters & ~others).bit_count(), (others & ~letters).bit_count())
        if bound <= _allowed(wanted, folded):
            near.append((bound, other, folded))
        elif min(len(wanted), len(folded)) >= _PART and (folded in wanted or wanted in folded):
            parts.append((excess, other))
    meant, best = None, _SLIPS + 1
    for bound, other, folded in sorted(near)[:_TRIED]:
        slips = min(_allowed(wanted, folded), best - 1)
        if bound <= slips and (distance := _distance(wanted, folded, slips)) <= slips:
            meant, best = other, distance
    return min(parts)[1] if meant is None and parts else meant


def _allowed(one: str, other: str) -> int:
    return min(max(1, max(len(one), len(other)) // 3), _SLIPS)


@lru_cache(maxsize=64)
def _table(names: tuple[str, ...]) -> tuple[tuple[str, str, int], ...]:
    """Return names in order, each with what is compared of it: a thousand mistakes ask for the same thousand names."""
    folded = ((name, _folded(name[:_COMPARED])) for name in sorted(names))
    return tuple((name, plain, _letters(plain)) for name, plain in folded)


def _folded(name: str) -> str:
    decomposed = normalize("NFKD", name.casefold())
    return "".join("-" if char in " _." else char for char in decomposed if not combining(char))


def _letters(name: str) -> int:
    """Return the set of a name's letters as bits. Letters that share a bit only make the bound looser."""
    bits = 0
    for char in name:
        bits |= 1 << (ord(char) & 63)
    return bits


def _distance(one: str, other: str, at_most: int) -> int:
    """Return how many letters to insert, delete, replace or swap with their neighbour make one name the other.

    Where it is more than `at_most`, any larger number comes out.
    """
    start, ends = 0, (len(one), len(other))
    while start < min(ends) and one[start] == other[start]:
        start += 1
    back = 0
    while back < min(ends) - start and one[-1 - back] == other[-1 - back]:
        back += 1
    one, other = one[start : ends[0] - back], other[start : ends[1] - back]
    before: list[int] = []
    row = list(range(len(other) + 1))
    for at, char in enumerate(one, 1):
        further, before, row = before, row, [at]
        for there, match in enumerate(other, 1):
            cost = min(before[there] + 1, row[-1] + 1, before[there - 1] + (char != match))
            if at > 1 and there > 1 and char == other[there - 2] and one[at - 2] == match:
                cost = min(cost, further[there - 2] + 1)
            row.append(cost)
        if min(row) > at_most and min(before) > at_most:
            return at_most + 1
    return row[-1]
