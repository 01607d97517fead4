"""What a publisher asks of the builds before: files to put in place as they are, and to keep those that are new.

The one end is `publish`, the other the memory of the project; neither knows the other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Protocol

from journeybook import forks
from journeybook.incremental.memory import Memory, Recall
from journeybook.incremental.store import Kept
from journeybook.publish.frame import Frame
from journeybook.publish.search_index import SearchIndexWriter


class Writer(Protocol):
    """Puts files at output paths."""

    @property
    def folder(self) -> Path:
        """Where output paths begin."""

    def write(self, path: str, data: bytes) -> Path:
        """Write a file; return where it is."""

    def claim(self, paths: Iterable[str]) -> None:
        """Hear that files will be put there."""

    def put(self, path: str, at: Callable[[Path], bool]) -> bool:
        """Have a function write a file that was claimed at a place, and return what it says: whether it did."""

    def give_back(self, path: str) -> None:
        """Remove a file again, if it is there, that was claimed."""


class Earlier:
    """The pages of earlier builds that would be the same now."""

    def __init__(
        self,
        memory: Memory,
        digest_of: Callable[[str], str],
        made_of: Callable[[], Mapping[str, str]],
        recall: Recall,
        files: Mapping[str, Callable[[], tuple[bytes, tuple[str, ...]]]],
    ) -> None:
        """Take what is known, and what tells whether it is still so; `files` are no pages, see `Made`."""
        self._memory, self._files = memory, files
        self._tells, self._made_of = (digest_of, made_of, recall), made_of
        self.frames: dict[str, Frame] = memory.frames
        """The frames of pages that are known, by their kinds; those that are drawn are added."""
        self._put: Mapping[str, int] = {}
        self._lost: Callable[[], list[str]] = list

    def begin(self, paths: Iterable[str], writer: Writer) -> None:
        """Put the pages at these paths in place that are known, with what comes with them, while it is found out
        whether they would be the same now; see `settle`.
        """
        self._put = {path: row for path in paths if (row := self._memory.row(path)) is not None}
        writer.claim(name for row in self._put.values() for name in self._memory.names(row))
        self._lost = forks.beside(lambda: list(self._memory.put_below(writer.folder, self._put.values())))

    def settle(self) -> None:
        """Find out which pages would be the same now."""
        self._memory.settle(*self._tells)

    def knows(self, path: str) -> bool:
        """Say whether the page at a path would be the same."""
        return path in self._put and self._memory.row(path) is not None

    def wait(self, writer: Writer) -> frozenset[str]:
        """Wait until all is in place that was put there, and take out of it what would be another page now.

        Returns the paths of pages that would be the same and are not there.
        """
        files, self._lost = frozenset(self._lost()), list
        lost = set()
        for path, row in self._put.items():
            is_lost = bool(files) and not files.isdisjoint(self._memory.names(row))
            if is_lost or self._memory.row(path) is None:
                for name in self._memory.names(row):
                    writer.give_back(name)
            if is_lost and self._memory.row(path) is not None:
                lost.add(path)
        return frozenset(lost)

    def end(self) -> None:
        """Leave nothing that goes on."""
        self._lost()

    def put_theme(self, writer: Writer) -> bool:
        """Put the files in place that belong to no page; say whether they are known."""
        files = tuple(self._memory.theme.items())
        writer.claim(path for path, _ in files)
        if not files or not self._all_put(files, writer):
            for path, _ in files:
                writer.give_back(path)
            return False
        self._memory.reuse_theme()
        return True

    def keep_theme(self, path: str, written: Path, data: bytes) -> None:
        """Keep such a file."""
        self._memory.add_theme(path, written, data)

    def put_file(self, path: str, writer: Writer) -> bool:
        """Put a file in place that is no page, the one of before or a new one; say whether it is one of these."""
        if path not in self._files:
            return False
        row = self._memory.row(path)
        if row is not None:
            files = tuple(self._memory.files(row))
            writer.claim(name for name, _ in files)
            if self._all_put(files, writer):
                self._memory.reuse(row, row + 1)
                return True
            for name, _ in files:
                writer.give_back(name)
        data, notes = self._files[path]()
        self.keep(path, [(path, writer.write(path, data), data)], (0, 0), notes)
        return True

    def reuse(self, paths: Sequence[str], folder: str, index: SearchIndexWriter) -> None:
        """Keep some pages of the edition in a folder that were put in place; what can be found on them is written."""
        rows = [self._memory.row(path) for path in paths]
        begin = 0
        for at in range(1, len(rows) + 1):
            first, last = rows[begin], rows[at - 1]
            assert first is not None
            assert last is not None
            if at == len(rows) or rows[at] != last + 1:
                further = index.copy(self._memory.index(folder), *self._memory.text(first, last + 1))
                self._memory.reuse(first, last + 1, further)
                begin = at

    def keep(
        self, path: str, files: Iterable[tuple[str, Path, bytes]], text: tuple[int, int], notes: tuple[str, ...]
    ) -> None:
        """Keep a page that was made; `text` is where in the index what can be found on it begins, and its length."""
        self._memory.add(path, files, text=text, notes=notes, made_of=self._made_of().get(path, ""))

    def keep_index(self, folder: str, index: SearchIndexWriter) -> None:
        """Keep the search index of the edition in a folder, which is written."""
        self._memory.add_index(folder, index.file, index.digest())

    def _all_put(self, files: Iterable[tuple[str, Kept]], writer: Writer) -> bool:
        return all(writer.put(path, partial(self._memory.put, kept)) for path, kept in files)
