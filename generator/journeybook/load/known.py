"""What files of journeys and personas came to in earlier runs, on disk: a file that is to the letter the same needs not
be read again, and a picture not looked through. May be deleted at any time.

Never wrong: a draft is known by the bytes of its file, all of them by our code and by the scale they were read with.

Some drafts together are one piece on the shelf, as they are taken up quicker than one by one. One that is made later
is a piece of its own, until there are some of those.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from journeybook.caching import digest
from journeybook.load.discover import Files
from journeybook.load.drafted import Drafted
from journeybook.load.loader import Alike, Loaded
from journeybook.load.packing import packed, unpacked_safely
from journeybook.model.scale import EmotionScale
from journeybook.shelf import Shelf
from journeybook.syntax.drawing import harmless, trust

_TOGETHER = 16
"""Drafts in a piece."""
_MOST_SMALL = 16
"""Pieces that hold less than half of that."""
_DRAWINGS = "drawings"
"""The name of the piece that tells which pictures are harmless."""
_END = "\0"
"""Between what is listed of a piece; no path holds it."""


class KnownDrafts:
    """What is known of the files of one project."""

    def __init__(self, file: Path, code: str) -> None:
        """Take where it is kept, and what tells our code."""
        self._file, self._code = file, code
        self._scale = ""
        self._shelf: Shelf | None = None
        self._unpacked: Mapping[str, Drafted] = {}

    def alike(self, files: Files, scale: EmotionScale) -> Alike:
        """Return what is known of files that are the same now; all that may be known is read."""
        shelf = self._shelf_of(scale)
        if _DRAWINGS in shelf.stamps():
            trust(shelf.get(_DRAWINGS, shelf.stamps()[_DRAWINGS]) or b"")
        pieces = [(name, stamp, _listed(stamp)) for name, stamp in shelf.stamps().items() if name != _DRAWINGS]
        kept = {path for _, _, piece in pieces for path, _ in piece}
        digests = dict(_digests(files, kept.union(self._unpacked)))
        known = {path: one for path, one in self._unpacked.items() if digests.get(path) == one.digest}
        with shelf.held():
            for name, stamp, piece in pieces:
                if any(path not in known and digests.get(path) == source for path, source in piece):
                    known |= _taken(shelf, name, stamp, digests)
        return Alike(scale=scale, drafts=known)

    def learn(self, loaded: Loaded) -> None:
        """Keep what files came to that were read for the first time."""
        shelf = self._shelf_of(loaded.catalogue.scale)
        self._unpacked = drafts = loaded.drafts
        new = {path: draft.digest for path, draft in drafts.items() if draft.digest}
        stamps = {}
        for name, stamp in _worth_keeping(shelf.stamps(), new):
            stamps[name] = stamp
            for path, source in _listed(stamp):
                if new.get(path) == source:
                    del new[path]
        paths = tuple(new)
        for first in range(0, len(paths), _TOGETHER):
            stamp = _END.join(f"{new[path]} {path}" for path in paths[first : first + _TOGETHER])
            stamps[digest(stamp.encode("utf-8", "surrogateescape"))] = stamp
        drawings = harmless()

        def piece(name: str) -> bytes:
            if name == _DRAWINGS:
                return drawings
            return packed({path: drafts[path] for path, _ in _listed(stamps[name]) if path in drafts})

        shelf.keep({_DRAWINGS: digest(drawings), **stamps}, piece)

    def _shelf_of(self, scale: EmotionScale) -> Shelf:
        """Return where drafts are kept that were read with a scale; with another one nothing is known."""
        if self._shelf is None or self._scale != repr(scale):
            self._scale, self._unpacked = repr(scale), {}
            self._shelf = Shelf(self._file, f"{self._code} {self._scale}")
        return self._shelf


def _taken(shelf: Shelf, name: str, stamp: str, digests: Mapping[str, str]) -> dict[str, Drafted]:
    """Return those drafts of a piece whose files have these digests."""
    data = shelf.get(name, stamp)
    things = unpacked_safely(data) if data else None
    if not isinstance(things, dict):
        shelf.forget(name)
        return {}
    return {
        path: one
        for path, one in things.items()
        if isinstance(one, Drafted) and one.digest and digests.get(path) == one.digest
    }


def _listed(stamp: str) -> list[tuple[str, str]]:
    """Return the paths that a piece is about, each with the digest of its file."""
    listed = (entry.partition(" ") for entry in stamp.split(_END))
    return [(path, source) for source, _, path in listed]


def _digests(files: Files, wanted: set[str]) -> Iterator[tuple[str, str]]:
    for path in files.paths():
        if path in wanted:
            try:
                yield path, digest(files.read(path))
            except OSError:
                continue


def _worth_keeping(stamps: Mapping[str, str], wanted: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return the pieces most of which is wanted, and among them only so many small ones."""
    large, small = [], []
    for name, stamp in stamps.items():
        piece = _listed(stamp) if name != _DRAWINGS else []
        alive = sum(wanted.get(path) == source for path, source in piece)
        if 2 * alive >= _TOGETHER:
            large.append((name, stamp))
        elif alive and 2 * alive >= len(piece):
            small.append((name, stamp))
    return large + small if len(small) < _MOST_SMALL else large
