"""Two states of a project set against each other: both catalogues, what is different, and which findings came and went.

Knows not where a state is from: the folder and every revision look the same here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from journeybook.compare.catalogues import Comparison
from journeybook.diagnostics import Diagnostic
from journeybook.model.catalogue import Catalogue


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One of two states of a project, in its default language."""

    name: str
    """What it was asked for by: `main`, `v1.0`, `HEAD~2`; empty for the files as they are in the folder."""
    commit: str = ""
    """The whole object id of its commit; empty for the files in the folder."""
    day: date | None = None
    """When that was made; None for the files in the folder, and where its date is none."""
    absent: bool = False
    """Whether there was no project in this folder: then all of the other side is new, or gone."""
    catalogue: Catalogue
    """What could be read of it."""
    findings: tuple[Diagnostic, ...] = ()
    """All that is wrong with it as of the same day as the other side, in order of place."""
    unread: tuple[str, ...] = ()
    """The paths of content files that are there and cannot be read, sorted."""
    unread_lists: frozenset[str] = frozenset()
    """Of the words journeys share, those that cannot be read as a whole: `phases`, `channels`, `touchpoints`."""
    texts: Mapping[str, str] = field(default_factory=dict)
    """What the text files say, by path."""
    translations: frozenset[str] = frozenset()
    """Those of them that are translations."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """A project at two states."""

    old: Side
    new: Side
    comparison: Comparison
    moved: Mapping[str, str] = field(default_factory=dict)
    """The files that have another path on the new side: as it was → as it is."""
    brought: tuple[Diagnostic, ...]
    """The findings of the new side that the old one did not have."""
    cleared: tuple[Diagnostic, ...]
    """Those of the old side that the new one has no longer; none in files that cannot be read there now."""
    brought_suppressed: tuple[Diagnostic, ...] = ()
    """The findings taken back on the new side that were not taken back on the old one."""

    @property
    def edited(self) -> tuple[str, ...]:
        """The text files that do not read the same to the letter, or are on one side alone; sorted."""
        paths = {*self.old.texts, *self.new.texts}
        return tuple(sorted(path for path in paths if self.old.texts.get(path) != self.new.texts.get(path)))

    @property
    def unread(self) -> tuple[str, ...]:
        """The files that cannot be read on one side or the other: nothing of them is compared."""
        return tuple(sorted({*self.old.unread, *self.new.unread}))
