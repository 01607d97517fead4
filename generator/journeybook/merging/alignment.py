"""Which item of a list in one version is which in another. By id; what has none by its name, or else by likeness."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from journeybook.merging.sides import At, Ident, Value, ident


def idents(items: Sequence[At], base: Sequence[At] = (), known: Sequence[Ident] = ()) -> tuple[Ident, ...]:
    """Return what tells each item of a list; those of the base with their idents serve to know a renamed one again."""
    found = _numbered([ident(item.node) for item in items])
    if not base:
        return found
    mine = set(found)
    lost = [(name, item) for name, item in zip(known, base, strict=True) if name not in mine and _may_change(name)]
    if not lost:
        return found
    there = set(known)
    names = list(found)
    for at, item in enumerate(items):
        if names[at] in there or not _may_change(names[at]):
            continue
        alike = next((pair for pair in lost if _alike(pair[1].value, item.value)), None)
        if alike is not None:
            names[at] = alike[0]
            lost.remove(alike)
    return tuple(names)


def _numbered(names: list[Ident]) -> tuple[Ident, ...]:
    """Return idents of which no two are the same: the second of equal ones is the second."""
    counts: Counter[Ident] = Counter()
    found = []
    for name in names:
        counts[name] += 1
        found.append(name if counts[name] == 1 else (*name, str(counts[name])))
    return tuple(found)


def _may_change(name: Ident) -> bool:
    """An id is what something is; a reference is nothing else than itself."""
    return name[0] not in ("id", "text")


def _alike(one: Value, other: Value) -> bool:
    """Say whether half of what a group says is still said."""
    if not isinstance(one, dict) or not isinstance(other, dict):
        return False
    same = sum(name in other and other[name] == value for name, value in one.items())
    return same * 2 >= len(one) > 0
