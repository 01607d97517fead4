"""What an earlier build of a site left: its pages, and what each of them was made of.

Kept in the cache, where it may be deleted at any time. A page is used again when everything that was read for it has
the value that it had, and when what all pages share (`base`) is the same. Two builds at once may each drop files of the
other; then those pages are made again.
"""

from __future__ import annotations

import os
import shutil
import time
from array import array
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import replace
from itertools import chain
from pathlib import Path

from journeybook.caching import cache_folder
from journeybook.forks import hands, shared
from journeybook.incremental.done import project_name
from journeybook.incremental.manifest import KeptPage, Known, NewTexts, OldTexts, drop_texts, read, write
from journeybook.incremental.reads import MARK
from journeybook.incremental.store import Kept, Store

_SITES = "sites"
_ENDING = ".pages"
_FEW = 10_000
"""Notes for which it does not pay to make another process."""
_MOST_DAYS = 30
"""How long what nobody asks for is kept."""


Recall = Callable[[Mapping[str, str], str], tuple[Mapping[str, str], str]]
"""Takes notes as they were known, and what all else was; returns those that are the same for sure, and all else now."""


class Memory:
    """The pages that are known of one site, and those that a build adds."""

    def __init__(self, folder: Path, variant: str, base: str) -> None:
        self._folder, self._file = folder, folder / f"{variant}{_ENDING}"
        self._store = Store(folder / "files")
        self._known = read(self._file, base)
        self._texts = OldTexts(folder, self._known.texts)
        if not self._texts.are_whole:
            self._known.pages.clear()
        self._new = Known(base=base, frames=self._known.frames)
        self._new_texts: NewTexts | None = None
        with suppress(OSError):
            self._new_texts = NewTexts(folder)
        self._numbers = {note: number for number, note in enumerate(self._known.notes)}
        self._now: dict[str, str] = {}
        """The digests of known notes as they are now."""
        self._digest_of: Callable[[str], str] = lambda note: ""

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
        recall: Recall = lambda known, rest: ({}, ""),
    ) -> None:
        """Forget the pages that would be others now. `made_of` says by path what each page's maker is called with."""
        same, self._new.rest = recall(self._known.notes, self._known.rest)
        called = made_of()
        now = {**same, **_settled(tuple(note for note in self._known.notes if note not in same), digest_of)}
        self._now, self._digest_of = now, digest_of
        changed = {at for at, (note, known) in enumerate(self._known.notes.items()) if now[note] != known}
        self._known.pages = {
            path: page
            for path, page in self._known.pages.items()
            if page.made_of == called.get(path) and changed.isdisjoint(page.notes)
        }

    def page(self, path: str) -> KeptPage | None:
        """Return the page at an output path, if it would be the same now."""
        return self._known.pages.get(path)

    def text(self, page: KeptPage) -> str:
        """Return the text that was kept with a page."""
        return self._texts.read(page.text)

    def put(self, kept: Kept, target: Path) -> bool:
        """Make a file that is kept appear at `target`; False where it is gone, or another one since."""
        return self._store.has(kept) and self._store.put(kept, target)

    def reuse(self, path: str, text: str) -> None:
        """Keep a page that was used again, with its text."""
        page = self._known.pages[path]
        if self._new_texts is not None:
            self._new.pages[path] = KeptPage(page.made_of, page.files, self._new_texts.add(text), page.notes)

    def add(
        self, path: str, files: Iterable[tuple[str, Path, bytes]], *, text: str, notes: Iterable[str], made_of: str
    ) -> None:
        """Keep a page that was made: its files by output path, with where they were written and what they hold."""
        if self._new_texts is None or not made_of:
            return
        kept = [(name, self._store.keep(file, data)) for name, file, data in files]
        own = tuple((name, one) for name, one in kept if one is not None)
        if len(own) == len(kept):
            numbers = array("I", [self._number(note) for note in notes])
            self._new.pages[path] = KeptPage(made_of, own, self._new_texts.add(text), numbers)

    def add_theme(self, path: str, file: Path, data: bytes) -> None:
        """Keep a file that the theme brought."""
        if kept := self._store.keep(file, data):
            self._new.theme[path] = kept

    def reuse_theme(self) -> None:
        """Keep the files that the theme brought before."""
        self._new.theme = self._known.theme

    def save(self) -> None:
        """Write down what is known now; where that is not possible the next build makes all pages."""
        self._texts.close()
        if self._new_texts is None:
            return
        try:
            self._forget_notes()
            now, digest_of = self._now, self._digest_of
            self._new.texts = self._new_texts.finish()
            # One by one: half a million of them at once would be the most that a large build ever holds.
            notes = ((note, now[note] if note in now else digest_of(note)) for note in self._numbers)
            write(self._file, self._new, notes)
            self._clean()
        except OSError:
            self.give_up()

    def give_up(self) -> None:
        """Leave what was known as it is."""
        self._texts.close()
        if self._new_texts is not None:
            self._new_texts.give_up()

    def _number(self, note: str) -> int:
        return self._numbers.setdefault(note, len(self._numbers))

    def _forget_notes(self) -> None:
        """Drop the notes that belong to no page any more, once these are the most: the others are numbered anew."""
        self._new.counted = were_used, were_read = self._known.counted
        reads = sum(len(page.notes) for page in self._new.pages.values())
        if 2 * len(self._numbers) <= 3 * were_used and 4 * reads >= 3 * were_read:
            return  # to look at each of them takes long, and it has hardly come to that
        used = bytearray(len(self._numbers))  # a set of them would be a hundred times as large
        for page in self._new.pages.values():
            for number in page.notes:
                used[number] = True
        self._new.counted = used.count(True), reads
        if 2 * self._new.counted[0] >= len(used):
            return
        kept = [(note, number) for note, number in self._numbers.items() if used[number]]
        new = {number: at for at, (_, number) in enumerate(kept)}
        self._numbers = {note: at for at, (note, _) in enumerate(kept)}
        self._new.pages = {
            path: replace(page, notes=array("I", map(new.__getitem__, page.notes)))
            for path, page in self._new.pages.items()
        }

    def _clean(self) -> None:
        """Remove the files of no variant."""
        others = (file for file in self._folder.glob(f"*{_ENDING}") if file != self._file)
        every = {self._file: self._new, **{file: read(file) for file in others}}
        names = {kept.name for known in every.values() for kept in known.theme.values()}
        names.update(kept.name for known in every.values() for page in known.pages.values() for _, kept in page.files)
        self._store.drop_all_but(names)
        drop_texts(self._folder, every)


def _settled(notes: tuple[str, ...], digest_of: Callable[[str], str]) -> dict[str, str]:
    """Return the digest of each of some notes, by as many processes as pay."""
    parts: dict[str, list[str]] = {}
    for note in notes:
        # What a value is worked out of is found once for all notes on it: they stay together.
        parts.setdefault(note.partition(MARK)[0], []).append(note)
    pieces = tuple(parts.values())
    found = shared(lambda at: list(map(digest_of, pieces[at])), len(pieces), hands(len(notes), _FEW))
    return dict(zip(chain.from_iterable(pieces), chain.from_iterable(found), strict=True))


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
            is_old = time.time() - entry.stat(follow_symlinks=False).st_mtime > _MOST_DAYS * 86_400
            if is_old and entry.is_dir(follow_symlinks=False) and Path(entry.path) != own:
                shutil.rmtree(entry.path, ignore_errors=True)
