"""What was found in each journey alone in earlier runs, on disk. May be deleted at any time.

Never wrong: see `journeybook.checks.kept`; besides, all of it is known by our code. Whatever cannot be read back whole
is as if it were not there.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from secrets import token_hex

from journeybook.checks.facts import Facts
from journeybook.checks.kept import NOTHING, Entry, Kept, around
from journeybook.checks.part import Words
from journeybook.checks.project import Project
from journeybook.checks.scores import KnownScores
from journeybook.checks.whole import NEVER, Whole
from journeybook.diagnostics import Diagnostic, Related
from journeybook.load import Loaded
from journeybook.load.packing import Packing
from journeybook.load.pieces import Pieces
from journeybook.shelf import Shelf
from journeybook.source import Span

_FEW = 8
"""Journeys for which it does not pay to write: to look at them again takes as long."""
_ENTRIES = Packing((Entry, Facts, Diagnostic, Related, Span), modules={"datetime"})


class KnownFindings:
    """What is known of the findings in one project."""

    def __init__(self, file: Path, code: str) -> None:
        """Take where it is kept, and what tells our code."""
        self._file, self._code = file, code
        self._there: Pieces | None = None
        self._stamps: dict[str, str] = {}
        self._written: Mapping[str, Entry] = {}
        """What is on disk."""
        self._beside = _KnownWhole(file.with_name(f"{file.name}.whole"), code)
        self._scores = KnownScores(file.with_name(f"{file.name}.scores"), code)
        self._kept: Kept | None = None

    def kept(self, loaded: Loaded) -> Kept:
        """Return what is kept of a project, or of a state of it that was looked at with the same rules and settings."""
        if self._kept is None:
            self._kept = replace(self._read(around(Project(loaded))), scores=self._scores)
        return self._kept

    def learn(self, kept: Kept) -> None:
        """Keep what was found; on disk where it is much that is not there yet."""
        self._kept = kept
        self._beside.learn(kept.whole)
        # Of a journey that is the same, other things may be found: what it names may be others now.
        new = token_hex(4)
        stamps = {
            path: self._stamps[path] if self._written.get(path) is one else new
            for path, one in kept.journeys.items()
            if one.key
        }
        if sum(stamp == new for stamp in stamps.values()) > _FEW or not self._stamps:
            self._pieces.keep(stamps, kept.journeys.__getitem__, _packed_words(kept))
            self._stamps, self._written = stamps, kept.journeys

    @property
    def _pieces(self) -> Pieces:
        self._there = self._there or Pieces(Shelf(self._file, self._code), _ENTRIES)
        return self._there

    def _read(self, circle: str) -> Kept:
        try:
            told = json.loads(self._pieces.apart())
            if told["around"] != circle:
                return NOTHING
            words = Words(
                touchpoints={name: (channel, tuple(fields)) for name, channel, fields in told["touchpoints"]},
                channels=frozenset(told["channels"]),
                personas=dict(told["personas"]),
                names=frozenset(told["names"]),
            )
        except Exception:  # broken text fails in any way
            return NOTHING
        stamps = self._pieces.stamps()
        self._written = self._pieces.take(stamps, Entry)
        self._stamps = {path: stamps[path] for path in self._written}
        return Kept(around=circle, words=words, journeys=self._written, whole=self._beside.read())


class _KnownWhole:
    """What rules on the whole project found when they were last asked."""

    def __init__(self, file: Path, code: str) -> None:
        self._file, self._code = file, code
        self._there: Pieces | None = None
        self._stamps: dict[str, str] = {}
        self._written = NEVER

    @property
    def _pieces(self) -> Pieces:
        self._there = self._there or Pieces(Shelf(self._file, self._code), _ENTRIES)
        return self._there

    def read(self) -> Whole:
        """Return what is on disk; nothing of it where a part is missing."""
        try:
            told = json.loads(self._pieces.apart())
            stamps = self._pieces.stamps()
            found: dict[str, tuple[Diagnostic, ...]] = self._pieces.take(stamps, tuple)
            if found.keys() == stamps.keys() and len(found) == told["paths"]:
                self._stamps = stamps
                self._written = Whole(key=str(told["key"]), opened=frozenset(told["opened"]), found=found)
        except Exception:  # broken text fails in any way
            return NEVER
        return self._written

    def learn(self, whole: Whole) -> None:
        """Keep what was found; what is on disk already is not written again."""
        if whole is self._written or not whole.key:
            return
        new = token_hex(4)
        stamps = {
            path: self._stamps[path] if self._written.found.get(path) is those else new
            for path, those in whole.found.items()
        }
        told = {"key": whole.key, "opened": sorted(whole.opened), "paths": len(stamps)}
        self._pieces.keep(stamps, whole.found.__getitem__, json.dumps(told).encode("ascii"))
        self._stamps, self._written = stamps, whole


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
