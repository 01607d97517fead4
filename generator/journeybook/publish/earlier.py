"""What a publisher asks of the builds before: files to put in place as they are, and to keep those that are new.

The one end is `publish`, the other the memory of the project; neither knows the other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from journeybook.incremental.memory import Memory
from journeybook.incremental.store import Kept
from journeybook.publish.frame import Frame

Put = Callable[[str, Callable[[Path], bool]], bool]
"""Puts a file at an output path: is given what writes it to a place, and says whether that did."""


class Earlier:
    """The pages of earlier builds that would be the same now."""

    def __init__(self, memory: Memory, digest_of: Callable[[str], str], made_of: Mapping[str, str]) -> None:
        self._memory, self._made_of = memory, made_of
        self.frames: dict[str, Frame] = memory.frames
        """The frames of pages that are known, by their kinds; those that are drawn are added."""
        memory.settle(digest_of, made_of)

    def put_theme(self, put: Put) -> bool:
        """Put the theme's own files in place; say whether they are known."""
        files = self._memory.theme
        if not files or not all(self._placed(path, kept, put) for path, kept in files.items()):
            return False
        self._memory.reuse_theme()
        return True

    def keep_theme(self, path: str, written: Path, data: bytes) -> None:
        """Keep such a file."""
        self._memory.add_theme(path, written, data)

    def put(self, path: str, put: Put) -> bool:
        """Put a page and what comes with it in place; say whether it was known."""
        page = self._memory.page(path)
        if page is None or not all(self._placed(name, kept, put) for name, kept in page.files):
            return False
        self._memory.reuse(path)
        return True

    def entries(self, path: str) -> str:
        """Return what the search can find on a page that was put in place."""
        page = self._memory.page(path)
        assert page is not None
        return page.entries

    def keep(self, path: str, files: Iterable[tuple[str, Path, bytes]], entries: str, notes: tuple[str, ...]) -> None:
        """Keep a page that was made."""
        self._memory.add(path, files, entries=entries, notes=notes, made_of=self._made_of.get(path, ""))

    def _placed(self, path: str, kept: Kept, put: Put) -> bool:
        return put(path, lambda target: self._memory.put(kept, target))
