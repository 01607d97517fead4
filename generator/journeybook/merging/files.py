"""One file, merged: by what it says where all versions can be read, line by line where not.

What was merged by meaning is read again, and has to say what was decided; else it is merged line by line.
"""

from __future__ import annotations

from codecs import BOM_UTF8
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from journeybook.canonical import Canonical, canonical
from journeybook.canonical.shapes import Shape, shape_by_name
from journeybook.diagnostics import Findings
from journeybook.merging.body import Body, merge_bodies, with_diagram_of, without_diagram
from journeybook.merging.chunks import Style, count, marked_lines, picked_lines, together
from journeybook.merging.deciding import Decider, Whole
from journeybook.merging.decisions import Pick, joined
from journeybook.merging.emitting import whole_chunks
from journeybook.merging.proof import facts, says_both
from journeybook.merging.sides import Ambiguous, Side, comments_of, said
from journeybook.merging.textual import merge_text
from journeybook.source import SourceFile
from journeybook.syntax import decode
from journeybook.syntax.layout import Unusual
from journeybook.syntax.nodes import Sequence
from journeybook.syntax.parts import Parts, taken_apart

Redraw = Callable[[str], str]
"""Brings the diagram in the text of a merged file up to date."""
_NO_STYLE = Style()


class How(Enum):
    """How a file was merged."""

    BY_MEANING = "by meaning"
    BY_LINE = "line by line"


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """A merged file."""

    data: bytes
    conflicts: int
    how: How


@dataclass(frozen=True, slots=True)
class _Version:
    """A version of the file."""

    source: SourceFile
    parts: Parts

    @property
    def side(self) -> Side:
        """Its fields."""
        return Side(self.source, self.parts.layout)

    @property
    def body(self) -> str:
        """Its Markdown; empty in a file that has none."""
        return self.parts.body or ""


class _ByLine(Exception):
    """The versions cannot be merged by meaning."""


def merge(
    base: bytes, ours: bytes, theirs: bytes, path: str, style: Style = _NO_STYLE, *, redraw: Redraw | None = None
) -> Merged:
    """Return three versions of a file of a project merged; `base` is empty where both sides added it.

    `path` says what it holds. InvocationError where Git is not there to merge texts.
    """
    shape = shape_by_name(path)
    if shape is not None and ours != theirs and base not in (ours, theirs):
        try:
            return _by_meaning(base, ours, theirs, shape, style, redraw)
        except (_ByLine, Ambiguous, Unusual):
            pass
    text = merge_text(base, ours, theirs, style)
    # Two new steps with one id are nothing that a merge by line sees.
    conflicts = text.conflicts or int(_says_twice(text.data, path) and not _says_twice(ours, path))
    return Merged(data=text.data, conflicts=conflicts, how=How.BY_LINE)


def _by_meaning(base: bytes, ours: bytes, theirs: bytes, shape: Shape, style: Style, redraw: Redraw | None) -> Merged:
    b = _version(shape.path, base) if base.strip() else None
    o, t = _version(shape.path, ours), _version(shape.path, theirs)
    sides = [version.side if version else None for version in (b, o, t)]
    is_list = isinstance(o.parts.node, Sequence)
    if any(side.layout.flow or isinstance(side.layout.node, Sequence) is not is_list for side in sides if side):
        raise _ByLine
    whole = Decider(sides[0], o.side, t.side).whole()
    fields = together(whole_chunks(whole, o.parts.layout.column))
    body = merge_bodies(without_diagram(b.body) if b else "", without_diagram(o.body), without_diagram(t.body), style)
    told = Body(_drawn(body.text, o.body, t.body), body.conflicts)
    said_by = [facts(said(version.parts.node)) if version else {} for version in (b, o, t)]
    for pick in Pick:
        parts = _read(whole, _text(o, picked_lines(fields, pick), ""), shape.path, pick, is_list=is_list)
        if not says_both(said_by[0], said_by[1], said_by[2], facts(said(parts.node)), pick):
            raise _ByLine
    conflicts = count(fields) + told.conflicts
    text = _text(o, marked_lines(fields, style), told.text)
    if not conflicts:
        _check_comments(text, shape.path, b, o, t)
        text = redraw(text) if redraw is not None else text
        if all(_is_canonical(version, shape) for version in (b, o, t) if version):
            made = canonical(SourceFile(shape.path, text), shape.record)
            text = made.text if isinstance(made, Canonical) else text
    return Merged(data=_as_ours(text, ours), conflicts=conflicts, how=How.BY_MEANING)


def _version(path: str, data: bytes) -> _Version:
    findings = Findings()
    source = decode(path, data, findings)
    parts = taken_apart(source, findings) if source else None
    if source is None or parts is None:
        raise _ByLine
    return _Version(source, parts)


def _text(ours: _Version, lines: list[str], body: str) -> str:
    if ours.parts.body is None:
        above = [ours.source.line(number) for number in range(1, ours.parts.fences[0] + 1)]
        return "".join(f"{line}\n" for line in (*above, *lines))
    opening, closing = (ours.source.line(number) for number in ours.parts.fences)
    return "".join(f"{line}\n" for line in (opening, *lines, closing)) + body


def _drawn(body: str, *others: str) -> str:
    """Return a body with the diagram of the first version that has one: better an old one than none."""
    return next((with_diagram_of(body, other) for other in others if without_diagram(other) != other), body)


def _read(whole: Whole, text: str, path: str, pick: Pick, *, is_list: bool) -> Parts:
    """Return what was written, read again; it says what was decided."""
    findings = Findings()
    source = SourceFile(path, text)
    parts = taken_apart(source, findings)
    wanted = joined(whole.children, whole.others, pick, is_list=is_list)
    # Of nothing nobody can tell whether it is no fields or an empty list.
    if parts is None or (said(parts.node) or None) != (wanted or None):
        raise _ByLine
    # Two of the same may come from two sides, each of which has one.
    _ = Side(source, parts.layout).places
    return parts


def _says_twice(data: bytes, path: str) -> bool:
    """Say whether a file has two things with one id."""
    if shape_by_name(path) is None:
        return False
    try:
        _ = _version(path, data).side.places
    except Ambiguous:
        return True
    except (_ByLine, Unusual):
        pass
    return False


def _check_comments(text: str, path: str, b: _Version | None, o: _Version, t: _Version) -> None:
    """See whether every comment is there that a side has added, or that neither has taken away."""
    merged = _version(path, text.encode())
    counts = [Counter(comments_of(version.parts.layout)) if version else Counter() for version in (b, o, t, merged)]
    for comment in set().union(*counts):
        base, ours, theirs, found = (each[comment] for each in counts)
        if found not in (ours + theirs - base, max(ours, theirs) if ours == theirs else -1):
            raise _ByLine


def _is_canonical(version: _Version, shape: Shape) -> bool:
    made = canonical(version.source, shape.record)
    return isinstance(made, Canonical) and made.text == version.source.text


def _as_ours(text: str, ours: bytes) -> bytes:
    """Return a text with the byte order mark and the line ends that our version has."""
    data = text.encode()
    if ours.count(b"\r\n") * 2 > ours.count(b"\n"):
        data = data.replace(b"\n", b"\r\n")
    return BOM_UTF8 + data if ours.startswith(BOM_UTF8) else data
