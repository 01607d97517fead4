"""Findings for people, said again: what was said of a file is not put together anew where it would be the same."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import groupby

from journeybook.caching import digest
from journeybook.diagnostics import Diagnostic
from journeybook.reporting.text import entry, summary
from journeybook.source import SourceFile

_BETWEEN = "\n\n"


@dataclass(frozen=True, slots=True)
class Said:
    """What was said of the findings of a project, in a form that JSON has."""

    text: str = ""
    """All of it, with a summary in the last line."""
    parts: Mapping[str, tuple[str, int, int]] = field(default_factory=dict)
    """Path → what tells what was said of a file, and where in the text it begins and ends."""


def report_again(
    diagnostics: Iterable[Diagnostic],
    sources: Mapping[str, SourceFile],
    contents: Mapping[str, str],
    before: Said,
    *,
    colour: bool = False,
) -> Said:
    """Return the same as `reporting.text.report`; what it says of a file is taken from `before` where nothing that is
    shown has changed.

    `diagnostics` are in order of place, `contents` are the digests of files by path; of a file that is not among them
    it is said anew. `before` was said by the same code and with the same `colour`.
    """
    found = tuple(diagnostics)
    pieces: list[str] = []
    parts: dict[str, tuple[str, int, int]] = {}
    at = 0
    for path, group in groupby(found, key=lambda one: one.span.path):
        those = tuple(group)
        told = _told(those, contents[path]) if path in contents else ""
        known = before.parts.get(path)
        if told and known and known[0] == told:
            piece = before.text[known[1] : known[2]]
        else:
            piece = _BETWEEN.join([entry(one, sources, colour=colour) for one in those])
        if told:
            parts[path] = told, at, at + len(piece)
        pieces.append(piece)
        at += len(piece) + len(_BETWEEN)
    return Said(_BETWEEN.join((*pieces, summary(found))), parts)


def _told(those: Iterable[Diagnostic], content: str) -> str:
    """Return a digest of all that is shown of the findings in a file with this content."""
    shown = [
        (one.severity.value, one.rule, one.message, one.hint, one.related, *_place(one)) for one in those
    ]  # fmt: skip
    return digest(f"{content} {shown!r}".encode("utf-8", "surrogatepass"))


def _place(one: Diagnostic) -> tuple[int, ...]:
    span = one.span
    return span.line, span.column, span.end_line, span.end_column
