"""What files of journeys and personas came to in earlier runs, on disk: a file that is to the letter the same needs not
be read again. May be deleted at any time.

Never wrong: an entry is known by the bytes of its file, all of them by our code and by the scale they were read with.
Whatever cannot be read back whole is as if it were not there. Entries are read and written one by one: those of ten
thousand journeys are some hundred megabytes.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from secrets import token_hex
from typing import IO

from journeybook.load.discover import Files
from journeybook.load.drafting import Drafted
from journeybook.load.loader import Alike, Loaded
from journeybook.load.packing import packed, unpacked_safely
from journeybook.load.sources import digest
from journeybook.model.scale import EmotionScale

_FORMAT = 3
_FOOT = 8
"""Bytes at the end of the file, which say where the list of entries begins."""


@dataclass(frozen=True, slots=True)
class _Entry:
    source: str
    """The digest of the bytes of the file."""
    at: int
    """Where what it came to begins."""
    size: int
    """Bytes of that."""
    digest: str
    """Of those."""


class KnownDrafts:
    """What is known of the files of one project."""

    def __init__(self, file: Path, code: str) -> None:
        """Take where it is kept, and what tells our code."""
        self._file, self._code = file, code
        self._scale = ""
        self._entries: Mapping[str, _Entry] = {}
        self._unpacked: Mapping[str, Drafted] = {}
        with suppress(OSError, ValueError, KeyError, TypeError):
            self._entries, self._scale = self._read()

    def alike(self, files: Files, scale: EmotionScale) -> Alike:
        """Return what is known of files that are the same now; all that may be known is read."""
        known: dict[str, Drafted] = {}
        if self._scale != repr(scale):
            self._entries, self._unpacked = {}, {}
        with suppress(OSError), _opened(self._file) as stream:
            for path in files.paths():
                draft = self._same(path, files, stream)
                if draft is not None:
                    known[path] = draft
        return Alike(scale=scale, drafts=known)

    def learn(self, loaded: Loaded) -> None:
        """Keep what files came to that were read for the first time."""
        scale = repr(loaded.catalogue.scale)
        sources = {path: draft.digest for path, draft in loaded.drafts.items()}
        kept = {path: entry.source for path, entry in self._entries.items()} if scale == self._scale else {}
        self._unpacked = loaded.drafts
        if kept != sources:
            with suppress(OSError):
                self._entries, self._scale = self._written(loaded.drafts, kept, scale), scale

    def _same(self, path: str, files: Files, stream: IO[bytes] | None) -> Drafted | None:
        made, entry = self._unpacked.get(path), self._entries.get(path)
        if made is None and entry is None:
            return None
        try:
            source = digest(files.read(path))
        except OSError:
            return None
        if made is not None and made.digest == source:
            return made
        if entry is None or entry.source != source or stream is None:
            return None
        data = _at(stream, entry)
        thing = unpacked_safely(data) if data else None
        return thing if isinstance(thing, Drafted) else None

    def _read(self) -> tuple[dict[str, _Entry], str]:
        with self._file.open("rb") as stream:
            end = stream.seek(-_FOOT, 2)
            begin = int.from_bytes(stream.read(_FOOT), "little")
            stream.seek(begin)
            found, _, listed = stream.read(end - begin).partition(b"\n")
        known = json.loads(listed)
        if found.decode() != digest(listed) or known["format"] != _FORMAT or known["code"] != self._code:
            return {}, ""
        return {path: _Entry(*entry) for path, *entry in known["entries"]}, known["scale"]

    def _written(self, drafts: Mapping[str, Drafted], kept: Mapping[str, str], scale: str) -> dict[str, _Entry]:
        entries: dict[str, _Entry] = {}
        self._file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        aside = self._file.with_name(f".new-{token_hex(6)}")
        try:
            with aside.open("wb") as stream, _opened(self._file) as old:
                for path, draft in drafts.items():
                    data = _at(old, self._entries[path]) if old and kept.get(path) == draft.digest else b""
                    data = data or packed(draft)
                    entries[path] = _Entry(draft.digest, stream.tell(), len(data), digest(data))
                    stream.write(data)
                listed = json.dumps(
                    {
                        "format": _FORMAT,
                        "code": self._code,
                        "scale": scale,
                        "entries": [[path, one.source, one.at, one.size, one.digest] for path, one in entries.items()],
                    }
                ).encode("ascii")
                begin = stream.tell()
                stream.write(digest(listed).encode("ascii") + b"\n" + listed + begin.to_bytes(_FOOT, "little"))
            aside.replace(self._file)
        finally:
            aside.unlink(missing_ok=True)
        return entries


class _opened:  # noqa: N801 - used like a function
    """Opens a file that may not be there: then there is no stream."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._stream: IO[bytes] | None = None

    def __enter__(self) -> IO[bytes] | None:
        with suppress(OSError):
            self._stream = self._file.open("rb")
        return self._stream

    def __exit__(self, *_: object) -> None:
        if self._stream is not None:
            self._stream.close()


def _at(stream: IO[bytes], entry: _Entry) -> bytes:
    """Return the bytes of an entry; none where they are not what they were."""
    stream.seek(entry.at)
    data = stream.read(entry.size)
    return data if digest(data) == entry.digest else b""
