"""What was once found about files by their object ids, kept on disk for the next build. May be deleted at any time.

Never wrong: an entry is known by the objects it is about, and all of them by our version and code. Whatever cannot be
read back whole is as if it were not there. Two builds at once may each lose what the other found, and nothing else.
"""

from __future__ import annotations

import hashlib
import json
import os
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import Any

import journeybook
from journeybook.caching import cache_folder, put

_FORMAT = 1
_FOLDERS = ("compare", "fields", "format", "history", "load", "model", "prose", "syntax")
"""Our code that decides what is found."""
_MOST = 50_000
"""Entries that are kept: those of this build, and of earlier ones, which may have been on another branch."""
_MOST_BYTES = 200_000_000


class Cache:
    """The entries of one project."""

    def __init__(self, root: Path) -> None:
        folder = cache_folder()
        name = hashlib.sha256(os.fsencode(root.resolve())).hexdigest()[:20]
        self._file = folder / f"{name}.json" if folder else None
        self._entries: dict[str, Any] = {}
        self._asked: dict[str, None] = {}
        self._is_new = False
        if self._file:
            self._entries = _read(self._file)

    def get(self, key: str) -> Any:
        """Return what is known by a key, as JSON has it; None for nothing."""
        found = self._entries.get(key)
        if found is not None:
            self._asked[key] = None
        return found

    def put(self, key: str, entry: Any) -> None:
        """Keep what was found; it must not be None."""
        self._entries[key] = entry
        self._asked[key] = None
        self._is_new = True

    def forget(self, key: str) -> None:
        """Forget an entry that cannot be understood."""
        self._entries.pop(key, None)

    def save(self) -> None:
        """Write what is new to disk. Where that is not possible the next build finds it again."""
        if self._file is None or not self._is_new:
            return
        names = dict.fromkeys((*self._asked, *self._entries))
        kept = {name: self._entries[name] for name in list(names)[:_MOST] if name in self._entries}
        payload = json.dumps(kept, ensure_ascii=True, separators=(",", ":")).encode()
        with suppress(OSError):
            self._file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            put(self._file, (_head(payload), payload))
        self._is_new = False


def _read(file: Path) -> dict[str, Any]:
    try:
        if file.stat().st_size > _MOST_BYTES:
            return {}
        head, _, payload = file.read_bytes().partition(b"\n")
        if head + b"\n" != _head(payload):
            return {}
        entries = json.loads(payload)
    except (OSError, ValueError, RecursionError):
        return {}
    return entries if isinstance(entries, dict) else {}


def _head(payload: bytes) -> bytes:
    return f"journeybook-cache/{_FORMAT} {fingerprint()} {hashlib.sha256(payload).hexdigest()}\n".encode()


@lru_cache(maxsize=1)
def fingerprint() -> str:
    """Return what tells our version: its number, and the code itself, which changes between two of them too."""
    digest = hashlib.sha256(journeybook.__version__.encode())
    home = Path(journeybook.__file__).parent
    for file in sorted((home / "config.py", *(file for name in _FOLDERS for file in (home / name).glob("*.py")))):
        with suppress(OSError):
            digest.update(file.name.encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()[:20]
