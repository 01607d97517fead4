"""Font files: whether bytes are one, of which format, and whether it is variable. Reads the table of contents alone.

Formats: OpenType and TrueType (`sfnt`), WOFF 1.0 and WOFF2, whose tables of contents are not compressed.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass

_SFNT = {b"\x00\x01\x00\x00": "truetype", b"true": "truetype", b"OTTO": "opentype"}
_VARIATIONS = b"fvar"
# WOFF2 gives the tables it knows a number, in the order of its specification, and spells out the others.
_WOFF2_VARIATIONS, _WOFF2_SPELLED = 47, 63
_WOFF2_OUTLINES = (10, 11)  # `glyf` and `loca`, for which "not transformed" is 3 and not 0
_MOST_TABLES = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Font:
    """What a font file says of itself."""

    format: str
    """As CSS calls it: `woff2`, `woff`, `truetype`, `opentype`."""
    variable: bool
    """Whether it holds many weights or widths at once."""


def font_in(data: bytes) -> Font | None:
    """Return what a file's first bytes say of a font; None where they are no font that browsers load."""
    try:
        if data[:4] in _SFNT:
            return Font(format=_SFNT[data[:4]], variable=_VARIATIONS in _tags(data, count_at=4, first=12, size=16))
        if data[:4] == b"wOFF":
            return Font(format="woff", variable=_VARIATIONS in _tags(data, count_at=12, first=44, size=20))
        if data[:4] == b"wOF2":
            return Font(format="woff2", variable=_is_variable_woff2(data))
    except (struct.error, IndexError):
        return None  # it ends before its table of contents does
    return None


def _tags(data: bytes, *, count_at: int, first: int, size: int) -> tuple[bytes, ...]:
    count = min(_number(data, count_at), _MOST_TABLES)
    if not count or len(data) < first + size * count:
        raise IndexError(count)
    return tuple(struct.unpack_from(">4s", data, first + size * at)[0] for at in range(count))


def _is_variable_woff2(data: bytes) -> bool:
    count = min(_number(data, 12), _MOST_TABLES)
    if not count:
        raise IndexError(count)
    at, found = 48, False
    for _ in range(count):
        flags = data[at]
        at += 1
        known, transformed = flags & 63, flags >> 6
        if known == _WOFF2_SPELLED:
            found = found or data[at : at + 4] == _VARIATIONS
            at += 4
        at = _after_number(data, at)
        if (transformed != 3) if known in _WOFF2_OUTLINES else (transformed != 0):
            at = _after_number(data, at)
        found = found or known == _WOFF2_VARIATIONS
    return found


def _number(data: bytes, at: int) -> int:
    count: int = struct.unpack_from(">H", data, at)[0]
    return count


def _after_number(data: bytes, at: int) -> int:
    """Return where a number of one to five bytes ends; each but the last has its highest bit set."""
    while data[at] & 128:
        at += 1
    return at + 1
