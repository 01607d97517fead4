"""Things about files, some together on a shelf: they are taken up quicker than one by one. Knows not what they are.

What is put down later is a piece of its own, until there are some of those.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Protocol, TypeVar

from journeybook.caching import digest
from journeybook.load.packing import Packing
from journeybook.shelf import Shelf

_TOGETHER = 32
"""Things in a piece."""
_MOST_SMALL = 16
"""Pieces that hold less than half of that."""
_END = "\0"
"""Between what is listed of a piece; no path holds it."""
_APART = "apart"
"""The name of a piece that is about no file."""
_REST = "-rest"
"""The end of the name of what is read later of a piece."""
_Thing = TypeVar("_Thing")


class Parting(Protocol):
    """Parts what is read at once of things by path from what is read when somebody asks for it."""

    def heads(self, things: Any, /) -> object:
        """Return what is read at once."""

    def rests(self, things: Any, /) -> object:
        """Return the rest."""

    def joined(self, heads: object, rest: Callable[[], Any], /) -> object:
        """Return the things by path, of such heads and what reads the rest; fails in any way where they are broken."""


class Pieces:
    """What is kept of files, each by its path and by what it was made of."""

    def __init__(self, shelf: Shelf, packing: Packing, parting: Parting | None = None) -> None:
        """Take where it is, what puts it down and takes it up, and what parts what is read at once from the rest."""
        self._shelf, self._packing, self._parting = shelf, packing, parting
        self._read: dict[str, list[tuple[str, str]]] = {}
        """By what is listed of a piece: the same by path."""

    def stamps(self) -> dict[str, str]:
        """Return what each thing was made of, by path; the last that was put down."""
        return {path: stamp for _, _, piece in self._pieces() for path, stamp in piece}

    def apart(self) -> bytes:
        """Return what is about no file; empty for nothing."""
        stamp = self._shelf.stamps().get(_APART)
        return (self._shelf.get(_APART, stamp) or b"") if stamp is not None else b""

    def take(self, wanted: Mapping[str, str], kind: type[_Thing]) -> dict[str, _Thing]:
        """Return what is there of these paths and was made of the same; nothing of a piece that is broken."""
        found: dict[str, _Thing] = {}
        with self._shelf.held():
            for name, listed, piece in self._pieces():
                these = [path for path, stamp in piece if path not in found and wanted.get(path) == stamp]
                things = self._taken(name, listed) if these else None
                if isinstance(things, dict):
                    found |= {path: one for path in these if isinstance(one := things.get(path), kind)}
                elif these:
                    self._shelf.forget(name)
                    self._shelf.forget(name + _REST)
        return found

    def _taken(self, name: str, listed: str) -> Any:
        """Return the things of a piece; None where they are not there or broken."""
        data = self._shelf.get(name, listed)
        if not data or self._parting is None:
            return self._packing.unpacked_safely(data) if data else None
        rest = self._shelf.later(name + _REST, name)
        if rest is None:
            return None
        try:
            return self._parting.joined(self._packing.unpacked(data), lambda: self._packing.unpacked_safely(rest()))
        except Exception:  # broken bytes fail in any way
            return None

    def keep(self, stamps: Mapping[str, str], thing: Callable[[str], object], apart: bytes) -> None:
        """Keep things of these paths, made of these, and no others; and what is about no file."""
        new, pieces = dict(stamps), {_APART: digest(apart)}
        for name, listed, piece in self._worth_keeping(stamps):
            pieces[name] = listed
            for path, stamp in piece:
                if new.get(path) == stamp:
                    del new[path]
        paths = tuple(new)
        for first in range(0, len(paths), _TOGETHER):
            listed = _END.join(f"{new[path]} {path}" for path in paths[first : first + _TOGETHER])
            pieces[digest(listed.encode("utf-8", "surrogateescape"))] = listed

        if self._parting is not None:
            pieces |= {name + _REST: name for name in pieces if name != _APART}

        def packed(name: str) -> bytes:
            if name == _APART:
                return apart
            listed = pieces[name.removesuffix(_REST)]
            things = {path: thing(path) for path, stamp in _listed(listed) if stamps.get(path) == stamp}
            if self._parting is None:
                return self._packing.packed(things)
            return self._packing.packed((self._parting.rests if name.endswith(_REST) else self._parting.heads)(things))

        self._shelf.keep(pieces, packed)

    def _pieces(self) -> list[tuple[str, str, list[tuple[str, str]]]]:
        """Return the name of each piece, all that is listed of it, and the same by path."""
        every = self._shelf.stamps().items()
        found = {name: listed for name, listed in every if name != _APART and not name.endswith(_REST)}
        self._read = {listed: self._read.get(listed) or _listed(listed) for listed in found.values()}
        return [(name, listed, self._read[listed]) for name, listed in found.items()]

    def _worth_keeping(self, wanted: Mapping[str, str]) -> list[tuple[str, str, list[tuple[str, str]]]]:
        """Return the pieces most of which is wanted, and among them only so many small ones."""
        large, small = [], []
        for entry in self._pieces():
            piece = entry[2]
            alive = sum(wanted.get(path) == stamp for path, stamp in piece)
            if 2 * alive >= _TOGETHER:
                large.append(entry)
            elif alive and 2 * alive >= len(piece):
                small.append(entry)
        return large + small if len(small) < _MOST_SMALL else large


def _listed(piece: str) -> list[tuple[str, str]]:
    """Return the paths that a piece is about, each with what the thing was made of."""
    entries = (entry.partition(" ") for entry in piece.split(_END))
    return [(path, stamp) for stamp, _, path in entries]
