"""Lines of a merged text, with the places that somebody has to decide, as Git marks them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from journeybook.merging.decisions import Pick


@dataclass(frozen=True, slots=True)
class Conflict:
    """Lines of which one side or the other is to stay."""

    base: tuple[str, ...]
    ours: tuple[str, ...]
    theirs: tuple[str, ...]


Chunk: TypeAlias = str | Conflict
"""A line, without its end, or a conflict."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """How conflicts are marked."""

    size: int = 7
    """How many signs a marker has."""
    with_base: bool = False
    """Whether what there was before is shown too, as `merge.conflictStyle = diff3` asks for."""


def together(chunks: Iterable[Chunk]) -> list[Chunk]:
    """Return chunks in which conflicts that touch are one."""
    found: list[Chunk] = []
    for chunk in chunks:
        last = found[-1] if found else ""
        if isinstance(chunk, Conflict) and isinstance(last, Conflict):
            found[-1] = Conflict(last.base + chunk.base, last.ours + chunk.ours, last.theirs + chunk.theirs)
        else:
            found.append(chunk)
    return found


def marked_lines(chunks: Sequence[Chunk], style: Style) -> list[str]:
    """Return the lines with conflicts between markers."""
    lines: list[str] = []
    for chunk in chunks:
        if isinstance(chunk, str):
            lines.append(chunk)
            continue
        lines += [f"{'<' * style.size} ours", *chunk.ours]
        if style.with_base:
            lines += [f"{'|' * style.size} base", *chunk.base]
        lines += ["=" * style.size, *chunk.theirs, f"{'>' * style.size} theirs"]
    return lines


def picked_lines(chunks: Sequence[Chunk], pick: Pick) -> list[str]:
    """Return the lines with every conflict decided in one way."""
    lines: list[str] = []
    for chunk in chunks:
        if isinstance(chunk, str):
            lines.append(chunk)
        else:
            lines += chunk.ours if pick is Pick.OURS else chunk.theirs
    return lines


def count(chunks: Sequence[Chunk]) -> int:
    """Return how many conflicts there are."""
    return sum(isinstance(chunk, Conflict) for chunk in chunks)


def changed_first(chunks: list[Chunk], change: Callable[[str], str]) -> list[Chunk]:
    """Return chunks in which the first line that is no comment is another, whoever decides a conflict there."""
    for at, chunk in enumerate(chunks):
        if isinstance(chunk, Conflict):
            sides = (chunk.base, chunk.ours, chunk.theirs)
            return [*chunks[:at], Conflict(*(_changed(side, change) for side in sides)), *chunks[at + 1 :]]
        if _says_something(chunk):
            return [*chunks[:at], change(chunk), *chunks[at + 1 :]]
    return chunks


def _changed(lines: tuple[str, ...], change: Callable[[str], str]) -> tuple[str, ...]:
    at = next((number for number, line in enumerate(lines) if _says_something(line)), None)
    return lines if at is None else (*lines[:at], change(lines[at]), *lines[at + 1 :])


def _says_something(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith("#")
