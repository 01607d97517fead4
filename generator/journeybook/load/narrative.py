"""The body of a journey: an introduction, then the sections of its stages by their headings."""

from __future__ import annotations

import re
from dataclasses import dataclass

from journeybook.source import Mark

_HEADING = re.compile(r"##[ \t]+(?P<title>.*?)[ \t]*(?:\{[ \t]*#(?P<id>[^\s}]*)[^}]*\})?[ \t]*#*[ \t]*$")
_FENCE = re.compile(r" {0,3}(?P<fence>`{3,}|~{3,})")


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
    """The heading, or its id."""


def split(body: str, first_line: int) -> tuple[Part, ...]:
    """Cut a body at level-2 headings with an id, `## Ordering {#order}`; fenced code is left alone.

    The first part is the introduction, perhaps empty. A heading without an id belongs to the part it stands in.
    """
    parts: list[Part] = []
    lines = body.split("\n")
    start, head = (
        0,
        Part(id=None, title="", markdown="", line=first_line, mark=(first_line, 1, first_line, 1)),
    )
    fence = ""

    def close(end: int) -> None:
        text = "\n".join(lines[start:end])
        line = first_line + start
        parts.append(Part(id=head.id, title=head.title, markdown=text.rstrip(), line=line, mark=head.mark))

    for at, line in enumerate(lines):
        if (opened := _FENCE.match(line)) and (not fence or _closes(line, fence)):
            fence = "" if fence else opened["fence"]
            continue
        match = None if fence else _HEADING.match(line)
        if match and match["id"] is not None:
            close(at)
            column = match.start("id") + 1
            number = first_line + at
            mark = (number, column, number, column + max(1, len(match["id"])))
            start, head = (
                at + 1,
                Part(id=match["id"], title=match["title"], markdown="", line=number, mark=mark),
            )
    close(len(lines))
    return tuple(parts)


def _closes(line: str, fence: str) -> bool:
    stripped = line.strip()
    return len(stripped) >= len(fence) and set(stripped) == {fence[0]}
