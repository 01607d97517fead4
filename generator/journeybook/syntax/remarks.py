"""Remarks that take findings back: `# journeybook: ignore[rule-id] why`, and the same in an HTML comment.

Knows no rule, and not what a remark is about but a line or a file.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from journeybook.diagnostics import Suppression
from journeybook.source import SourceFile, Span
from journeybook.syntax.comments import Kept, places
from journeybook.syntax.nodes import Node

_NAME_OF_PROGRAM = ("journeybook", "Journeybook", "JourneyBook")

# What cannot be anything else than an attempt at one is reported where it is written otherwise.
_REMARK = re.compile(
    r"\s*[Jj]ourney[Bb]ook\s*(?P<colon>:?)\s*(?P<verb>(?:ignore|disable|suppress|skip|noqa)[\w-]*)\s*"
    r"(?:(?P<open>\[)(?P<names>[^\]]*)(?P<close>\]?))?(?P<reason>.*)",
    re.IGNORECASE | re.DOTALL,
)
_NAME = re.compile(r"[^\s,]+")
_IN_YAML = re.compile(r"(?:^|(?<=[ \t]))#[ \t]*[Jj]ourney[Bb]ook\b", re.MULTILINE)


def may_have_remark(text: str) -> bool:
    """Say whether there may be a remark in a text; to ask is cheap."""
    return any(name in text for name in _NAME_OF_PROGRAM)


def read_remark(text: str, span_of: Callable[[int, int], Span], whole: Span, line: int) -> Suppression | None:
    """Return what a comment says about findings, None where it says nothing of them.

    `span_of` gives the place of a part of `text`, `whole` that of the comment. `line` is the one that it is about,
    unless it says that it is about the file.
    """
    found = _REMARK.fullmatch(text)
    if found is None:
        return None
    verb = found["verb"].lower()
    start = found.start("names")
    names = tuple(
        (name[0], span_of(start + name.start(), start + name.end())) for name in _NAME.finditer(found["names"] or "")
    )
    fault = ""
    if verb not in ("ignore", "ignore-file"):
        fault = f"there is no '{found['verb'][:30]}'"
    elif not found["colon"]:
        fault = "there is no ':' behind 'journeybook'"
    elif not found["close"]:
        fault = f"there is no rule in brackets behind '{verb}'"
    elif not names:
        fault = "the brackets name no rule"
    reason = " ".join(found["reason"].split()).strip(" :-\N{EN DASH}\N{EM DASH}")
    return Suppression(names=names, reason=reason, span=whole, line=0 if verb == "ignore-file" else line, fault=fault)


def yaml_suppressions(source: SourceFile, text: str, first_line: int, root: Node) -> Iterator[Suppression]:
    """Yield what the comments of a YAML text say about findings; the text begins on line `first_line` of its file.

    In quotes and in block texts a `#` is itself, and there is no comment.
    """
    if not may_have_remark(text):
        return
    lines = text.split("\n")
    kept = Kept(root, source)
    behind = LinesBehind(lines, lambda line: line.startswith("#"))
    read_to = 0
    for line, column in places(text, (found.start() for found in _IN_YAML.finditer(text)), first_line):
        # In quotes, or in the comment that was read before.
        if line == read_to or kept.holds(line, column):
            continue
        read_to = line
        at = line - first_line
        remark = lines[at][column - 1 :].rstrip()
        is_alone = not lines[at][: column - 1].strip(" \t")
        about = first_line + behind.of(at) if is_alone else line
        whole = Span(source.path, line, column, line, column + len(remark))
        # The sign before the text is one column wide.
        read = read_remark(remark[1:], _shifted(source.path, line, column + 1), whole, about)
        if read is not None:
            yield read


class LinesBehind:
    """Finds what a comment on a line of its own is about; asked from the first line of a text to the last."""

    def __init__(self, lines: list[str], is_comment: Callable[[str], bool]) -> None:
        """Take the lines of a text, and what says of one, without the space around it, that it is a comment."""
        self.lines = lines
        self.is_comment = is_comment
        self.last = -1

    def of(self, at: int) -> int:
        """Return the index of the first line behind `at` that is neither empty nor a comment; `at` where none is."""
        # Between the comment asked for before and the line it is about there are comments alone.
        if self.last <= at:
            for number in range(at + 1, len(self.lines)):
                stripped = self.lines[number].strip()
                if stripped and not self.is_comment(stripped):
                    self.last = number
                    break
            else:
                self.last = len(self.lines)
        return self.last if self.last < len(self.lines) else at


def _shifted(path: str, line: int, column: int) -> Callable[[int, int], Span]:
    """Return what gives the places in a text that begins at a line and a column and has no line break."""
    return lambda start, end: Span(path, line, column + start, line, column + end)
