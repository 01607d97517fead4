"""Files by the digest of their content, on disk. Any of them may go at any time, and none is believed unseen.

A file is shared with the site by a hard link where the disk allows that, so that keeping it costs next to nothing.
Whoever changes it in the site then changes it here too: it is taken for what it was only while its size and its time
are, and else read again and compared with its name.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from secrets import token_hex

from journeybook.caching import digest


@dataclass(frozen=True, slots=True)
class Kept:
    """A file of the store, as it was when it was put there."""

    name: str
    """The digest of its content."""
    size: int
    """Bytes."""
    time: int
    """When it was last written, in nanoseconds."""


class Store:
    """The files in one folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._made: set[str] = set()

    def keep(self, file: Path, data: bytes) -> Kept | None:
        """Keep a file that was just written and holds `data`; None where that is not possible."""
        return self._keep(file, digest(data), lambda aside: aside.write_bytes(data))

    def keep_as(self, file: Path, name: str) -> Kept | None:
        """Keep a file that was just written and whose content has the digest `name`; None as above."""
        return self._keep(file, name, lambda aside: shutil.copyfile(file, aside))

    def _keep(self, file: Path, name: str, copy: Callable[[Path], object]) -> Kept | None:
        place = self.place(name)
        try:
            self._make(place.parent)
            if not _linked(file, place):
                aside = place.with_name(f"{name}.{token_hex(4)}")
                copy(aside)
                aside.replace(place)
            found = place.stat()
        except OSError:
            return None
        return Kept(name, found.st_size, found.st_mtime_ns)

    def has(self, kept: Kept) -> bool:
        """Say whether a file is still what it was."""
        place = self.place(kept.name)
        try:
            found = place.stat()
            if (found.st_size, found.st_mtime_ns) == (kept.size, kept.time):
                return True
            return found.st_size == kept.size and digest(place.read_bytes()) == kept.name
        except OSError:
            return False

    def put(self, kept: Kept, target: Path) -> bool:
        """Make the file appear at `target`, where there is none; False where it is gone."""
        place = self.place(kept.name)
        if _linked(place, target):
            return True
        try:
            shutil.copyfile(place, target)
        except OSError:
            with suppress(OSError):
                target.unlink(missing_ok=True)
            return False
        return True

    def put_below(self, folder: Path, files: Iterable[tuple[str, Kept]]) -> Iterator[str]:
        """Make files appear below a folder, where there are none, by their paths; yield the paths of those that are
        gone, or cannot be put there.
        """
        # For tens of thousands of files, what is done with paths takes longer than what is done with files.
        top, store = os.fspath(folder), os.fspath(self._folder)
        made: set[str] = set()
        for path, kept in files:
            target, source = f"{top}/{path}", f"{store}/{kept.name[:2]}/{kept.name}"
            beyond = target.rpartition("/")[0]
            try:
                if beyond not in made:
                    os.makedirs(beyond, exist_ok=True)  # noqa: PTH103 - as above
                    made.add(beyond)
                found = os.stat(source)  # noqa: PTH116
                if (found.st_size, found.st_mtime_ns) == (kept.size, kept.time):
                    os.link(source, target, follow_symlinks=False)
                    continue
            except (OSError, NotImplementedError):
                pass
            if not (self.has(kept) and self.put(kept, Path(target))):
                yield path

    def drop(self, names: Iterable[str]) -> None:
        """Remove what is named."""
        for name in names:
            with suppress(OSError):
                self.place(name).unlink(missing_ok=True)

    def drop_all_but(self, names: Collection[str]) -> None:
        """Remove what is not named."""
        with suppress(OSError):
            for folder in os.scandir(self._folder):
                for file in os.scandir(folder.path):
                    if file.name not in names:
                        with suppress(OSError):
                            Path(file.path).unlink()

    def place(self, name: str) -> Path:
        """Return where a file is, by the digest of its content."""
        return self._folder / name[:2] / name

    def _make(self, folder: Path) -> None:
        if folder.name not in self._made:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._made.add(folder.name)


def _linked(source: Path, target: Path) -> bool:
    try:
        os.link(source, target, follow_symlinks=False)
    except (OSError, NotImplementedError):
        return False
    return True
