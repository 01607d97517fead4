"""A layout as lines in canonical form: one field a line in the order of the tables, two spaces a level."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from journeybook.canonical.order import in_order, may_be_short, record_of
from journeybook.canonical.scalars import in_line, written
from journeybook.fields.record import Record
from journeybook.source import SourceFile
from journeybook.syntax.layout import Layout, Piece
from journeybook.syntax.nodes import Mapping, Scalar, Sequence

WIDTH = 150
"""The longest line with brackets or braces. What is longer gets a line an item."""


@dataclass(frozen=True, slots=True)
class _Lines:
    """What a piece becomes."""

    lead: tuple[str, ...]
    """Comments and empty lines above it."""
    lines: tuple[str, ...]
    """Its lines, indented."""


def write(layout: Layout, record: Record | None, source: SourceFile) -> list[str]:
    """Return the lines of a whole file, or of its front matter."""
    head, layout = _without_head(layout)
    lines = _Writer(source).block(layout, record, 0, layout.column - 1)
    return [*head, *lines]


def _without_head(layout: Layout) -> tuple[list[str], Layout]:
    """Cut off what stands at the top, an empty line apart from the first field: it is about the file."""
    lead = layout.pieces[0].lead if layout.pieces else ()
    above = max((at for at, line in enumerate(lead) if not line), default=-1) + 1
    if not any(lead[:above]):
        return [], layout
    first = replace(layout.pieces[0], lead=lead[above:])
    return [*_single(lead[:above], begun=False)], replace(layout, pieces=(first, *layout.pieces[1:]))


class _Writer:
    def __init__(self, source: SourceFile) -> None:
        self.source = source

    def block(self, layout: Layout, record: Record | None, indent: int, was: int) -> list[str]:
        """Return the pieces of a layout one below the other; `was` is how far they were indented."""
        lines: list[str] = []
        lead: list[str] = []
        for piece in self._in_order(layout, record):
            made = self._piece(piece, record, indent, moved=None if layout.flow else indent - was)
            lead += made.lead
            # An empty line at the top of a list parts nothing.
            lines += _placed(_single(lead, begun=bool(lines)), indent)
            lines += made.lines
            lead = []
        return lines + _placed(_single(_ended(layout.tail), begun=bool(lines)), indent)

    @staticmethod
    def _in_order(layout: Layout, record: Record | None) -> tuple[Piece, ...]:
        return in_order(layout.pieces, record) if isinstance(layout.node, Mapping) else layout.pieces

    def _piece(self, piece: Piece, record: Record | None, indent: int, *, moved: int | None) -> _Lines:
        inner = record_of(record, piece.key.value) if piece.key else record
        head = " " * indent + (f"{in_line(piece.key)}:" if piece.key else "-")
        layout = piece.inside
        if layout is None:
            assert isinstance(piece.node, Scalar)
            value = written(piece.node, self.source if piece.node.mark[0] else None)
            line = self._noted(f"{head} {value.text}" if value.text else head, piece, moved)
            below = tuple(f"{' ' * (indent + 2)}{text}" if text else "" for text in value.lines)
            return _Lines(piece.lead, (line, *below))
        if not layout.pieces:
            text = "{}" if isinstance(layout.node, Mapping) else "[]"
            return _Lines((*piece.lead, *layout.tail), (self._noted(f"{head} {text}", piece, moved),))
        if (short := self._short(layout, inner, len(head) + 1)) is not None:
            return _Lines(piece.lead, (self._noted(f"{head} {short}", piece, moved),))
        below = tuple(self.block(layout, inner, indent + 2, layout.column - 1))
        if piece.key:
            return _Lines(piece.lead, (self._noted(head, piece, moved), *below))
        return self._item(piece, below, indent)

    @staticmethod
    def _item(piece: Piece, below: tuple[str, ...], indent: int) -> _Lines:
        """Put the first field of an item behind its hyphen, and above it what stood between the two."""
        start = next(at for at, line in enumerate(below) if line and not line.lstrip().startswith("#"))
        above = [line.lstrip() for line in below[:start]]
        lead = (*piece.lead, *([piece.note] if piece.note else []), *above)
        first = f"{' ' * indent}- {below[start][indent + 2 :]}"
        return _Lines(lead, (first, *below[start + 1 :]))

    @staticmethod
    def _noted(line: str, piece: Piece, moved: int | None) -> str:
        if not piece.note:
            return line
        # Comments that were set below one another stay so.
        column = len(line) + 2 if moved is None else max(piece.note_column - 1 + moved, len(line) + 2)
        return f"{line:<{column}}{piece.note}"

    def _short(self, layout: Layout, record: Record | None, start: int) -> str | None:
        """Return a group or list in braces or brackets, or None where it has to have lines of its own."""
        if not layout.flow or layout.has_comments or not _fits(layout, record):
            return None
        text = self._in_brackets(layout, record)
        return text if start + len(text) <= WIDTH else None

    def _in_brackets(self, layout: Layout, record: Record | None) -> str:
        texts = []
        for piece in self._in_order(layout, record):
            inner = record_of(record, piece.key.value) if piece.key else record
            if piece.inside is not None:
                text = self._in_brackets(piece.inside, inner)
            else:
                assert isinstance(piece.node, Scalar)
                text = in_line(piece.node, in_brackets=True)
            texts.append(f"{in_line(piece.key, in_brackets=True)}: {text}" if piece.key else text)
        return f"{{{', '.join(texts)}}}" if isinstance(layout.node, Mapping) else f"[{', '.join(texts)}]"


def _fits(layout: Layout, record: Record | None) -> bool:
    """Say whether what is in brackets may stay there: no list of records, and no record that people edit at once."""
    if isinstance(layout.node, Sequence):
        return not (record and any(isinstance(piece.node, Mapping) for piece in layout.pieces)) and all(
            piece.inside is None or _fits(piece.inside, record) for piece in layout.pieces
        )
    return may_be_short(record) and all(
        piece.inside is None or _fits(piece.inside, record_of(record, piece.key.value if piece.key else ""))
        for piece in layout.pieces
    )


def _single(lead: Iterable[str], *, begun: bool) -> list[str]:
    """Return lines above something with at most one empty line between two; none at the beginning."""
    found: list[str] = []
    for line in lead:
        if line or (found[-1] if found else begun):
            found.append(line)
    return found


def _ended(tail: tuple[str, ...]) -> tuple[str, ...]:
    end = len(tail)
    while end and not tail[end - 1]:
        end -= 1
    return tail[:end]


def _placed(lines: list[str], indent: int) -> list[str]:
    return [f"{' ' * indent}{line}" if line else "" for line in lines]
