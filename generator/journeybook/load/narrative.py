"""The body of a journey: an introduction, then the sections of its stages by their headings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from journeybook.source import Mark

_HEADING = re.compile(r" {0,3}##[ \t]+")
_ID = re.compile(r"\{[ \t]*#(?P<id>[^\s{}]*)(?=[\s}])[^{}]*\}[ \t#]*$")
_FENCE = re.compile(r" {0,3}(?P<fence>`{3,}(?=[^`]*$)|~{3,})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A piece of the body: what stands before the first stage heading, or a stage's section."""

    id: str | None
    """The id the heading names; None for the introduction."""
    title: str
    markdown: str
    line: int
    """The line of the file on which `markdown` begins."""
    mark: Mark
    """The heading's id; for the introduction the place where it begins."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Heading:
    at: int
    """Index of its line in the body; -1 for the introduction, which has none."""
    id: str | None = None
    title: str = ""
    column: int = 1
    """Where the id begins, from 1."""


def split(body: str, first_line: int) -> tuple[Part, ...]:
    """Cut a body at level-2 headings with an id, `## Ordering {#order}`; code and comments are left alone.

    The first part is the introduction, perhaps empty. A heading without an id belongs to the part it stands in.
    """
    lines = body.split("\n")
    headings = [_Heading(at=-1), *_headings(lines)]
    ends = [heading.at for heading in headings[1:]] + [len(lines)]
    return tuple(
        Part(
            id=heading.id,
            title=heading.title,
            markdown="\n".join(lines[heading.at + 1 : end]).rstrip(),
            line=first_line + heading.at + 1,
            mark=_mark(heading, first_line),
        )
        for heading, end in zip(headings, ends, strict=True)
    )


def _headings(lines: list[str]) -> Iterator[_Heading]:
    """Yield the headings with an id."""
    fence = ""
    in_comment = False
    for at, line in enumerate(lines):
        if in_comment:
            in_comment = "-->" not in line
        elif fence:
            fence = "" if _closes(line, fence) else fence
        elif opened := _FENCE.match(line):
            fence = opened["fence"]
        elif line.lstrip(" ").startswith("<!--"):
            in_comment = "-->" not in line
        elif marks := _HEADING.match(line):
            brace = line.rfind("{")
            named = _ID.match(line, brace) if brace >= 0 else None
            if named:
                yield _Heading(
                    at=at, id=named["id"], title=line[marks.end() : brace].strip(), column=named.start("id") + 1
                )


def _mark(heading: _Heading, first_line: int) -> Mark:
    line = first_line + max(heading.at, 0)
    return (line, heading.column, line, heading.column + max(1, len(heading.id or "")))


def _closes(line: str, fence: str) -> bool:
    stripped = line.strip()
    return len(stripped) >= len(fence) and set(stripped) == {fence[0]}
