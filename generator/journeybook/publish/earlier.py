"""What a publisher asks of the builds before: files to put in place as they are, and to keep those that are new.

The one end is `publish`, the other the memory of the project; neither knows the other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import Protocol

from journeybook.incremental.memory import Memory, Recall
from journeybook.incremental.store import Kept
from journeybook.publish.frame import Frame


class Writer(Protocol):
    """Puts files at output paths."""

    def write(self, path: str, data: bytes) -> Path:
        """Write a file; return where it is."""

    def claim(self, path: str) -> None:
        """Hear that a file will be put there."""

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
        self._memory, self._made_of, self._files = memory, made_of, files
        self.frames: dict[str, Frame] = memory.frames
        """The frames of pages that are known, by their kinds; those that are drawn are added."""
        memory.settle(digest_of, made_of, recall)

    def put_theme(self, writer: Writer) -> bool:
        """Put the files in place that belong to no page; say whether they are known."""
        files = tuple(self._memory.theme.items())
        for path, _ in files:
            writer.claim(path)
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
        is_known = self.claim(path, writer)
        if is_known and self.put(path, writer):
            self.entries(path)
        else:
            if is_known:
                self.give_back(path, writer)
            data, notes = self._files[path]()
            self.keep(path, [(path, writer.write(path, data), data)], "", notes)
        return True

    def claim(self, path: str, writer: Writer) -> bool:
        """Say whether a page is known; then the places of its files are taken."""
        page = self._memory.page(path)
        for name, _ in page.files if page else ():
            writer.claim(name)
        return page is not None

    def put(self, path: str, writer: Writer) -> bool:
        """Put a page that was claimed in place, with what comes with it; False where one of these is gone."""
        page = self._memory.page(path)
        return page is not None and self._all_put(page.files, writer)

    def give_back(self, path: str, writer: Writer) -> None:
        """Take a page out of its place that could not be put there, and what comes with it."""
        page = self._memory.page(path)
        for name, _ in page.files if page else ():
            writer.give_back(name)

    def entries(self, path: str) -> str:
        """Return what the search can find on a page that was put in place; keep the page."""
        page = self._memory.page(path)
        assert page is not None
        text = self._memory.text(page)
        self._memory.reuse(path, text)
        return text

    def keep(self, path: str, files: Iterable[tuple[str, Path, bytes]], entries: str, notes: tuple[str, ...]) -> None:
        """Keep a page that was made."""
        self._memory.add(path, files, text=entries, notes=notes, made_of=self._made_of().get(path, ""))

    def _all_put(self, files: Iterable[tuple[str, Kept]], writer: Writer) -> bool:
        return all(writer.put(path, partial(self._memory.put, kept)) for path, kept in files)
