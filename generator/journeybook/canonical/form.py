"""One file in canonical form. What comes out is read again, and refused where it does not say the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from journeybook.canonical.body import tidy
from journeybook.canonical.writer import write
from journeybook.diagnostics import Diagnostic, Findings
from journeybook.fields.record import Record
from journeybook.source import Mark, SourceFile
from journeybook.syntax.layout import Layout, Piece, Unusual
from journeybook.syntax.nodes import Entry, Node, Scalar
from journeybook.syntax.nodes import Sequence as SequenceNode
from journeybook.syntax.parts import Parts, taken_apart

Edit = Callable[[str], str]
"""A change to the Markdown of a file that changes nothing of what is told."""

_NEW: Mark = (0, 0, 0, 0)
_NO_IDS: Mapping[Mark, str] = {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Canonical:
    """A file in canonical form."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """A file that is left as it is."""

    findings: tuple[Diagnostic, ...] = ()
    """Why it cannot be read."""
    reason: str = ""
    """Why it cannot be written in another way, though it can be read; empty where it cannot be read."""


def canonical(
    source: SourceFile, record: Record, *, ids: Mapping[Mark, str] = _NO_IDS, edit: Edit | None = None
) -> Canonical | Refused:
    """Return a file of a record, or of a list of it, in canonical form.

    `ids` are written into the items whose first field begins at these marks. `edit` changes the Markdown.
    """
    findings = Findings()
    try:
        parts = taken_apart(source, findings)
        if parts is None:
            return Refused(findings=tuple(findings))
        if ids:
            layout = _with_ids(parts.layout, ids)
            parts = replace(parts, layout=layout, node=layout.node)
        text = _text(parts, record, source, edit)
        if text != source.text:
            _check(parts, text, record, source)
    except Unusual:
        return Refused(reason="it is written in a way that has no canonical form: explicit keys, or a line '...'")
    except _Changed as changed:
        return Refused(reason=f"its canonical form would not say the same ({changed}); please report this")
    return Canonical(text=text)


class _Changed(Exception):
    """What was written does not say what was read."""


def _text(parts: Parts, record: Record, source: SourceFile, edit: Edit | None) -> str:
    lines = write(parts.layout, record, source)
    if parts.body is None:
        above = [source.line(number) for number in range(1, parts.fences[0] + 1)]
        return "".join(f"{line}\n" for line in (*above, *lines))
    fields = "".join(f"{line}\n" for line in ("---", *lines, "---"))
    return fields + tidy(edit(parts.body) if edit else parts.body)


def _check(parts: Parts, text: str, record: Record, source: SourceFile) -> None:
    findings = Findings()
    again = taken_apart(SourceFile(source.path, text), findings)
    if again is None:
        raise _Changed("it cannot be read")
    if _said(again.node) != _said(parts.node):
        raise _Changed("a value differs")
    if Counter(_comments(again.layout)) != Counter(_comments(parts.layout)):
        raise _Changed("a comment differs")
    if _text(again, record, SourceFile(source.path, text), None) != text:
        raise _Changed("a second run differs")


def _said(node: Node) -> object:
    """Return what a file says, whatever the order of fields in a group."""
    if isinstance(node, Scalar):
        return None if node.is_empty else node.value
    if isinstance(node, SequenceNode):
        return [_said(item) for item in node.items]
    return {entry.key.value: _said(entry.value) for entry in node.entries}


def _comments(layout: Layout) -> Iterator[str]:
    yield from filter(None, layout.tail)
    for piece in layout.pieces:
        yield from filter(None, (*piece.lead, piece.note))
        if piece.inside is not None:
            yield from _comments(piece.inside)


def _with_ids(layout: Layout, ids: Mapping[Mark, str]) -> Layout:
    """Return a layout in which the groups that begin at a mark have an id."""
    pieces = tuple(
        replace(piece, inside=_with_ids(piece.inside, ids)) if piece.inside is not None else piece
        for piece in layout.pieces
    )
    pieces = tuple(replace(piece, node=piece.inside.node) if piece.inside else piece for piece in pieces)
    if isinstance(layout.node, SequenceNode):
        return replace(layout, pieces=pieces, node=layout.node._replace(items=tuple(piece.node for piece in pieces)))
    first = layout.pieces[0].key if layout.pieces else None
    name = ids.get(first.mark) if first else None
    if name is not None and not any(piece.key and piece.key.value == "id" for piece in pieces):
        pieces = (_field("id", name, layout.column), *pieces)
    entries = tuple(Entry(piece.key, piece.node) for piece in pieces if piece.key)
    return replace(layout, pieces=pieces, node=layout.node._replace(entries=entries))


def _field(name: str, value: str, column: int) -> Piece:
    return Piece(
        key=Scalar(name, _NEW, plain=True), node=Scalar(value, _NEW, plain=True), inside=None,
        lead=(), note="", note_column=0, column=column, first=0, line=0, last=0,
    )  # fmt: skip
