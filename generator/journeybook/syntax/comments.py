"""Comments of YAML: where none can be, and text that is taken for one although it was meant as a part of a value."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from journeybook.diagnostics import Findings
from journeybook.source import Mark, SourceFile, Span
from journeybook.syntax.nodes import Mapping, Node, Scalar, Sequence

# A comment has a space behind its `#`; the fixture marks of other tools (`#!`, `#:`) are left alone too, and what is
# said to this program about findings.
_SUSPECT = re.compile(r"^[ \t]*[^\s#][^\n]*?[ \t](#(?![Jj]ourney[Bb]ook\b)[^\s#!:][^\n]*)$", re.MULTILINE)


def report_lost_text(source: SourceFile, text: str, first_line: int, root: Node, findings: Findings) -> None:
    """Report what stands behind a `#` without a space in a YAML text that begins on line `first_line`: in the title
    `Ask a friend #1` the number is lost.
    """
    # Asked of every file, and most have no comment at all: to look for the sign alone takes no time.
    if "#" not in text:
        return
    suspects = {found.start(1): found[1] for found in _SUSPECT.finditer(text)}
    if not suspects:
        return
    kept = Kept(root, source)
    for (line, column), rest in zip(places(text, suspects, first_line), suspects.values(), strict=True):
        if kept.holds(line, column):
            continue
        lost = rest.rstrip()
        shown = lost if len(lost) <= 40 else lost[:39] + "…"
        findings.warning(
            "hash-in-value",
            f"'{shown}' is taken for a comment, and is no part of the value",
            Span(source.path, line, column, line, column + len(lost)),
            "put the whole value in quotes; a comment has a space behind its '#'",
        )


def places(text: str, offsets: Iterable[int], first_line: int) -> Iterator[tuple[int, int]]:
    """Yield line and column of rising offsets in a text that begins at the first column of line `first_line`."""
    line, start, read = first_line, 0, 0
    for offset in offsets:
        line += text.count("\n", read, offset)
        start = max(start, text.rfind("\n", read, offset) + 1)
        read = offset
        yield line, offset - start + 1


class Kept:
    """Where a `#` is itself and begins no comment: in quotes, and in block texts below their first line."""

    def __init__(self, root: Node, source: SourceFile) -> None:
        self.marks = sorted(_kept_marks(root, source))
        self.starts = [mark[:2] for mark in self.marks]

    def holds(self, line: int, column: int) -> bool:
        """Say whether a place is in one of them."""
        # None is inside another one.
        at = bisect_right(self.starts, (line, column)) - 1
        return at >= 0 and (line, column) < self.marks[at][2:]


def _kept_marks(root: Node, source: SourceFile) -> Iterator[Mark]:
    for scalar in _scalars(root):
        if not scalar.plain:
            line, column, end_line, end_column = scalar.mark
            is_block = source.line(line)[column - 1 : column] in ("|", ">")
            yield (line + 1, 1, end_line, end_column) if is_block else scalar.mark


def _scalars(root: Node) -> Iterator[Scalar]:
    waiting: list[Node] = [root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Scalar):
            yield node
        elif isinstance(node, Sequence):
            waiting.extend(node.items)
        elif isinstance(node, Mapping):
            for entry in node.entries:
                waiting += (entry.key, entry.value)
