"""How wide a text is, roughly, and where to break it. Knows no font: the reader's own one is not known here.

Widths are those of a wide sans serif, so that with any usual one a line is rather short than over the edge.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache

ELLIPSIS = "…"


@lru_cache(maxsize=32_768)
def text_width(text: str, size: float) -> float:
    """Return about how wide a line of text is, in pixels, at a font size."""
    return sum(map(_width, text)) * size


def longest_word(text: str, size: float) -> float:
    """Return the width of the longest part of a text that has no place to break."""
    return max((text_width(part, size) for part in _parts(text)), default=0)


def wrap(text: str, width: float, size: float, *, lines: int) -> tuple[str, ...]:
    """Break a text into lines of at most `width` pixels; a word that is wider is broken where it must.

    Joined, the lines are the text: a space at a break stays, out of sight, at the end of its line.
    What does not fit in the number of lines is cut, and the last one ends with an ellipsis.
    """
    made = [""]
    used = 0.0
    for part in _fitting(text, width, size):
        if made[-1] and used + text_width(part.rstrip(" "), size) > width:
            if len(made) == lines:
                made[-1] = _cut(made[-1], width, size)
                break
            made.append("")
            used = 0.0
        made[-1] += part
        used += text_width(part, size)
    return tuple(made)


_BREAK = re.compile(r"(?<= )|(?<=[-/_])(?=\w)")

# Characters by width in hundredths of the font size; others by their kind.
_WIDTHS = {
    character: width / 100
    for width, characters in {
        27: " \u00a0!',.:;`ijl|’‘·",
        36: "()-/I[]\\{}ftJ–",
        42: 'r"“”°',
        50: "csyz?vxk",
        57: "0123456789$+<=>^~*€£aeLEFTPYZ«»",
        63: "bdghnopquABCKRSVX#",
        78: "DGHNOQUw&Ææœ…—ЖМжмшыю",
        95: "mMW@%ŒШЩЮЫФщф",
    }.items()
    for character in characters
}


@cache
def _width(character: str) -> float:
    """Return the width of a character as a part of the font size."""
    base = unicodedata.normalize("NFD", character)[0]
    category = unicodedata.category(base)
    if base in _WIDTHS:
        return _WIDTHS[base]
    if category.startswith(("M", "C")):
        return 0.0
    if unicodedata.east_asian_width(base) in "WF":
        return 1.0 if category == "Lo" else 1.3  # pictures are wider than ideographs
    return 0.75 if category in ("Lu", "So") else 0.65


def _parts(text: str) -> list[str]:
    """Return the pieces of a text between the places where a line may break, spaces at their ends."""
    return [part for part in _BREAK.split(text) if part]


def _fitting(text: str, width: float, size: float) -> Iterator[str]:
    for part in _parts(text):
        if text_width(part.rstrip(" "), size) <= width:
            yield part
        else:
            yield from _clusters(part)


def _clusters(word: str) -> Iterator[str]:
    """Yield what a reader takes for one character: with its marks, and emoji joined to one picture."""
    cluster = ""
    for character in word:
        joins = _width(character) == 0 or cluster.endswith("\N{ZERO WIDTH JOINER}")
        if cluster and not joins and character != " ":
            yield cluster
            cluster = ""
        cluster += character
    yield cluster


def _cut(line: str, width: float, size: float) -> str:
    kept = list(_clusters(line))
    while kept and text_width("".join(kept) + ELLIPSIS, size) > width:
        kept.pop()
    return "".join(kept).rstrip(" ") + ELLIPSIS
