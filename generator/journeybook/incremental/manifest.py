"""What is known of the pages of a site, in a file: read and written some at a time, because a large one has many.

Lines of JSON, the last of which is a digest of the others. Beside it lies a file with the texts of the pages, one after
the other, of which it says where each begins. Whatever is not whole is as if it were not there.
"""

from __future__ import annotations

import json
import time
from array import array
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import blake2b
from itertools import islice
from pathlib import Path
from secrets import token_hex
from typing import IO, Any

from journeybook.caching import put
from journeybook.incremental.store import Kept

_FORMAT = 5
_NOTES = 1_000
"""Notes on a line."""
_PAGES = 100
"""Pages on a line."""
_CHUNK = 1 << 20  # bytes
_TEXTS = "texts-"
_NEW = ".new-"
_MOST_SECONDS = 86_400
"""How long a build may take, after which what it was writing belongs to nobody."""


@dataclass(frozen=True, slots=True)
class KeptPage:
    """A page of the site and the files that come with it, ready to be put in place."""

    made_of: str
    """The digest of what its maker was called with."""
    files: tuple[tuple[str, Kept], ...]
    """Output paths with the files; that of the page is the first."""
    text: tuple[int, int]
    """Where in the file of texts that begins which belongs to it, and how many bytes it has."""
    notes: array[int]
    """The numbers of what was read for it."""


@dataclass(slots=True)
class Known:
    """What is known of a site."""

    base: str = ""
    """What all of its pages share."""
    texts: str = ""
    """The name of the file of texts."""
    rest: str = ""
    """What lists were made of beside journeys."""
    notes: dict[str, str] = field(default_factory=dict)
    """What was read, in the order of the numbers, with the digest that it had."""
    counted: tuple[int, int] = (0, 0)
    """How many notes belonged to pages when these were last counted, and how many of them all pages had together."""
    theme: dict[str, Kept] = field(default_factory=dict)
    """The files that the theme brings, by output path."""
    frames: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """What is around pages, by kind, in pieces."""
    pages: dict[str, KeptPage] = field(default_factory=dict)
    """By output path."""


def read(file: Path, base: str | None = None) -> Known:
    """Return what a file says; nothing where that is broken, or of another `base`."""
    try:
        with file.open("rb") as stream:
            known = _read(stream, base)
    except (OSError, ValueError, KeyError, TypeError, IndexError, RecursionError):
        return Known()
    return known or Known()


def _read(stream: IO[bytes], base: str | None) -> Known | None:
    head = stream.readline()
    first = json.loads(head)
    if first["format"] != _FORMAT or base not in (None, first["base"]):
        return None
    found = blake2b(head, digest_size=16)
    known = Known(
        base=first["base"],
        texts=first["texts"],
        rest=first["rest"],
        counted=(int(first["counted"][0]), int(first["counted"][1])),
        theme={path: Kept(*packed) for path, packed in first["theme"].items()},
        frames={kind: tuple(pieces) for kind, pieces in first["frames"].items()},
    )
    whole = ""
    for line in stream:
        entry = json.loads(line)
        if isinstance(entry, str):
            whole = entry
            break
        found.update(line)
        if isinstance(entry, dict):
            known.notes.update(entry)
        else:
            for path, made_of, files, text, notes in entry:
                numbers = array("I", b64decode(notes))
                own = tuple((name, Kept(*packed)) for name, *packed in files)
                known.pages[path] = KeptPage(made_of, own, (text[0], text[1]), numbers)
    return known if whole == found.hexdigest() else None


def write(file: Path, known: Known, notes: Iterable[tuple[str, str]]) -> None:
    """Write it down, at once and whole, with these notes instead of its own. OSError where that is not possible."""
    put(file, _written(known, iter(notes)))


def _written(known: Known, notes: Iterator[tuple[str, str]]) -> Iterator[bytes]:
    found = blake2b(digest_size=16)
    for line in _lines(known, notes):
        data = json.dumps(line, ensure_ascii=True, separators=(",", ":")).encode("ascii") + b"\n"
        found.update(data)
        yield data
    yield json.dumps(found.hexdigest()).encode("ascii") + b"\n"


def _lines(known: Known, notes: Iterator[tuple[str, str]]) -> Iterator[Any]:
    yield {
        "format": _FORMAT,
        "base": known.base,
        "texts": known.texts,
        "rest": known.rest,
        "counted": known.counted,
        "theme": {path: _packed(kept) for path, kept in known.theme.items()},
        "frames": known.frames,
    }
    while some := dict(islice(notes, _NOTES)):
        yield some
    pages = iter(known.pages.items())
    while those := list(islice(pages, _PAGES)):
        yield [
            [
                path,
                page.made_of,
                [[name, *_packed(kept)] for name, kept in page.files],
                page.text,
                b64encode(page.notes.tobytes()).decode("ascii"),
            ]
            for path, page in those
        ]


def _packed(kept: Kept) -> list[Any]:
    return [kept.name, kept.size, kept.time]


class OldTexts:
    """The texts of a build before."""

    def __init__(self, folder: Path, name: str) -> None:
        """Take the folder and the name of the file, which tells what is in it."""
        self._stream: IO[bytes] | None = None
        with suppress(OSError):
            if name.startswith(_TEXTS) and "/" not in name and name == _named(folder / name):
                self._stream = (folder / name).open("rb")

    @property
    def are_whole(self) -> bool:
        """Whether they are there, and what they were."""
        return self._stream is not None

    def read(self, place: tuple[int, int]) -> str:
        """Return one of them."""
        assert self._stream is not None
        self._stream.seek(place[0])
        return self._stream.read(place[1]).decode("utf-8", "surrogatepass")

    def close(self) -> None:
        """Let go of the file."""
        if self._stream is not None:
            self._stream.close()


class NewTexts:
    """The texts of a build, written while its pages come."""

    def __init__(self, folder: Path) -> None:
        """Take the folder. OSError where nothing can be written there."""
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._file = folder / f"{_NEW}{token_hex(6)}"
        self._stream = self._file.open("wb")
        self._at = 0

    def add(self, text: str) -> tuple[int, int]:
        """Write one; return where it begins, and how many bytes it has."""
        data = text.encode("utf-8", "surrogatepass")
        self._stream.write(data)
        begin, self._at = self._at, self._at + len(data)
        return begin, len(data)

    def finish(self) -> str:
        """Return the name of the file under which they can be found."""
        self._stream.close()
        name = _named(self._file)
        self._file.replace(self._file.with_name(name))
        return name

    def give_up(self) -> None:
        """Leave nothing behind."""
        self._stream.close()
        with suppress(OSError):
            self._file.unlink(missing_ok=True)


def drop_texts(folder: Path, known: Mapping[Path, Known]) -> None:
    """Remove the texts that none of the manifests knows, and what builds left that were ended."""
    names = {one.texts for one in known.values()}
    with suppress(OSError):
        for file in folder.iterdir():
            is_left = file.name.startswith(_NEW) and time.time() - file.stat().st_mtime > _MOST_SECONDS
            if is_left or (file.name.startswith(_TEXTS) and file.name not in names):
                file.unlink(missing_ok=True)


def _named(file: Path) -> str:
    """Return the name of a file of texts with this content."""
    found = blake2b(digest_size=16)
    with file.open("rb") as stream:
        while chunk := stream.read(_CHUNK):
            found.update(chunk)
    return f"{_TEXTS}{found.hexdigest()}"
