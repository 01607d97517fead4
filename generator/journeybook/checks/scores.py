"""What journeys were worth when a site was last planned, on disk. May be deleted at any time.

Never wrong: what a journey is worth follows from what its files say, and from what rules on the whole project are
shown, for among that are the words that journeys share and all suppressions. It is known by both, and by our code.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from journeybook.shelf import Shelf

_FEW = 8
"""Journeys for which it does not pay to write: to score them again takes as long."""
_NAME = "scores"


class Score(NamedTuple):
    """What one journey is worth."""

    content: str
    """Tells what its files say."""
    score: int
    digest: str
    """That of its health."""


class KnownScores:
    """What is known of the journeys of one project."""

    def __init__(self, file: Path, code: str) -> None:
        """Take where it is kept, and what tells our code."""
        self._file, self._code = file, code
        self._key = ""
        self._scores: dict[str, Score] = {}

    def of(self, key: str) -> Mapping[str, Score]:
        """Return what journeys were worth by their ids, where `key` told what rules on the whole project were shown."""
        if key and key != self._key:
            self._key, self._scores = key, self._read(key)
        return self._scores if key else {}

    def learn(self, key: str, scores: Mapping[str, Score]) -> None:
        """Keep what journeys are worth; on disk where it is much that is not there yet."""
        if not key or (key == self._key and len(scores.items() - self._scores.items()) <= _FEW):
            return
        self._key, self._scores = key, dict(scores)
        Shelf(self._file, self._code).keep({_NAME: key}, lambda _: json.dumps(self._scores).encode("ascii"))

    def _read(self, key: str) -> dict[str, Score]:
        data = Shelf(self._file, self._code).get(_NAME, key)
        try:
            return {name: Score(*one) for name, one in json.loads(data or b"{}").items()}
        except Exception:  # broken text fails in any way
            return {}
