"""Where Mermaid diagrams stand in files: whole `.mmd` files, and fenced blocks of Markdown files.

Knows fences, not what is inside them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from journeybook.exchange.mermaid_pieces import Line
from journeybook.exchange.plain_text import one_line
from journeybook.source import SourceFile

# Quote marks and list bullets may stand before a fence; each group ends in a character the next cannot begin with,
# so that a line of a hundred thousand blanks is read once and not a hundred thousand times.
_FENCE = re.compile(
    r"(?P<lead>(?:[ \t]*>)*[ \t]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*)(?P<fence>`{3,}|~{3,}|:{3,})(?P<info>[^`]*)$"
)
_QUOTE = re.compile(r"(?:[ \t]*>)+[ ]?")
_MERMAID = re.compile(r"\{?\.?mermaid\b", re.IGNORECASE)
_HEADING = re.compile(r"#{1,6}[ \t]+(?P<title>.+)")

MAX_LINES = 3_000
"""The longest journeys found in the wild have 50 lines."""
MAX_CHARACTERS = 200_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A diagram as it stands in a file."""

    path: str
    lines: tuple[Line, ...]
    heading: str = ""
    """The nearest heading above it in a Markdown file."""
    closed: bool = True

    @property
    def first_line(self) -> int:
        """The number of its first line."""
        return self.lines[0].number if self.lines else 1

    @property
    def last_line(self) -> int:
        """The number of its last line."""
        return self.lines[-1].number if self.lines else 1

    @property
    def is_too_large(self) -> bool:
        """Whether nobody can have written it."""
        return len(self.lines) > MAX_LINES or sum(len(line.text) for line in self.lines) > MAX_CHARACTERS


def blocks(source: SourceFile) -> tuple[Block, ...]:
    """Return the Mermaid diagrams of a file, in order; of a `.mmd` file its whole text."""
    lines = [Line(number, 1, text) for number, text in enumerate(source.text.split("\n"), 1)]
    if PurePosixPath(source.path).suffix.lower() in (".mmd", ".mermaid"):
        fenced = _fence_at(lines, 0) is not None
        if not fenced:
            return (Block(path=source.path, lines=tuple(lines)),)
    return tuple(_Reader(source.path, lines).blocks())


def _fence_at(lines: Sequence[Line], at: int) -> re.Match[str] | None:
    """Return the fence that opens the first line with text, from line `at` on."""
    first = next((line for line in lines[at:] if line.text.strip()), None)
    return _FENCE.match(first.text) if first else None


class _Reader:
    """Reads a Markdown file once, from top to bottom."""

    def __init__(self, path: str, lines: Sequence[Line]) -> None:
        self.path = path
        self.lines = lines
        self.heading = ""
        self._closers = _closers_below(lines)

    def blocks(self) -> Iterator[Block]:
        """Yield the blocks that are marked as Mermaid."""
        at = _below_front_matter(self.lines)
        while at < len(self.lines):
            text = self.lines[at].text
            fence = _FENCE.match(text) if any(mark in text for mark in ("```", "~~~", ":::")) else None
            is_mermaid = fence is not None and _MERMAID.match(fence["info"].strip()) is not None
            if fence is None or (fence["fence"][0] == ":" and not is_mermaid):
                at = self._outside(at)
                continue
            end, closed = self._end(at, fence["fence"])
            if is_mermaid:
                yield self._block(at, end, closed, fence)
            elif not closed:
                return
            at = end + 1 if closed else end

    def _outside(self, at: int) -> int:
        text = self.lines[at].text
        if heading := _HEADING.match(text):
            title = re.sub(r"[`*]|\{[^{}]*\}$", "", heading["title"].rstrip(" \t#"))
            self.heading = one_line(title) or self.heading
        elif text.lstrip().startswith("<!--") and "-->" not in text:
            # What is commented out is not drawn either.
            while at + 1 < len(self.lines) and "-->" not in self.lines[at + 1].text:
                at += 1
            return at + 2
        return at + 1

    def _end(self, start: int, fence: str) -> tuple[int, bool]:
        """Return the line of the closing fence; where there is none, the line after which nothing can belong to it."""
        closed = self._closers[start + 1].get(fence[0], 0) >= len(fence)
        at = start + 1
        while at < len(self.lines):
            text = self.lines[at].text
            if closed and _closing(text)[0] == fence[0] and _closing(text)[1] >= len(fence):
                return at, True
            if not closed and (_HEADING.match(text) or _FENCE.match(text)):
                return at, False
            at += 1
        return at, False

    def _block(self, start: int, end: int, closed: bool, fence: re.Match[str]) -> Block:
        quoted = ">" in fence["lead"]
        indent = len(fence["lead"])
        inside = tuple(_inside(line, indent, quoted) for line in self.lines[start + 1 : end])
        return Block(path=self.path, lines=inside, heading=self.heading, closed=closed)


def _inside(line: Line, indent: int, quoted: bool) -> Line:
    """Return a line of a block without the indentation and the quote marks that its fence has."""
    cut = 0
    if quoted and (marks := _QUOTE.match(line.text)):
        cut = marks.end()
    while cut < min(indent, len(line.text)) and line.text[cut] in " \t":
        cut += 1
    return Line(line.number, line.column + cut, line.text[cut:])


def _closing(text: str) -> tuple[str, int]:
    """Return the character and the length of a closing fence; an empty character where the line is none."""
    bare = text.strip().lstrip("> \t")
    if len(bare) >= 3 and bare[0] in "`~:" and bare == bare[0] * len(bare):
        return bare[0], len(bare)
    return "", 0


def _closers_below(lines: Sequence[Line]) -> list[dict[str, int]]:
    """Return, for each line, the longest closing fence of each kind at it or below."""
    found: list[dict[str, int]] = [{}]
    for line in reversed(lines):
        char, length = _closing(line.text)
        last = found[-1]
        found.append({**last, char: length} if char and length > last.get(char, 0) else last)
    return found[::-1]


def _below_front_matter(lines: Sequence[Line]) -> int:
    if lines[0].text.rstrip() == "---":
        for at, line in enumerate(lines[1:], 1):
            if line.text.rstrip() in ("---", "..."):
                return at + 1
    return 0
