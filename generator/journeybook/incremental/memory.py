"""What an earlier build of a site left: its pages, and what each of them was made of.

Kept in the cache, where it may be deleted at any time. A page is used again when everything that was read for it has
the value that it had, and when what all pages share (`base`) is the same. Two builds at once may each drop files of the
other; then those pages are made again.
"""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import IO

from journeybook.caching import cache_folder
from journeybook.forks import hands, shared
from journeybook.incremental.done import project_name
from journeybook.incremental.manifest import Known, read, write
from journeybook.incremental.notes import Broken, Notes
from journeybook.incremental.reads import MARK
from journeybook.incremental.store import Kept, Store

_SITES = "sites"
_ENDING = ".pages"
_FEW = 10_000
"""Notes for which it does not pay to make another process."""
_MANY = 64
"""Pages made from on which it pays to look for files that belong to none."""
_MOST_DAYS = 30
"""How long what nobody asks for is kept."""
_DAY = 86_400  # seconds


Recall = Callable[[Notes, str], tuple[Mapping[str, Sequence[int]], str]]
"""Takes notes as they were known, and what all else was; returns the places of those that may have changed, by source,
and all else now.
"""


class Memory:
    """The pages that are known of one site, and those that a build adds."""

    def __init__(self, folder: Path, variant: str, base: str) -> None:
        self._folder, self._file = folder, folder / f"{variant}{_ENDING}"
        self._store = Store(folder / "files")
        self._known = read(self._file, base)
        self._indexes = self._opened()
        if self._indexes.keys() != self._known.indexes.keys():
            self._known = Known(frames=self._known.frames, theme=self._known.theme)
        self._rows = {path: row for row, path in enumerate(self._known.rows.paths)}
        self._new = Known(base=base, frames=self._known.frames, notes=self._known.notes)
        self._digest_of: Callable[[str], str] = lambda note: ""
        self.made = 0
        """How many pages were made anew."""
        self._is_lost = False
        """Whether something could not be kept, so that nothing is to be written down."""

    @property
    def frames(self) -> dict[str, tuple[str, ...]]:
        """What is around pages, by kind, in pieces; what is drawn anew is added."""
        return self._new.frames

    @property
    def theme(self) -> Mapping[str, Kept]:
        """The files that the theme brought, by output path; empty where they are not known."""
        return self._known.theme

    def settle(
        self,
        digest_of: Callable[[str], str],
        made_of: Callable[[], Mapping[str, str]],
        recall: Recall = lambda known, rest: (_all_of(known), ""),
    ) -> None:
        """Forget the pages that would be others now. `made_of` says by path what each page's maker is called with."""
        self._digest_of = digest_of
        notes, rows = self._known.notes, self._known.rows
        try:
            places, self._new.rest = recall(notes, self._known.rest)
            now = _settled(notes, places, digest_of)
            changed = {number for source in places for number in notes.renew(source, places[source], now[source])}
        except Broken:
            self._rows, self._new.notes = {}, Notes()
            self._new.rest = recall(self._new.notes, "")[1]
            return
        stale, called = rows.reading(changed), made_of()
        self._rows = {
            path: row
            for row, (path, made) in enumerate(zip(rows.paths, rows.made_of, strict=True))
            if row not in stale and called.get(path) == made
        }

    def row(self, path: str) -> int | None:
        """Return where the page at an output path is known, once all is settled if it would be the same now."""
        return self._rows.get(path)

    def files(self, row: int) -> Iterator[tuple[str, Kept]]:
        """Yield the files of a page by output path, its own first."""
        return self._known.rows.files(row)

    def names(self, row: int) -> Sequence[str]:
        """Return the output paths of these."""
        return self._known.rows.names_of(row)

    def put(self, kept: Kept, target: Path) -> bool:
        """Make a file that is kept appear at `target`; False where it is gone, or another one since."""
        return self._store.has(kept) and self._store.put(kept, target)

    def put_below(self, folder: Path, rows: Iterable[int]) -> Iterator[str]:
        """Make the files of some pages appear below a folder; yield the output paths of those for which that fails."""
        return self._store.put_below(folder, (file for row in rows for file in self.files(row)))

    def index(self, folder: str) -> IO[bytes]:
        """Return the search index that an edition had in which pages are known, by the folder of that."""
        return self._indexes[folder]

    def text(self, first: int, end: int) -> tuple[int, int]:
        """Return where in the index that begins which can be found on some pages in a row, and where it ends."""
        begins, lengths = self._known.rows.begins, self._known.rows.lengths
        while first < end and not lengths[first]:
            first += 1
        while first < end and not lengths[end - 1]:
            end -= 1
        return (begins[first], begins[end - 1] + lengths[end - 1]) if first < end else (0, 0)

    def reuse(self, first: int, end: int, further: int = 0) -> None:
        """Keep pages in a row that were used again, whose texts lie so many bytes further on in the index now."""
        self._new.rows.take(self._known.rows, first, end, further)

    def add(
        self,
        path: str,
        files: Iterable[tuple[str, Path, bytes]],
        *,
        text: tuple[int, int],
        notes: Sequence[str],
        made_of: str,
    ) -> None:
        """Keep a page that was made: its files by output path, with where they were written and what they hold.

        `text` is where in the index that begins which can be found on it, and how many bytes that is.
        """
        self.made += 1
        if self._is_lost or not made_of or not notes:
            return
        kept = [(name, self._store.keep(file, data)) for name, file, data in files]
        own = [(name, one) for name, one in kept if one is not None]
        try:
            if len(own) == len(kept):
                self._new.rows.add(path, made_of, own, text, list(map(self._new.notes.number, notes)))
        except Broken:
            self._lose()

    def add_index(self, folder: str, file: Path, name: str) -> None:
        """Keep the search index of an edition, by the folder of that; `name` is the digest of its content."""
        kept = self._store.keep_as(file, name)
        if kept is None:
            self._is_lost = True  # without it, nobody would find what can be found on the pages
        else:
            self._new.indexes[folder] = kept

    def add_theme(self, path: str, file: Path, data: bytes) -> None:
        """Keep a file that the theme brought."""
        if kept := self._store.keep(file, data):
            self._new.theme[path] = kept

    def reuse_theme(self) -> None:
        """Keep the files that the theme brought before."""
        self._new.theme = self._known.theme

    def save(self) -> None:
        """Write down what is known now; where that is not possible the next build makes all pages."""
        if self._is_lost:
            return
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._forget_notes()
            write(self._file, self._new, self._digest_of)
            self._clean()
        except Broken:
            self._lose()
        except OSError:
            return

    def close(self) -> None:
        """Let go of what was opened."""
        for stream in self._indexes.values():
            stream.close()

    def _opened(self) -> dict[str, IO[bytes]]:
        """Return those of the search indexes that are what they were."""
        found: dict[str, IO[bytes]] = {}
        for folder, kept in self._known.indexes.items():
            with suppress(OSError):
                if self._store.has(kept):
                    found[folder] = self._store.place(kept.name).open("rb")
        return found

    def _lose(self) -> None:
        """Know nothing any more, now and the next time: what is known is not what was put down."""
        self._is_lost = True
        with suppress(OSError):
            self._file.unlink(missing_ok=True)

    def _forget_notes(self) -> None:
        """Drop the notes that belong to no page any more, once these are the most: the others are numbered anew."""
        rows = self._new.rows
        if not self._known.rows:
            self._new.counted = len(self._new.notes), len(rows.notes)
            return
        self._new.counted = were_used, were_read = self._known.counted
        if 2 * len(self._new.notes) <= 3 * were_used and 4 * len(rows.notes) >= 3 * were_read:
            return  # to look at each of them takes long, and it has hardly come to that
        used = set(rows.notes)
        self._new.counted = len(used), len(rows.notes)
        if 2 * len(used) < len(self._new.notes):
            self._new.notes, moved = self._new.notes.only(used, self._digest_of)
            rows.renumber(moved)

    def _clean(self) -> None:
        """Remove what belongs to no variant of the site any more."""
        others = [read(file) for file in self._folder.glob(f"*{_ENDING}") if file != self._file]
        names = {name for known in (self._new, *others) for name in _names(known)}
        if self.made < _MANY:
            self._store.drop(set(_names(self._known)) - names)
        else:
            self._store.drop_all_but(names)
            for file in self._folder.glob("texts-*"):  # as earlier versions kept them
                file.unlink(missing_ok=True)
            for file in self._folder.glob(".new-*"):
                if time.time() - file.stat().st_mtime > _DAY:  # what was writing it was ended
                    file.unlink(missing_ok=True)


