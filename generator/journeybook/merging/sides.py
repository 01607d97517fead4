"""The three versions of a file as pieces that can be compared, and taken over with the lines they were written on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

from journeybook.canonical.scalars import in_line
from journeybook.source import SourceFile
from journeybook.syntax.layout import Layout, Piece, text_of
from journeybook.syntax.nodes import Mapping, Node, Scalar, Sequence

Value: TypeAlias = "str | list[Value] | dict[str, Value] | None"
"""What a node says: text, nothing, a list, or a group whatever its order."""
Ident: TypeAlias = tuple[str, ...]
"""What an item of a list is told by."""

_NAMES = (("id",), ("kpi",), ("left", "right"), ("file",), ("title",), ("name",))
"""The fields that tell items of the format's lists apart; an id comes first."""


@dataclass(frozen=True, eq=False)
class At:
    """A piece in one of the versions."""

    piece: Piece
    source: SourceFile
    flow: bool
    """It stands in brackets, and has no lines of its own."""

    @property
    def node(self) -> Node:
        """The value."""
        return self.piece.node

    @property
    def inside(self) -> Layout | None:
        """The pieces in it."""
        return self.piece.inside

    @cached_property
    def value(self) -> Value:
        """What it says."""
        return said(self.piece.node)

    @cached_property
    def comments(self) -> tuple[str, ...]:
        """All comments in it and above it."""
        return tuple(_comments(self.piece))

    @cached_property
    def raw(self) -> tuple[str, ...]:
        """Its text, so that equal texts are equal however far they are indented."""
        if self.flow:
            return (self.flow_text, *self.comments)
        indent = self.piece.column - 1
        return tuple(line[indent:] if not line[:indent].strip() else line.strip() for line in self.lines())

    def lines(self, column: int = 0) -> list[str]:
        """Return its lines with its lead, moved so that it begins at a column, from 1; 0 for where it is."""
        if self.flow:
            return self.own_lines(column)
        return self._moved(self.piece.first, self.piece.last, column)

    def own_lines(self, column: int = 0) -> list[str]:
        """Return its lines without its lead."""
        if self.flow:
            return [f"{' ' * (max(column, 1) - 1)}{'' if self.piece.key else '- '}{self.flow_text}"]
        return self._moved(self.piece.line, self.piece.last, column)

    def lead_lines(self, column: int = 0) -> list[str]:
        """Return the lines above it that belong to it."""
        return [] if self.flow else self._moved(self.piece.first, self.piece.line - 1, column)

    def _moved(self, first: int, last: int, column: int) -> list[str]:
        own = self.piece.column
        lines = [self._line(number) for number in range(first, last + 1)]
        return moved(lines, column - own if column else 0)

    def _line(self, number: int) -> str:
        line = self.source.line(number)
        if number != self.piece.line:
            return line
        # A hyphen before it is that of the item it stands in.
        indent = self.piece.column - 1
        return " " * indent + line[indent:]

    @cached_property
    def flow_text(self) -> str:
        """It in brackets: `lea: 3`, or `lea` for an item."""
        key, node = self.piece.key, self.piece.node
        raw = text_of(self.source, node.mark)
        text = raw if self.flow and "\n" not in raw else in_brackets(node)
        return f"{in_line(key, in_brackets=True)}: {text}" if key else text

    @cached_property
    def value_text(self) -> str:
        """Its value as written, on one line."""
        raw = text_of(self.source, self.piece.node.mark)
        return raw if "\n" not in raw else in_brackets(self.piece.node)


@dataclass(frozen=True, eq=False)
class Side:
    """One of the versions."""

    source: SourceFile
    layout: Layout

    @cached_property
    def places(self) -> dict[tuple[str, str], tuple[Ident, At]]:
        """The items with an id, by the name of their list and the id: where they are, and they themselves.

        Raises Ambiguous where two have the same.
        """
        found: dict[tuple[str, str], tuple[Ident, At]] = {}
        for name, place, at in _with_ids(self.layout, self.source, "", ()):
            node = at.node
            assert isinstance(node, Mapping)
            if (name, _text(node, "id")) in found:
                raise Ambiguous
            found[name, _text(node, "id")] = (place, at)
        return found


class Ambiguous(Exception):
    """Two things have the same id: which of them is meant nobody knows."""


def pieces_of(layout: Layout | None, source: SourceFile) -> tuple[At, ...]:
    """Return the pieces of a layout; none of nothing."""
    return tuple(At(piece, source, layout.flow) for piece in layout.pieces) if layout else ()


def said(node: Node) -> Value:
    """Return what a node says."""
    if isinstance(node, Scalar):
        return None if node.is_empty else node.value
    if isinstance(node, Sequence):
        return [said(item) for item in node.items]
    return {entry.key.value: said(entry.value) for entry in node.entries}


def in_brackets(node: Node) -> str:
    """Return a value on one line, fit for brackets."""
    if isinstance(node, Scalar):
        return in_line(node, in_brackets=True)
    if isinstance(node, Sequence):
        return f"[{', '.join(in_brackets(item) for item in node.items)}]"
    pairs = (f"{in_line(entry.key, in_brackets=True)}: {in_brackets(entry.value)}" for entry in node.entries)
    return f"{{{', '.join(pairs)}}}"


def moved(lines: Iterable[str], by: int) -> list[str]:
    """Return lines indented by some more columns, or as far as there are spaces by some less."""
    if by > 0:
        return [" " * by + line if line else line for line in lines]
    if by < 0:
        return [line[min(-by, len(line) - len(line.lstrip(" "))) :] for line in lines]
    return list(lines)


def ident(node: Node) -> Ident:
    """Return what an item is told by: a reference by itself, a thing by its id, or by its name where it has none."""
    if isinstance(node, Scalar):
        return ("text", node.value.strip())
    if isinstance(node, Mapping):
        for names in _NAMES:
            values = [_text(node, name) for name in names]
            if any(values):
                return ("+".join(names), *values)
    return ("", repr(said(node)))


def comments_of(layout: Layout) -> Iterator[str]:
    """Yield all comments of a file in order."""
    for piece in layout.pieces:
        yield from _comments(piece)
    yield from filter(None, layout.tail)


def _text(node: Mapping, name: str) -> str:
    value = node.get(name)
    return value.value.strip() if isinstance(value, Scalar) and not value.is_empty else ""


def _with_ids(layout: Layout, source: SourceFile, name: str, place: Ident) -> Iterator[tuple[str, Ident, At]]:
    for at in pieces_of(layout, source):
        key, inner = at.piece.key, name
        where: Ident = place
        if key is not None:
            inner, where = key.value, (*place, key.value)
        elif isinstance(at.node, Mapping):
            if _text(at.node, "id"):
                yield name, place, at
            where = (*place, *ident(at.node))
        if at.inside is not None:
            yield from _with_ids(at.inside, source, inner, where)


def _comments(piece: Piece) -> Iterator[str]:
    yield from filter(None, (*piece.lead, piece.note))
    if piece.inside is not None:
        yield from comments_of(piece.inside)
