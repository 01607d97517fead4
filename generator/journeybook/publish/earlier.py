"""What a publisher asks of the builds before: files to put in place as they are, and to keep those that are new.

The one end is `publish`, the other the memory of the project; neither knows the other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Protocol

from journeybook.incremental.memory import Memory, Recall
from journeybook.incremental.store import Kept
from journeybook.publish.frame import Frame


class Writer(Protocol):
    """Puts files at output paths."""

    def write(self, path: str, data: bytes) -> Path:
        """Write a file; return where it is."""

    def put(self, path: str, at: Callable[[Path], bool]) -> bool:
        """Have a function write a file at a place, and return what it says: whether it did."""

    def take_back(self, path: str) -> None:
        """Remove a file again that was put there."""


class Earlier:
    """The pages of earlier builds that would be the same now."""

    def __init__(
        self,
        memory: Memory,
        digest_of: Callable[[str], str],
        made_of: Mapping[str, str],
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
        if not self._all_put(self._memory.theme.items(), writer):
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
        if self.put(path, writer):
            self.entries(path)
        else:
            data, notes = self._files[path]()
            self.keep(path, [(path, writer.write(path, data), data)], "", notes)
        return True

    def put(self, path: str, writer: Writer) -> bool:
        """Put a page and what comes with it in place; say whether it was known."""
        page = self._memory.page(path)
        return page is not None and self._all_put(page.files, writer)

    def entries(self, path: str) -> str:
        """Return what the search can find on a page that was put in place; keep the page."""
        page = self._memory.page(path)
        assert page is not None
        text = self._memory.text(page)
        self._memory.reuse(path, text)
        return text

    def keep(self, path: str, files: Iterable[tuple[str, Path, bytes]], entries: str, notes: tuple[str, ...]) -> None:
        """Keep a page that was made."""
        self._memory.add(path, files, text=entries, notes=notes, made_of=self._made_of.get(path, ""))

    def _all_put(self, files: Iterable[tuple[str, Kept]], writer: Writer) -> bool:
        """Put all of some files in place, or none; say which."""
        there: list[str] = []
        for path, kept in files:
            if not writer.put(path, lambda target, kept=kept: self._memory.put(kept, target)):  # type: ignore[misc]
                for one in there:
                    writer.take_back(one)
                return False
            there.append(path)
        return bool(there)
