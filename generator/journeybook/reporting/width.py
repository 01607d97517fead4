"""How text from strangers' files is shown on a terminal: the columns it takes, and what must not arrive raw."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import repeat
from unicodedata import category, east_asian_width

TAB = 4
"""Columns from one tab stop to the next."""

_JOINER = "\u200d"
_WIDE_PRESENTATION = "\ufe0f"
_SHOWN_FORMATS = frozenset("\u200c\u200d")
"""Format characters that scripts and emoji need, and that hide nothing."""


def cells(text: str) -> Iterator[tuple[str, int]]:
    """Yield for each character of one line what is shown for it, and how many columns that takes.

    A tab becomes spaces, a control character a visible name. A combining mark takes no column, a Chinese character or
    an emoji two, and what a joiner ties to an emoji none of its own.
    """
    if text.isascii() and text.isprintable():
        yield from zip(text, repeat(1), strict=False)
        return
    column = 0
    before = ""
    for char in text:
        shown, width = _cell(char, column, before)
        yield shown, width
        column += width
        before = char


def visible(text: str) -> str:
    """Return a text as one line in which nothing can steer a terminal or turn its order around."""
    if text.isprintable():
        return text
    return "".join(" " if char in "\n\t" else _escaped(char) or char for char in text)


def _cell(char: str, column: int, before: str) -> tuple[str, int]:
    if " " <= char <= "~":
        return char, 1
    if char == "\t":
        wide = TAB - column % TAB
        return " " * wide, wide
    escaped = _escaped(char)
    if escaped:
        return escaped, len(escaped)
    if char == _WIDE_PRESENTATION:
        # The sign before it, narrow by itself, is drawn as an emoji.
        return char, 1 if before and east_asian_width(before) not in "WF" else 0
    if before == _JOINER or "\U0001f3fb" <= char <= "\U0001f3ff":
        return char, 0
    if category(char) in ("Mn", "Me", "Cf") or "\u1160" <= char <= "\u11ff":
        return char, 0
    return char, 2 if east_asian_width(char) in "WF" else 1


def _escaped(char: str) -> str:
    """Return a visible name for a character that is not to be shown as it is, else nothing."""
    kind = category(char)
    if kind in ("Cc", "Cs", "Zl", "Zp") or (kind == "Cf" and char not in _SHOWN_FORMATS):
        return f"<U+{ord(char):04X}>"
    return ""
