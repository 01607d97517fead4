"""Comments of YAML: where none can be, and text that is taken for one although it was meant as a part of a value."""

from __future__ import annotations

import re
from collections.abc import Iterator

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
    suspects = [(first_line + text.count("\n", 0, found.start(1)), found) for found in _SUSPECT.finditer(text)]
    if not suspects:
        return
    kept = list(kept_marks(root, source))
    for line, found in suspects:
        column = found.start(1) - (text.rfind("\n", 0, found.start(1)) + 1) + 1
        if any(holds(mark, line, column) for mark in kept):
            continue
        lost = found[1].rstrip()
        shown = lost if len(lost) <= 40 else lost[:39] + "…"
        findings.warning(
            "hash-in-value",
            f"'{shown}' is taken for a comment, and is no part of the value",
            Span(source.path, line, column, line, column + len(lost)),
            "put the whole value in quotes; a comment has a space behind its '#'",
        )


def kept_marks(root: Node, source: SourceFile) -> Iterator[Mark]:
    """Yield where a `#` is itself and begins no comment: in quotes, and in block texts below their first line."""
    for scalar in _scalars(root):
        if not scalar.plain:
            line, column, end_line, end_column = scalar.mark
            is_block = source.line(line)[column - 1 : column] in ("|", ">")
            yield (line + 1, 1, end_line, end_column) if is_block else scalar.mark


def holds(mark: Mark, line: int, column: int) -> bool:
    """Say whether a place is in a mark."""
    return (mark[0], mark[1]) <= (line, column) < (mark[2], mark[3])


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
