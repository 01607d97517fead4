"""The links, pictures and raw HTML of a narrative, with their places. Says nothing about where they lead."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING
from urllib.parse import unquote

from journeybook.prose.parser import markdown_parser
from journeybook.source import Mark

if TYPE_CHECKING:
    from markdown_it.token import Token

_MAY_LINK = re.compile(r"\]\(|\]:|<[A-Za-z/]|\]\[")
# HTML, fences, definitions of links and of terms, footnotes, and what is indented as code, lists and admonitions are.
_MAY_SPAN_PARAGRAPHS = re.compile(r"<|```|~~~|\]:|\[\^|\t| {4}|^[ >]*[:~] ", re.MULTILINE)
_COMMENT = re.compile(r"<!--(.*?)-->", re.DOTALL)
_LOOK_BACK = 80
"""How far before an address what makes it one may begin; labels of references are short."""

_Place = tuple[int, int, int]
"""Line (from 0), start and end."""


class _Shape(Enum):
    """What stands before a text that is looked for."""

    LINK = re.compile(r"(?:\]\(\s*<?|<)$")
    DEFINITION = re.compile(r"\[[^\[\]]+\]:\s*<?$")
    ANY = re.compile("")

    def fits(self, before: str) -> bool:
        return bool(self.value.search(before))


@dataclass(frozen=True, slots=True, kw_only=True)
class ProseLink:
    """A link or a picture as written."""

    address: str
    """The address as a page would hold it, percent-encoded."""
    is_image: bool
    mark: Mark

    @property
    def target(self) -> str:
        """The address, percent-decoded: what a relative one is called on disk."""
        return unquote(self.address)


@dataclass(frozen=True, slots=True, kw_only=True)
class RawHtml:
    """A piece of HTML in the Markdown: a tag inside a line, or whole lines."""

    html: str
    mark: Mark
    """Its beginning; the end is that of the first line."""

    def mark_at(self, offset: int, length: int) -> Mark:
        """Return the place of `length` characters of the piece, from `offset` (0-based)."""
        before = self.html[:offset]
        down = before.count("\n")
        row = self.mark[0] + down
        column = offset - before.rfind("\n") + (0 if down else self.mark[1] - 1)
        return (row, column, row, column + length)


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """A comment in HTML, `<!-- … -->`, which no page shows."""

    text: str
    """What stands between its ends."""
    piece: RawHtml
    """The HTML that it is in or is the whole of."""
    offset: int
    """Where `text` begins in the piece, from 0."""

    def mark_at(self, offset: int, length: int) -> Mark:
        """Return the place of `length` characters of `text`, from `offset` (0-based)."""
        return self.piece.mark_at(self.offset + offset, length)

    @property
    def mark(self) -> Mark:
        """The place of the whole comment."""
        first, last = self.mark_at(-len("<!--"), 0), self.mark_at(len(self.text), len("-->"))
        return (*first[:2], *last[2:])


def comments_in(markdown: str, first_line: int) -> Iterator[Comment]:
    """Yield the comments of a Markdown text that begins on line `first_line` of its file; in code there are none."""
    for piece in _scan(markdown, first_line):
        if isinstance(piece, RawHtml):
            for found in _COMMENT.finditer(piece.html):
                yield Comment(text=found[1], piece=piece, offset=found.start(1))


def says_anything(markdown: str) -> bool:
    """Say whether there is anything in a Markdown text but white space and comments."""
    return bool((_COMMENT.sub("", markdown) if "<!--" in markdown else markdown).strip())


def links_in(markdown: str, first_line: int) -> tuple[ProseLink, ...]:
    """Return the links and pictures of a Markdown text that begins on line `first_line` of its file."""
    return tuple(found for found in scan(markdown, first_line) if isinstance(found, ProseLink))


def scan(markdown: str, first_line: int) -> tuple[ProseLink | RawHtml, ...]:
    """Return links, pictures and raw HTML in order. Reads the text as Markdown only where it may hold any."""
    return tuple(found for piece, line in _pieces(markdown, first_line) for found in _scan(piece, line))


def _pieces(markdown: str, first_line: int) -> Iterator[tuple[str, int]]:
    """Yield what has to be read as Markdown to find all links, each with its line: paragraphs alone where that is safe.

    Most narratives hold a link or two, and to read the rest of them was a quarter of a check.
    """
    if not _MAY_LINK.search(markdown):
        return
    if _MAY_SPAN_PARAGRAPHS.search(markdown):
        yield markdown, first_line
        return
    line = first_line
    for paragraph in markdown.split("\n\n"):
        if _MAY_LINK.search(paragraph):
            yield paragraph, line
        line += paragraph.count("\n") + 2


def _scan(markdown: str, first_line: int) -> Iterator[ProseLink | RawHtml]:
    return _found(markdown_parser().parse(markdown), _Finder(markdown.split("\n"), first_line))


def _found(tokens: list[Token], finder: _Finder) -> Iterator[ProseLink | RawHtml]:
    block = (0, len(finder.lines))
    for token in tokens:
        if token.map:
            block = (token.map[0], token.map[1])
        if token.type == "html_block":
            yield RawHtml(html=token.content, mark=finder.html(token.content.partition("\n")[0], block))
        for child in token.children or ():
            if child.type == "html_inline":
                yield RawHtml(html=child.content, mark=finder.html(child.content.partition("\n")[0], block))
            elif child.type in ("link_open", "image"):
                address = str(child.attrs.get("src" if child.type == "image" else "href", ""))
                mark = finder.address(address, block)
                yield ProseLink(address=address, is_image=child.type == "image", mark=mark)


class _Finder:
    """Finds where texts stand in a block of lines, each text at a place of its own."""

    def __init__(self, lines: list[str], first_line: int) -> None:
        self.lines = lines
        self.first_line = first_line
        self.used: set[tuple[int, int]] = set()
        # Kept between calls, so that ten thousand equal links of a paragraph are found in one pass over it.
        self.searches: dict[tuple[str, tuple[int, int], _Shape], Iterator[_Place]] = {}

    def html(self, text: str, block: tuple[int, int]) -> Mark:
        """Return the place of a piece of HTML; its block's first line where it is not found."""
        return self._next(text, block, _Shape.ANY) or self._line(block[0])

    def address(self, address: str, block: tuple[int, int]) -> Mark:
        """Return the place of a link's address, however it was spelled; the block's first line where it is not found.

        The address of a link by reference stands in the reference's definition, anywhere in the text.
        """
        spellings = tuple(dict.fromkeys((address, unquote(address), address.removeprefix("mailto:"))))
        for spelling in spellings:
            if mark := self._next(spelling, block, _Shape.LINK):
                return mark
        for spelling in spellings:
            place = next(self._places(spelling, (0, len(self.lines)), _Shape.DEFINITION), None)
            if place is not None:
                return self._mark(place)
        for spelling in spellings:
            if mark := self._next(spelling, block, _Shape.ANY):
                return mark
        return self._line(block[0])

    def _next(self, text: str, block: tuple[int, int], shape: _Shape) -> Mark | None:
        key = (text, block, shape)
        search = self.searches.get(key)
        if search is None:
            search = self.searches[key] = self._places(text, block, shape)
        for place in search:
            if place[:2] not in self.used:
                self.used.add(place[:2])
                return self._mark(place)
        return None

    def _places(self, text: str, block: tuple[int, int], shape: _Shape) -> Iterator[_Place]:
        if not text:
            return
        for number in range(block[0], min(block[1], len(self.lines))):
            line = self.lines[number]
            at = line.find(text)
            while at >= 0:
                if shape.fits(line[max(0, at - _LOOK_BACK) : at]):
                    yield number, at, at + len(text)
                at = line.find(text, at + 1)

    def _mark(self, place: _Place) -> Mark:
        row = self.first_line + place[0]
        return (row, place[1] + 1, row, place[2] + 1)

    def _line(self, number: int) -> Mark:
        row = self.first_line + number
        width = len(self.lines[number]) if number < len(self.lines) else 0
        return (row, 1, row, width + 1)
