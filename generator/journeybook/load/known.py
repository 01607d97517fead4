"""What files of journeys and personas came to in earlier runs, on disk: a file that is to the letter the same needs not
be read again. May be deleted at any time.

Never wrong: an entry is known by the bytes of its file, all of them by our code and by the scale they were read with.
Whatever cannot be read back whole is as if it were not there.
"""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from secrets import token_hex

from journeybook.load.discover import Files
from journeybook.load.drafting import Drafted
from journeybook.load.loader import Alike, Loaded
from journeybook.load.packing import packed, unpacked_safely
from journeybook.model.scale import EmotionScale

_FORMAT = 1
_READ_AGAIN = ("journeys/", "personas/")


class SeenFiles:
    """The files of a project, each with the bytes it had when it was first read; see `Files`."""

    def __init__(self, files: Files) -> None:
        self._files = files
        self.seen: dict[str, bytes] = {}

    @property
    def name(self) -> str:
        return self._files.name

    def paths(self) -> tuple[str, ...]:
        return self._files.paths()

    def left_out(self) -> tuple[str, ...]:
        return self._files.left_out()

    def beside(self, path: str) -> tuple[tuple[str, bool], ...]:
        return self._files.beside(path)

    def read(self, path: str) -> bytes:
        if path not in self.seen:
            self.seen[path] = self._files.read(path)
        return self.seen[path]


@dataclass(frozen=True, slots=True)
class _Entry:
    digest: str
    """Of the bytes of the file."""
    packed: bytes | memoryview
    """What it came to."""


class KnownDrafts:
    """What is known of the files of one project."""

    def __init__(self, file: Path, code: str) -> None:
        """Take where it is kept, and what tells our code."""
        self._file = file
        self._code = code
        self._scale = ""
        self._entries: dict[str, _Entry] = {}
        self._unpacked: dict[str, Drafted] = {}
        with suppress(OSError, ValueError, KeyError, TypeError):
            self._read()

    def alike(self, files: SeenFiles, scale: EmotionScale) -> Alike:
        """Return what is known of files that are the same now; all that may be known is read."""
        known: dict[str, Drafted] = {}
        for path in files.paths():
            if not path.startswith(_READ_AGAIN):
                continue
            with suppress(OSError):
                digest = _digest(files.read(path))
                entry = self._entries.get(path)
                if entry is not None and entry.digest == digest and self._scale == repr(scale):
                    draft = self._drafted(path, entry)
                    if draft is not None:
                        known[path] = draft
        return Alike(scale=scale, drafts=known)

    def learn(self, loaded: Loaded, files: SeenFiles) -> None:
        """Keep what files came to that were read for the first time."""
        scale = repr(loaded.catalogue.scale)
        kept = self._entries if scale == self._scale else {}
        entries: dict[str, _Entry] = {}
        is_new = kept.keys() != loaded.drafts.keys()
        for path, draft in loaded.drafts.items():
            digest = _digest(files.read(path))
            entry = kept.get(path)
            if entry is None or entry.digest != digest:
                entry, is_new = _Entry(digest, packed(draft)), True
                self._unpacked[path] = draft
            entries[path] = entry
        self._entries, self._scale = entries, scale
        if is_new:
            self._save()

    def _drafted(self, path: str, entry: _Entry) -> Drafted | None:
        found = self._unpacked.get(path)
        if found is None:
            thing = unpacked_safely(entry.packed)
            if not isinstance(thing, Drafted):
                return None
            found = self._unpacked[path] = thing
        return found

    def _read(self) -> None:
        data = self._file.read_bytes()
        end = data.find(b"\n")
        # Not a copy of what is looked at: of ten thousand files it is some hundred megabytes.
        known, content = json.loads(data[:end]), memoryview(data)[end + 1 :]
        if known["format"] != _FORMAT or known["code"] != self._code or known["content"] != _digest(content):
            return
        entries, at = {}, 0
        for path, digest, size in known["entries"]:
            entries[path] = _Entry(digest, content[at : at + size])
            at += size
        self._entries, self._scale = entries, known["scale"]

    def _save(self) -> None:
        content = _hashed()
        for entry in self._entries.values():
            content.update(entry.packed)
        head = {
            "format": _FORMAT,
            "code": self._code,
            "scale": self._scale,
            "content": content.hexdigest(),
            "entries": [[path, entry.digest, len(entry.packed)] for path, entry in self._entries.items()],
        }
        with suppress(OSError):
            self._file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            aside = self._file.with_name(f".new-{token_hex(6)}")
            try:
                with aside.open("wb") as stream:
                    stream.write(json.dumps(head).encode("ascii") + b"\n")
                    stream.writelines(entry.packed for entry in self._entries.values())
                aside.replace(self._file)
            finally:
                aside.unlink(missing_ok=True)


def _digest(data: bytes | memoryview) -> str:
    return _hashed(data).hexdigest()


def _hashed(data: bytes | memoryview = b"") -> blake2b:
    return blake2b(data, digest_size=16)
