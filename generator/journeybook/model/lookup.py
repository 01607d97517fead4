"""Things by name: collected, or looked for when somebody asks, in the few owners that may have them. Knows not what
they are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from typing import Generic, TypeVar

_MANY = 300
"""Names from which on it pays to find what all of them are names of."""
_Owner = TypeVar("_Owner")
_Thing = TypeVar("_Thing")


class Defined(Mapping[str, _Thing], Generic[_Owner, _Thing]):
    """Things by their ids, each found in the owner that defines it."""

    def __init__(self, owners: Mapping[str, _Owner], find: Callable[[_Owner, str], _Thing]) -> None:
        """Take the owners by the ids of what they define, in their order, and what finds one there."""
        self._owners, self._find = owners, find
        self._found: dict[str, _Thing] = {}

    def __getitem__(self, name: str) -> _Thing:
        if name not in self._found:
            self._found[name] = self._find(self._owners[name], name)
        return self._found[name]

    def __contains__(self, name: object) -> bool:
        return name in self._owners

    def __iter__(self) -> Iterator[str]:
        return iter(self._owners)

    def __len__(self) -> int:
        return len(self._owners)


class Named(Mapping[str, tuple[_Thing, ...]], Generic[_Owner, _Thing]):
    """What has a name, by that name; names of nothing are not there."""

    def __init__(
        self,
        owners: Iterable[tuple[_Owner, Iterable[str]]],
        find: Callable[[_Owner, str], Iterable[_Thing]],
        whole: Callable[[], Mapping[str, tuple[_Thing, ...]]],
    ) -> None:
        """Take the owners with all names that may be found there, what finds what has one of them, and what finds
        everything, for who asks for all names.
        """
        self._owners: dict[str, list[_Owner]] = {}
        for owner, names in owners:
            for name in names:
                self._owners.setdefault(name, []).append(owner)
        self._find, self._find_all = find, whole
        self._found: dict[str, tuple[_Thing, ...]] = {}

    @cached_property
    def _whole(self) -> Mapping[str, tuple[_Thing, ...]]:
        return self._find_all()

    def __getitem__(self, name: str) -> tuple[_Thing, ...]:
        if "_whole" in vars(self) or len(self._found) >= _MANY:
            return self._whole[name]
        found = self._found.get(name)
        if found is None:
            owners = self._owners.get(name, ())
            found = self._found[name] = tuple(thing for owner in owners for thing in self._find(owner, name))
        if not found:
            raise KeyError(name)
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._whole)

    def __len__(self) -> int:
        return len(self._whole)

    def __bool__(self) -> bool:
        return any(name in self for name in self._owners)  # without looking for everything


class Spots(Generic[_Thing]):
    """Collects where things are; most of them are at one place."""

    def __init__(self) -> None:
        self._first: dict[str, tuple[_Thing, ...]] = {}
        self._more: dict[str, list[_Thing]] = defaultdict(list)

    def add(self, names: Iterable[str], spot: _Thing) -> None:
        """Hear that some things are there."""
        first = self._first
        for name in names:
            if name in first:
                self._more[name].append(spot)
            elif name:
                first[name] = (spot,)

    def by_name(self) -> Mapping[str, tuple[_Thing, ...]]:
        """Return it, in the order in which they were first met."""
        for name, spots in self._more.items():
            self._first[name] += tuple(spots)
        return self._first
