"""Text that YAML takes for a comment although it was meant to be part of a value: `Ask a friend #1`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from journeybook.diagnostics import Findings
from journeybook.source import Mark, SourceFile, Span
from journeybook.syntax.nodes import Mapping, Node, Scalar, Sequence

# A comment has a space behind its `#`; the fixture marks of other tools (`#!`, `#:`) are left alone too.
_SUSPECT = re.compile(r"^[ \t]*[^\s#][^\n]*?[ \t](#[^\s#!:][^\n]*)$", re.MULTILINE)


def report_lost_text(source: SourceFile, text: str, first_line: int, root: Node, findings: Findings) -> None:
    """Report what stands behind a `#` without a space in a YAML text that begins on line `first_line`.

    In quotes and in block texts a `#` is itself, and nothing is lost.
    """
    suspects = [(first_line + text.count("\n", 0, found.start(1)), found) for found in _SUSPECT.finditer(text)]
    if not suspects:
        return
    kept = [scalar.mark for scalar in _scalars(root) if not scalar.plain]
    for line, found in suspects:
        column = found.start(1) - (text.rfind("\n", 0, found.start(1)) + 1) + 1
        if any(_holds(mark, line, column) for mark in kept):
            continue
        lost = found[1].rstrip()
        shown = lost if len(lost) <= 40 else lost[:39] + "…"
        findings.warning(
            "hash-in-value",
            f"'{shown}' is taken for a comment, and is no part of the value",
            Span(source.path, line, column, line, column + len(lost)),
            "put the whole value in quotes; a comment has a space behind its '#'",
        )


def _holds(mark: Mark, line: int, column: int) -> bool:
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
            waiting.extend(entry.value for entry in node.entries)
