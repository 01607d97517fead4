"""A YAML text as pieces that can be moved and replaced: fields and items with their lines and their comments.

Built on our own nodes, which know the place of every key and value: what stands between them is indicators, white
space and comments, and every comment belongs to one piece. Knows no field of the format, and writes nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from journeybook.source import Mark, SourceFile
from journeybook.syntax.nodes import Mapping, Node, Scalar, Sequence

_STRUCTURE = re.compile(r"[\s,:\[\]{}-]*")
"""What may stand between the scalars of a text that can be laid out, comments aside."""
_BLOCK_TEXT_NOTE = re.compile(r"[|>][-+0-9]*[ \t]+(#.*)")


class Unusual(Exception):
    """The text is YAML, but written in a way that nobody writes journeys in: explicit keys, several documents."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A field of a group or an item of a list, with what is said about it in comments."""

    key: Scalar | None
    """The name of a field; None for an item."""
    node: Node
    """Its value."""
    inside: Layout | None
    """The pieces of its value, where that is a group or a list."""
    lead: tuple[str, ...]
    """The lines above it: comments from their `#` on, and "" for an empty line."""
    note: str
    """The comment at the end of its first line, or of the last line of its value; empty for none."""
    note_column: int
    """Where the note begins, from 1; 0 for none."""
    column: int
    """Where the key or the hyphen stands, from 1."""
    first: int
    """The first of its lines, from 1, that of its lead."""
    line: int
    """The line of its key or hyphen."""
    last: int
    """The last of its lines, what is in it and comments at its end included."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """A group or a list, laid out."""

    node: Mapping | Sequence
    flow: bool
    """Written in brackets or braces."""
    column: int
    """Where its pieces begin, from 1."""
    pieces: tuple[Piece, ...]
    tail: tuple[str, ...]
    """Comments and empty lines at its end."""

    @property
    def has_comments(self) -> bool:
        """Whether a comment stands anywhere in it."""
        return any(self.tail) or any(
            piece.note or any(piece.lead) or (piece.inside is not None and piece.inside.has_comments)
            for piece in self.pieces
        )


def lay_out(source: SourceFile, root: Mapping | Sequence, first: int, last: int) -> Layout:
    """Return the layout of a YAML text that stands on the lines from `first` to `last` of its file.

    Raises Unusual where it is written in a way that has no such layout.
    """
    return _Reader(source, first, last).read(root)


@dataclass(frozen=True, slots=True)
class _Comment:
    line: int
    column: int
    text: str
    alone: bool
    """Nothing else is on its line."""


@dataclass(slots=True, eq=False)
class _Open:
    """A layout in the making."""

    node: Mapping | Sequence
    flow: bool
    column: int
    pieces: list[_Part] = field(default_factory=list)
    tail: list[str] = field(default_factory=list)

    def may_end_with(self, comment: _Comment) -> bool:
        """Say whether a comment may stand at the end: before the bracket, or as far right as the pieces."""
        return comment.line <= self.node.mark[2] if self.flow else self.column <= comment.column


@dataclass(slots=True, eq=False)
class _Part:
    """A piece in the making."""

    key: Scalar | None
    node: Node
    column: int
    line: int
    around: tuple[_Open, ...]
    """What it stands in, the outermost first."""
    inside: _Open | None = None
    lead: list[str] = field(default_factory=list)
    above: int = 0
    """How many lines of its lead stand above it; others stand between a key and its value."""
    note: str = ""
    note_column: int = 0


class _Reader:
    def __init__(self, source: SourceFile, first: int, last: int) -> None:
        self.source = source
        self.lines = {number: source.line(number) for number in range(first, last + 1)}
        self.first = first
        self.last = last
        self.parts: list[_Part] = []
        """All pieces in the order of the text."""

    def read(self, root: Mapping | Sequence) -> Layout:
        """Build the layout, then give each comment to its piece."""
        opened = self._open(root, ())
        comments = {comment.line: comment for comment in self._comments(root)}
        self._give_notes(comments)
        self._give_lines(comments, opened)
        return _closed(opened, self.last)

    # The pieces

    def _open(self, node: Mapping | Sequence, around: tuple[_Open, ...]) -> _Open:
        line, column = node.mark[:2]
        flow = self.lines.get(line, "")[column - 1 : column] in ("[", "{")
        opened = _Open(node, flow, column)
        around = (*around, opened)
        if isinstance(node, Mapping):
            for key, value in node.entries:
                self._check_key(key, opened)
                self._add(_Part(key, value, key.mark[1], key.mark[0], around))
        else:
            line -= 1
            for item in node.items:
                line = item.mark[0] if flow else self._hyphen(line + 1, item.mark[0], column)
                self._add(_Part(None, item, item.mark[1] if flow else column, line, around))
                line = max(line, item.mark[0])
        return opened

    def _add(self, part: _Part) -> None:
        part.around[-1].pieces.append(part)
        self.parts.append(part)
        if isinstance(part.node, (Mapping, Sequence)):
            part.inside = self._open(part.node, part.around)

    def _check_key(self, key: Scalar, opened: _Open) -> None:
        if key.mark[0] != key.mark[2] or (not opened.flow and key.mark[1] != opened.column):
            raise Unusual

    def _hyphen(self, first: int, last: int, column: int) -> int:
        """Return the line of the hyphen of an item that begins on the line `last`."""
        for line in range(last, first - 1, -1):
            text = self.lines[line]
            if text[column - 1 : column] == "-" and not text[: column - 1].strip(" -"):
                return line
        raise Unusual

    # The comments

    def _comments(self, root: Node) -> Iterator[_Comment]:
        """Yield the comments in order."""
        line, column = self.first, 1
        for scalar in _scalars(root):
            start_line, start_column, end_line, end_column = scalar.mark
            yield from self._between(line, column, start_line, start_column)
            line, column = end_line, end_column
            if not scalar.plain and (found := _BLOCK_TEXT_NOTE.match(self.lines[start_line], start_column - 1)):
                yield _Comment(start_line, found.start(1) + 1, found[1].rstrip(), alone=False)
        yield from self._between(line, column, self.last, len(self.lines[self.last]) + 1 if self.lines else 1)

    def _between(self, line: int, column: int, last: int, end: int) -> Iterator[_Comment]:
        for number in range(line, last + 1):
            whole = self.lines.get(number, "")
            start = column - 1 if number == line else 0
            text = whole[start : end - 1 if number == last else None]
            structure, sign, _ = text.partition("#")
            if not _STRUCTURE.fullmatch(structure) or (structure.startswith("---") and not start):
                raise Unusual
            if sign:
                at = start + len(structure)
                yield _Comment(number, at + 1, whole[at:].rstrip(), alone=not whole[:at].strip())

    def _give_notes(self, comments: dict[int, _Comment]) -> None:
        """Give the comments that follow something on their line to the piece that ends there, or else begins there."""
        owners = {part.line: part for part in self.parts}
        ends: dict[int, int] = {}
        for part in self.parts:
            line, column = part.node.mark[2:]
            is_block = part.inside is not None and not part.inside.flow
            if not is_block and column > ends.get(line, 1) and not self._is_block_text(part.node):
                owners[line], ends[line] = part, column
        for comment in comments.values():
            if not comment.alone:
                owner = owners.get(comment.line)
                if owner is None:
                    raise Unusual
                if owner.note:
                    # One behind a bracket that opens, one behind the bracket that closes.
                    owner.lead.append(comment.text)
                else:
                    owner.note, owner.note_column = comment.text, comment.column

    def _is_block_text(self, node: Node) -> bool:
        line, column = node.mark[:2]
        return isinstance(node, Scalar) and not node.plain and self.lines[line][column - 1] in "|>"

    def _end_line(self, part: _Part) -> int:
        """Return the last line of a scalar. Empty ones at the end of a block text count only where it keeps them."""
        line, column, last = part.node.mark[:3]
        if not self._is_block_text(part.node):
            return max(part.line, last)
        last -= part.node.mark[3] == 1
        if "+" not in self.lines[line][column - 1 :].partition("#")[0]:
            while last > line and not self.lines[last].strip():
                last -= 1
        return max(part.line, last)

    def _give_lines(self, comments: dict[int, _Comment], root: _Open) -> None:
        """Give the comments and empty lines that stand alone to the piece below, or to the end of what is above."""
        before: _Part | None = None
        at = self.first
        for part in self.parts:
            self._give(at, part.line, comments, before, part, root)
            before = part
            # A scalar or brackets over several lines: what stands in them is theirs.
            at = max(at, part.line + 1)
            if part.inside is None:
                self._give_within(part, comments)
                at = max(at, self._end_line(part) + 1)
        self._give(at, self.last + 1, comments, before, None, root)

    def _give_within(self, part: _Part, comments: dict[int, _Comment]) -> None:
        part.lead += [
            comments[line].text
            for line in range(part.line + 1, part.node.mark[0])
            if line in comments and comments[line].alone
        ]

    def _give(
        self,
        at: int,
        end: int,
        comments: dict[int, _Comment],
        before: _Part | None,
        after: _Part | None,
        root: _Open,
    ) -> None:
        """Share the lines from `at` to before `end` out between what ended above them and the piece below."""
        found = [
            comments.get(line) or _Comment(line, 0, "", alone=True)
            for line in range(at, end)
            if (comments[line].alone if line in comments else not self.lines[line].strip())
        ]
        if not found:
            return
        around = before.around if before is not None else ()
        others = after.around if after is not None else ()
        ended = [opened for opened in around if not any(opened is other for other in others)]
        below = after.column if after is not None else 0
        waiting: list[str] = []
        while found:
            comment = found[0]
            homes = [opened for opened in ended if opened.may_end_with(comment)]
            # The innermost; of a field and a list whose hyphens stand no further right, what the field stands in.
            home = max(homes, key=lambda opened: (opened.flow, opened.column), default=None)
            if comment.text and (comment.column <= below or home is None):
                break
            waiting.append(found.pop(0).text)
            if comment.text and home is not None:
                home.tail += waiting
                waiting = []
        rest = [*waiting, *(comment.text for comment in found)]
        if after is not None:
            after.lead += rest
            after.above = len(rest)
        else:
            root.tail += rest


def _closed(opened: _Open, last: int) -> Layout:
    """Return the finished layout of what ends on the line `last`."""
    pieces: list[Piece] = []
    end = last - len(opened.tail)
    for part in reversed(opened.pieces):
        piece = Piece(
            key=part.key,
            node=part.node,
            inside=_closed(part.inside, end) if part.inside else None,
            lead=tuple(part.lead),
            note=part.note,
            note_column=part.note_column,
            column=part.column,
            first=part.line - part.above,
            line=part.line,
            last=end,
        )
        pieces.append(piece)
        end = piece.first - 1
    return Layout(
        node=opened.node,
        flow=opened.flow,
        column=opened.column,
        pieces=tuple(reversed(pieces)),
        tail=tuple(opened.tail),
    )


def _scalars(root: Node) -> Iterator[Scalar]:
    """Yield the keys and values in the order of the text."""
    waiting: list[Node] = [root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Scalar):
            yield node
        elif isinstance(node, Sequence):
            waiting.extend(reversed(node.items))
        else:
            for key, value in reversed(node.entries):
                waiting += (value, key)


def text_of(source: SourceFile, mark: Mark) -> str:
    """Return what stands at a mark, line breaks included."""
    line, column, end_line, end_column = mark
    if line == end_line:
        return source.line(line)[column - 1 : end_column - 1]
    between = (source.line(number) for number in range(line + 1, end_line))
    return "\n".join((source.line(line)[column - 1 :], *between, source.line(end_line)[: end_column - 1]))
