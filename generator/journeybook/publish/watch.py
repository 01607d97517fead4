"""Tells when the content of files has changed, and not merely their dates.

Looks at the files again and again, which works on every file system, also where the system sends no events
(network drives, containers). Events and dates are hints only: a checkout of 500 files touches thousands of
times, and a file that is saved unchanged is no change. Knows nothing of builds.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from fnmatch import fnmatch
from hashlib import blake2b
from pathlib import Path

_LOOK_EVERY = 0.1  # seconds
_SHARE_OF_TIME = 0.05  # looking never takes more of a processor than this
_SETTLED_AFTER = 0.1  # seconds without a further change
_PATIENCE = 5.0  # seconds after which unsettled files are taken as they are

_Stamps = dict[str, tuple[int, int, int]]


class Watch:
    """Watches the files at and below some paths, except hidden ones and those below other paths.

    A path may end in a pattern of names, `*.yml`: the files of that name in a folder, whenever they appear.
    """

    def __init__(self, paths: tuple[Path, ...], *, without: tuple[Path, ...] = ()) -> None:
        self._paths = tuple(os.path.realpath(path) for path in paths)
        self._without = frozenset(os.path.realpath(path) for path in without)
        self._stamps = self._look()
        self._contents = {path: _digest(path) for path in self._stamps}

    def changed(self, stopped: Callable[[float], bool]) -> bool:
        """Wait until some content has changed and settled; False when `stopped` says so before.

        `stopped` waits the seconds it is given and returns whether it is time to stop.
        """
        interval = _LOOK_EVERY
        while not stopped(interval):
            began = time.perf_counter()
            stamps = self._look()
            interval = max(_LOOK_EVERY, (time.perf_counter() - began) / _SHARE_OF_TIME)
            if stamps == self._stamps:
                continue
            stamps = self._settled(stamps, stopped)
            if self._differs(stamps):
                return True
        return False

    def _settled(self, stamps: _Stamps, stopped: Callable[[float], bool]) -> _Stamps:
        until = time.monotonic() + _PATIENCE
        while not stopped(_SETTLED_AFTER):
            again = self._look()
            if again == stamps or time.monotonic() > until:
                return again
            stamps = again
        return stamps

    def _differs(self, stamps: _Stamps) -> bool:
        before = self._contents
        self._contents = {
            path: before[path] if self._stamps.get(path) == stamp and path in before else _digest(path)
            for path, stamp in stamps.items()
        }
        self._stamps = stamps
        return self._contents != before

    def _look(self) -> _Stamps:
        stamps: _Stamps = {}
        for path in self._paths:
            for file, status in self._matching(path) if "*" in Path(path).name else self._files(path):
                stamps[file] = (status.st_mtime_ns, status.st_size, status.st_ino)
        return stamps

    def _matching(self, pattern: str) -> Iterator[tuple[str, os.stat_result]]:
        folder, _, names = pattern.rpartition(os.sep)
        with suppress(OSError), os.scandir(folder) as entries:
            for entry in entries:
                if fnmatch(entry.name, names) and entry.is_file(follow_symlinks=False):
                    yield entry.path, entry.stat(follow_symlinks=False)

    def _files(self, path: str) -> Iterator[tuple[str, os.stat_result]]:
        if path in self._without:
            return
        try:
            with os.scandir(path) as entries:
                for entry in entries:
                    if entry.name.startswith("."):
                        continue
                    if entry.is_dir(follow_symlinks=False):
                        yield from self._files(entry.path)
                    elif entry.is_file(follow_symlinks=False) and entry.path not in self._without:
                        yield entry.path, entry.stat(follow_symlinks=False)
        except NotADirectoryError:
            yield path, Path(path).stat()  # one of the paths given is a file
        except OSError:
            return  # gone, or not ours to read: the build will say so where it matters


def _digest(path: str) -> bytes:
    try:
        with Path(path).open("rb") as file:
            digest = blake2b(digest_size=16)
            while block := file.read(1 << 20):
                digest.update(block)
            return digest.digest()
    except OSError:
        return b""
