"""A whole build beside the site that is shown page by page: the search index takes all pages, and waits for nobody.

A process of its own, of low priority, runs a command that writes a site into a folder. Knows neither the command nor
how an index is made.
"""

from __future__ import annotations

import os
import subprocess
import threading
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from journeybook.publish.search_index import NOTHING_FOUND

_NICE = 10
_PATIENCE = 300.0  # seconds that a reader waits for the first index


class Aside:
    """The files of the last whole build. A context manager: what still runs at the end is ended."""

    def __init__(self, command: Sequence[str], folder: Path) -> None:
        """Take a command that puts a whole site at `folder`, or leaves it as it is."""
        self._command, self._folder = tuple(command), folder
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._is_outdated = True
        self._is_closed = False

    def __enter__(self) -> Aside:
        return self

    def __exit__(self, *_: object) -> None:
        with self._lock:
            self._is_closed = True
            process = self._process
        if process is not None:
            process.terminate()
            process.wait()

    def begin_first(self) -> None:
        """Build for the first time, so that the index is there when somebody asks."""
        if self._process is None:
            self.begin()

    def begin(self) -> None:
        """Build now, unless that goes on already or nothing has changed since."""
        with self._lock:
            runs = self._process is not None and self._process.poll() is None
            if runs or self._is_closed or not self._is_outdated:
                return
            with suppress(OSError):
                self._process = subprocess.Popen(
                    self._command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
                )
                self._is_outdated = False
                if hasattr(os, "setpriority"):
                    os.setpriority(os.PRIO_PROCESS, self._process.pid, _NICE)

    def outdate(self) -> None:
        """Say that a build would come to something else now."""
        self._is_outdated = True

    def read(self, path: str) -> bytes:
        """Return the index at an output path.

        That of the build before where a newer one is not ready: it is made then, and is there for who asks next. Who is
        the first to ask waits. One that finds nothing where no site can be built.
        """
        self.begin()
        file = self._folder / path
        process = self._process
        if not file.exists() and process is not None:
            with suppress(subprocess.TimeoutExpired):
                process.wait(_PATIENCE)
        with suppress(OSError):
            return file.read_bytes()
        return NOTHING_FOUND
