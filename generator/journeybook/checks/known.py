"""What was found in each journey alone in earlier runs, on disk. May be deleted at any time.

Never wrong: see `journeybook.checks.kept`; besides, all of it is known by our code. Whatever cannot be read back whole
is as if it were not there.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from sys import intern
from typing import Any

from journeybook.caching import digest
from journeybook.checks.kept import NOTHING, Entry, Kept, around
from journeybook.checks.part import Words
from journeybook.checks.project import Project
from journeybook.diagnostics import Diagnostic, Related, Severity
from journeybook.load import Loaded
from journeybook.shelf import Shelf
from journeybook.source import Span

_WORDS = ""
"""The name of the piece that is about no journey."""
_FEW = 8
"""Journeys for which it does not pay to write: to look at them again takes as long."""
_SEVERITIES = {str(one): one for one in Severity}


class KnownFindings:
    """What is known of the findings in one project."""

    def __init__(self, file: Path, code: str) -> None:
        """Take where it is kept, and what tells our code."""
        self._file, self._code = file, code
        self._shelf: Shelf | None = None
        self._kept: Kept | None = None

    def kept(self, loaded: Loaded) -> Kept:
        """Return what is kept of a project, or of a state of it that was looked at with the same rules and settings."""
        if self._kept is None:
            shelf = self._shelf = Shelf(self._file, self._code)
            self._kept = _read(shelf, around(Project(loaded)))
        return self._kept

    def learn(self, kept: Kept) -> None:
        """Keep what was found; on disk where it is much that is not there yet."""
        self._kept = kept
        shelf = self._shelf = self._shelf or Shelf(self._file, self._code)
        words = _packed_words(kept)
        stamps = {path: _stamp(kept.around, one.key) for path, one in kept.journeys.items() if one.key}
        there = shelf.stamps()
        new = sum(there.get(path) != stamp for path, stamp in stamps.items())
        if new > _FEW or _WORDS not in there:
            stamps[_WORDS] = digest(words)
            shelf.keep(stamps, lambda path: words if path == _WORDS else _packed(path, kept.journeys[path].findings))


def _read(shelf: Shelf, circle: str) -> Kept:
    stamps = shelf.stamps()
    entries: dict[str, Entry] = {}
    try:
        with shelf.held():
            told = json.loads(shelf.get(_WORDS, stamps[_WORDS]) or b"")
            if told["around"] != circle:
                return NOTHING
            words = Words(
                touchpoints={name: (channel, tuple(fields)) for name, channel, fields in told["touchpoints"]},
                channels=frozenset(told["channels"]),
                personas=dict(told["personas"]),
                names=frozenset(told["names"]),
            )
            for path, stamp in stamps.items():
                before, _, key = stamp.partition(" ")
                data = shelf.get(path, stamp) if path != _WORDS and before == circle else None
                if data is not None:
                    entries[path] = Entry(key, _unpacked(path, data))
    except Exception:  # broken text fails in any way
        return NOTHING
    return Kept(around=circle, words=words, journeys=entries)


def _packed_words(kept: Kept) -> bytes:
    words = kept.words
    return json.dumps(
        {
            "around": kept.around,
            "touchpoints": [[name, *said] for name, said in words.touchpoints.items()],
            "channels": sorted(words.channels),
            "personas": list(words.personas.items()),
            "names": sorted(words.names),
        }
    ).encode("ascii")


def _packed(path: str, findings: Iterable[Diagnostic]) -> bytes:
    rows = []
    for one in findings:
        row: list[Any] = [one.rule, one.severity, one.message, one.hint, *_row(one.span, path)]
        if one.related:
            row.append([[each.message, *_row(each.span, path)] for each in one.related])
        rows.append(row)
    return json.dumps(rows).encode("ascii")


def _unpacked(path: str, data: bytes) -> tuple[Diagnostic, ...]:
    return tuple(
        Diagnostic(
            rule=intern(rule),
            severity=_SEVERITIES[severity],
            message=message,
            hint=intern(hint),
            span=Span(there or path, *numbers),
            related=tuple(
                Related(message=said, span=Span(other or path, *places))
                for said, other, *places in (related[0] if related else ())
            ),
        )
        for rule, severity, message, hint, there, *numbers, related in _rows(data)
    )


def _rows(data: bytes) -> Iterable[list[Any]]:
    """Yield the rows, each with a list at its end: that of what is related, if there is something."""
    for row in json.loads(data):
        yield [*row[:9], row[9:]]


def _row(span: Span, path: str) -> list[str | int]:
    return ["" if span.path == path else span.path, span.line, span.column, span.end_line, span.end_column]


def _stamp(circle: str, key: str) -> str:
    return f"{circle} {key}"
