"""The links, pictures and raw HTML of a narrative, with their places. Says nothing about where they lead."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import unquote

from markdown_it.token import Token

from journeybook.prose.parser import markdown_parser
from journeybook.source import Mark

_MAY_LINK = re.compile(r"\]\(|\]:|<[A-Za-z/!?]|\]\[")


@dataclass(frozen=True, slots=True, kw_only=True)
class ProseLink:
    """A link or a picture as written."""

    target: str
    """The address, percent-decoded."""
    is_image: bool
    mark: Mark


@dataclass(frozen=True, slots=True, kw_only=True)
class RawHtml:
    """A piece of HTML in the Markdown."""

    html: str
    mark: Mark


def links_in(markdown: str, first_line: int) -> tuple[ProseLink, ...]:
    """Return the links and pictures of a Markdown text that begins on line `first_line` of its file."""
    return tuple(found for found in scan(markdown, first_line) if isinstance(found, ProseLink))


def scan(markdown: str, first_line: int) -> tuple[ProseLink | RawHtml, ...]:
    """Return links, pictures and raw HTML in order. Reads the text as Markdown only where it may hold any."""
    if not _MAY_LINK.search(markdown):
        return ()
    lines = markdown.split("\n")
    found: list[ProseLink | RawHtml] = []
    finder = _Finder(lines, first_line)
    block = (0, len(lines))
    for token in markdown_parser().parse(markdown):
        if token.map:
            block = (token.map[0], token.map[1])
        if token.type == "html_block":
            found.append(RawHtml(html=token.content, mark=finder.find(token.content.strip()[:20], block)))
        for child in token.children or ():
            if (thing := _found(child, finder, block)) is not None:
                found.append(thing)
    return tuple(found)


def _found(token: Token, finder: _Finder, block: tuple[int, int]) -> ProseLink | RawHtml | None:
    if token.type == "html_inline":
        return RawHtml(html=token.content, mark=finder.find(token.content, block))
    if token.type not in ("link_open", "image"):
        return None
    target = str(token.attrs.get("href" if token.type == "link_open" else "src", ""))
    decoded = unquote(target)
    mark = finder.find(decoded, block, target)
    return ProseLink(target=decoded, is_image=token.type == "image", mark=mark)


class _Finder:
    """Finds the places of texts in a block, each behind the one before."""

    def __init__(self, lines: list[str], first_line: int) -> None:
        self.lines = lines
        self.first_line = first_line
        self.after = (0, 0)

    def find(self, text: str, block: tuple[int, int], other: str = "") -> Mark:
        """Return the mark of the text (or of its other spelling); of the block's first line where it is in neither."""
        wanted = [spelling for spelling in (text, other) if spelling]
        for number in range(block[0], min(block[1], len(self.lines))):
            line = self.lines[number]
            start = self.after[1] if number == self.after[0] else 0
            if number < self.after[0]:
                continue
            for spelling in wanted:
                at = line.find(spelling, start)
                if at >= 0:
                    self.after = (number, at + len(spelling))
                    row = self.first_line + number
                    return (row, at + 1, row, at + len(spelling) + 1)
        row = self.first_line + block[0]
        width = len(self.lines[block[0]]) if block[0] < len(self.lines) else 0
        return (row, 1, row, width + 1)
