"""Notes what is read of mappings, sequences and sets. Knows neither what they hold nor what becomes of the notes.

A note is a source and a part of it, in one string: `catalogue.personas` and `=lea` for one entry, `*` for all of it,
`#` for how many there are, `k` for the keys in their order, `s` for a slice.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, ItemsView, Iterable, Iterator, KeysView, Mapping, Sequence, ValuesView
from typing import Any, TypeVar, overload

_Key = TypeVar("_Key")
_Thing = TypeVar("_Thing")

MARK = "\t"
"""Between a source and a part: no name of an attribute has it."""
ALL = "*"
COUNT = "#"
KEYS = "k"
ONE = "="
"""Begins the part that is one entry, by its key or number."""
SLICE = "s"
"""Begins the part that is some entries in a row: `s20:40`."""


class Reads:
    """What has been read since the last time somebody took the notes."""

    __slots__ = ("_noted", "beside", "note")

    def __init__(self) -> None:
        self._noted: set[str] = set()
        self.note: Callable[[str], None] = self._noted.add
        self.beside: Callable[[], Iterable[str]] = tuple
        """What else has been noted since the last time."""

    def taken(self) -> tuple[str, ...]:
        """Return the notes, each once, and begin anew."""
        found = (*self._noted, *self.beside())
        self._noted.clear()
        return found


class WatchedMapping(Mapping[_Key, _Thing]):
    """A mapping that notes what is read of it. Keys that are no strings are noted as everything.

    Where it is empty, that says all of it: who asks for ten thousand things that nobody has does not note each.
    """

    __slots__ = ("_all", "_count", "_is_empty", "_keys", "_note", "_one", "_things")

    def __init__(self, source: str, things: Mapping[_Key, _Thing], reads: Reads) -> None:
        self._things = things
        self._note = reads.note
        self._one = source + MARK + ONE
        self._all = source + MARK + ALL
        self._count = source + MARK + COUNT
        self._keys = source + MARK + KEYS
        self._is_empty = not things

    def _asked(self, key: object) -> None:
        if self._is_empty:
            self._note(self._count)
        else:
            self._note(self._one + key if isinstance(key, str) else self._all)

    def __getitem__(self, key: _Key) -> _Thing:
        self._asked(key)
        return self._things[key]

    def get(self, key: _Key, default: Any = None) -> Any:
        self._asked(key)
        return self._things.get(key, default)

    def __contains__(self, key: object) -> bool:
        self._asked(key)
        return key in self._things

    def __len__(self) -> int:
        self._note(self._count)
        return len(self._things)

    def __iter__(self) -> Iterator[_Key]:
        self._note(self._keys)
        return iter(self._things)

    def keys(self) -> KeysView[_Key]:
        self._note(self._keys)
        return self._things.keys()

    def values(self) -> ValuesView[_Thing]:
        self._note(self._all)
        return self._things.values()

    def items(self) -> ItemsView[_Key, _Thing]:
        self._note(self._all)
        return self._things.items()

    def __eq__(self, other: object) -> bool:
        self._note(self._all)
        return self._things == other

    __hash__ = None  # type: ignore[assignment]


class WatchedSequence(Sequence[_Thing]):
    """A sequence that notes what is read of it."""

    __slots__ = ("_note", "_source", "_things")

    def __init__(self, source: str, things: Sequence[_Thing], reads: Reads) -> None:
        self._things = things
        self._note = reads.note
        self._source = source + MARK

    @overload
    def __getitem__(self, at: int) -> _Thing: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[_Thing]: ...
    def __getitem__(self, at: int | slice) -> _Thing | Sequence[_Thing]:
        if isinstance(at, slice):
            first, end, step = at.indices(len(self._things))
            self._note(f"{self._source}{SLICE}{first}:{end}" if step == 1 else self._source + ALL)
        else:
            self._note(f"{self._source}{ONE}{at}")
        return self._things[at]

    def __len__(self) -> int:
        self._note(self._source + COUNT)
        return len(self._things)

    def __iter__(self) -> Iterator[_Thing]:
        self._note(self._source + ALL)
        return iter(self._things)


class WatchedSet(Collection[str]):
    """A set of texts that notes which of them are asked for."""

    __slots__ = ("_note", "_source", "_things")

    def __init__(self, source: str, things: Collection[str], reads: Reads) -> None:
        self._things = things
        self._note = reads.note
        self._source = source + MARK

    def __contains__(self, thing: object) -> bool:
        self._note(f"{self._source}{ONE}{thing}")
        return thing in self._things

    def __len__(self) -> int:
        self._note(self._source + COUNT)
        return len(self._things)

    def __iter__(self) -> Iterator[str]:
        self._note(self._source + ALL)
        return iter(self._things)
