"""The markers in the Markdown of a journey between which a program keeps its diagram up to date.

A browser of the repository draws what stands there. A page of ours has a diagram of its own, and leaves it out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

OPENING = "<!-- journeybook: diagram -->"
CLOSING = "<!-- /journeybook: diagram -->"

_WORD = "journeybook"
_OPENING = re.compile(r" {0,3}<!--\s*journeybook:\s*diagram\s*-->\s*")
_CLOSING = re.compile(r" {0,3}<!--\s*/\s*journeybook:\s*diagram\s*-->\s*")
_FENCE = re.compile(r" {0,3}(?P<fence>`{3,}(?=[^`]*$)|~{3,})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """What stands between two markers, both included."""

    start: int
    """Where the opening marker's line begins, from 0."""
    end: int
    """Behind the closing marker, before the end of its line; the end of its own line where none closes it."""
    line: int
    """The line of the text, from 0, on which the opening marker stands."""
    is_closed: bool


def marked(body: str) -> tuple[Marked, ...]:
    """Return the marked places of a Markdown text in order. What code shows of markers is none."""
    return tuple(_marked(body)) if _WORD in body else ()


def _marked(body: str) -> Iterator[Marked]:
    lines = body.split("\n")
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    fence, at = "", 0
    while at < len(lines):
        line = lines[at]
        if fence:
            stripped = line.strip()
            fence = "" if len(stripped) >= len(fence) and set(stripped) == {fence[0]} else fence
        elif _OPENING.fullmatch(line):
            # What stands between is a program's: no fence in it keeps the marker below from counting.
            close = next((other for other in range(at + 1, len(lines)) if _CLOSING.fullmatch(lines[other])), None)
            last = at if close is None else close
            yield Marked(start=starts[at], end=starts[last + 1] - 1, line=at, is_closed=close is not None)
            at = last
        elif opened := _FENCE.match(line):
            fence = opened["fence"]
        at += 1


def without_marked(body: str) -> str:
    """Return a text with empty lines in the place of what stands between markers: all others keep their numbers."""
    for place in reversed(marked(body)):
        if place.is_closed:
            gone = "\n" * body.count("\n", place.start, place.end)
            body = body[: place.start] + gone + body[place.end :]
    return body
