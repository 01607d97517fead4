"""What was last said of the journeys of a project, so that of those that are the same the same is said again.

For a site that is made again and again by one process. Only the last project is remembered.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from journeybook.checks.kept import Kept, keys
from journeybook.checks.part import Names, Words
from journeybook.checks.places import Places
from journeybook.checks.project import Project
from journeybook.checks.rule import Rule
from journeybook.diagnostics import Diagnostic, Suppressed
from journeybook.model.journey import Journey

if TYPE_CHECKING:
    from journeybook.checks.health import JourneyHealth


class _Known(NamedTuple):
    """What was said of one journey, and of what."""

    key: str
    """Tells what its files say."""
    findings: list[Diagnostic]
    health: JourneyHealth


class Before:
    """What was last said of journeys, and what is said of them now."""

    last: Before | None = None

    def __init__(self, project: Project, places: Places, rules: tuple[Rule, ...], kept: Kept) -> None:
        self.is_first = True
        """Whether nothing was said before by this process."""
        self._words = Words.of(project.catalogue)
        self._keys = {path: one.key for path, one in kept.journeys.items() if one.key} or keys(project)
        self._shared, self._rules = places.shared, rules
        self._known: dict[str, _Known] = {}
        self._before: Mapping[str, _Known] = {}
        self._changed: Names | None = None

    @classmethod
    def of(cls, project: Project, places: Places, rules: tuple[Rule, ...], kept: Kept) -> Before:
        """Return what is known of the journeys of a project, of which the rules kept something."""
        new, last = cls(project, places, rules, kept), cls.last
        new.is_first = last is None
        # What stands where among the words that journeys share tells what a finding there is about.
        if last is not None and last._rules == rules and last._shared == new._shared:
            new._before, new._changed = last._known, new._words.changed(last._words)
        return new

    def health(
        self, journey: Journey, findings: list[Diagnostic], exceptions: tuple[Suppressed, ...]
    ) -> JourneyHealth | None:
        """Return what was said of a journey with the same findings; None where it has to be said anew."""
        path = journey.origin.path
        known = self._before.get(path)
        if known is None or known.key != self._keys.get(path):
            return None
        if known.findings != findings or known.health.exceptions != exceptions:
            return None
        if self._changed and self._words.touches(journey, self._changed):
            return None
        self._known[path] = known
        return known.health

    def keep(self, journey: Journey, findings: list[Diagnostic], health: JourneyHealth) -> JourneyHealth:
        """Remember what is said of a journey."""
        path = journey.origin.path
        if path in self._keys:
            self._known[path] = _Known(self._keys[path], findings, health)
        return health

    def done(self) -> None:
        """Remember this project and forget the one before."""
        self._before = {}
        Before.last = self
