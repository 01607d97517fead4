"""What is known of the pages of a site, in a file: pieces of bytes, then a head that says what they are, and last how
long that is and its digest. Whatever is not whole is as if it were not there.

What was read for the pages are most of the pieces, and are looked through by who opens them; see `notes.py`.
"""

from __future__ import annotations

import json
import sys
from array import array
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from journeybook.caching import digest, put
from journeybook.incremental.notes import Notes, Packed
from journeybook.incremental.rows import Rows
from journeybook.incremental.store import Kept

_FORMAT = f"6 {sys.byteorder} {array('I').itemsize} {array('Q').itemsize}"
_FOOT = 16 + 32
"""Bytes of the last piece: the length of the head as text, and its digest."""
_TEXTS = ("paths", "made_of", "names", "digests")
_NUMBERS = ("begins", "lengths", "file_ends", "note_ends", "sizes", "times", "notes")


@dataclass(slots=True)
class Known:
    """What is known of a site."""

    base: str = ""
    """What all of its pages share."""
    rest: str = ""
    """What lists were made of beside journeys."""
    counted: tuple[int, int] = (0, 0)
    """How many notes belonged to pages when these were last counted, and how many of them all pages had together."""
    theme: dict[str, Kept] = field(default_factory=dict)
    """The files that the theme brings, by output path."""
    frames: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """What is around pages, by kind, in pieces."""
    indexes: dict[str, Kept] = field(default_factory=dict)
    """The search index of each edition, by its folder."""
    notes: Notes = field(default_factory=Notes)
    rows: Rows = field(default_factory=Rows)


def read(file: Path, base: str | None = None) -> Known:
    """Return what a file says; nothing where that is broken, or of another `base`."""
    try:
        known = _read(memoryview(file.read_bytes()), base)
    except (OSError, ValueError, KeyError, TypeError, IndexError, RecursionError, OverflowError):
        return Known()
    return known or Known()


def _read(data: memoryview, base: str | None) -> Known | None:
    foot = bytes(data[-_FOOT:]).decode("ascii")
    end = len(data) - _FOOT
    head = data[end - int(foot[:16]) : end]
    if digest(head) != foot[16:]:
        return None
    first = json.loads(bytes(head))
    if first["format"] != _FORMAT or base not in (None, first["base"]):
        return None
    at = 0
    notes, columns = [], {}
    for source, count, width, length, name in first["notes"]:
        notes.append(Packed(source, count, width, data[at : at + length], name))
        at += length
    for column, length, name in first["columns"]:
        columns[column] = data[at : at + length]
        at += length
        if digest(columns[column]) != name:
            return None
    return Known(
        base=first["base"],
        rest=first["rest"],
        counted=(int(first["counted"][0]), int(first["counted"][1])),
        theme={path: Kept(*packed) for path, packed in first["theme"].items()},
        frames={kind: tuple(pieces) for kind, pieces in first["frames"].items()},
        indexes={folder: Kept(*packed) for folder, packed in first["indexes"].items()},
        notes=Notes(notes),
        rows=_rows(columns),
    )


def _rows(columns: Mapping[str, memoryview]) -> Rows:
    rows = Rows(**{name: json.loads(bytes(columns[name])) for name in _TEXTS})
    for name in _NUMBERS:
        getattr(rows, name).frombytes(columns[name])
    return rows


def write(file: Path, known: Known, digest_of: Callable[[str], str]) -> None:
    """Write it down, at once and whole; `digest_of` is asked for notes that are new.

    OSError where that is not possible, Broken where what is to be handed on is not what it was.
    """
    put(file, _written(known, digest_of))


def _written(known: Known, digest_of: Callable[[str], str]) -> Iterator[bytes | memoryview]:
    notes, columns = [], []
    for one in known.notes.packed(digest_of):
        notes.append((one.source, one.count, one.width, len(one.data), one.digest))
        yield one.data
    for name in (*_TEXTS, *_NUMBERS):
        data = _column(getattr(known.rows, name))
        columns.append((name, len(data), digest(data)))
        yield data
    head = _encoded(
        {
            "format": _FORMAT,
            "base": known.base,
            "rest": known.rest,
            "counted": known.counted,
            "theme": {path: _packed(kept) for path, kept in known.theme.items()},
            "frames": known.frames,
            "indexes": {folder: _packed(kept) for folder, kept in known.indexes.items()},
            "notes": notes,
            "columns": columns,
        }
    )
    yield head
    yield f"{len(head):016d}{digest(head)}".encode("ascii")


def _column(values: list[str] | array[int]) -> bytes | memoryview:
    return memoryview(values).cast("B") if isinstance(values, array) else _encoded(values)


def _encoded(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=True, separators=(",", ":")).encode("ascii")


def _packed(kept: Kept) -> list[Any]:
    return [kept.name, kept.size, kept.time]