def _names(known: Known) -> Iterator[str]:
    """Yield the names of all files that belong to a site."""
    yield from known.rows.digests
    yield from (kept.name for kept in (*known.theme.values(), *known.indexes.values()))


def _all_of(notes: Notes) -> dict[str, Sequence[int]]:
    return {source: range(len(notes.parts(source))) for source in notes.sources}


def _settled(
    notes: Notes, places: Mapping[str, Sequence[int]], digest_of: Callable[[str], str]
) -> Mapping[str, Sequence[str]]:
    """Return the digests of the notes at some places of each source, worked out by as many processes as pay."""
    # What a value is worked out of is found once for all notes on it: they stay together.
    pieces = tuple(places.items())

    def found(at: int) -> list[str]:
        source, those = pieces[at]
        parts = notes.parts(source)
        return [digest_of(source + MARK + parts[place]) for place in those]

    every = shared(found, len(pieces), hands(sum(map(len, places.values())), _FEW))
    return dict(zip(places, every, strict=True))


def memory_of(root: Path, variant: str, base: str) -> Memory | None:
    """Return what is known of the site of the project in a folder; None where nothing is to be kept.

    `variant` tells sites of one project apart that are built in turn; of each the last is known.
    """
    folder = cache_folder()
    if folder is None:
        return None
    own = folder / _SITES / project_name(root)
    _sweep(folder / _SITES, own)
    return Memory(own, variant, base)


def _sweep(folder: Path, own: Path) -> None:
    """Remove what is known of projects of which nobody has built the site for long."""
    with suppress(OSError):
        for entry in os.scandir(folder):
            is_old = time.time() - entry.stat(follow_symlinks=False).st_mtime > _MOST_DAYS * _DAY
            if is_old and entry.is_dir(follow_symlinks=False) and Path(entry.path) != own:
                shutil.rmtree(entry.path, ignore_errors=True)
