"""The line of each content file back through the history: what it is today, under whatever names it was.

Knows commits and paths; opens no file.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from journeybook.history.log import Log, Logged, Touched


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A commit that made another one of a file."""

    commit: Logged
    touched: Touched


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One file."""

    path: str
    """Where it is today; of one that is gone, where it was last."""
    events: tuple[Event, ...]
    """Newest first."""

    @property
    def paths(self) -> tuple[str, ...]:
        """Everywhere it ever was, newest first."""
        places = (place for event in self.events for place in (event.touched.path, event.touched.was))
        return tuple(dict.fromkeys((self.path, *places)))


def lines(log: Log, today: Collection[str]) -> Mapping[str, Line]:
    """Return the lines of files, by where these are today or were last; those of today first.

    Of a shallow clone the commit it ends with tells nothing: what it holds may have been there long before.
    """
    owners: dict[str, str | None] = {path: path for path in today}
    """Whose a path is at the place in the history that is looked at, going back; None for nobody's."""
    later = {event.was: event.path for event in _renames(log)}
    found: dict[str, list[Event]] = {path: [] for path in today}
    for commit in log.commits:
        if commit.is_root and log.is_shallow:
            continue
        for touched in commit.touched:
            owner = owners[touched.path] if touched.path in owners else _become(touched.path, later, today)
            if owner is None:
                # A path that had become another file's later, or of a file that is gone.
                owner = touched.path
            found.setdefault(owner, []).append(Event(commit=commit, touched=touched))
            owners[touched.path] = owner
        # All of a commit happens at once: two files may change places.
        moves = {each.was: owners[each.path] for each in commit.touched if each.was != each.path}
        ends = [each.path for each in commit.touched if each.was != each.path or not each.old]
        owners.update((path, None) for path in ends)
        owners.update(moves)
    return {path: Line(path=path, events=tuple(events)) for path, events in found.items()}


def _renames(log: Log) -> Iterator[Touched]:
    return (each for commit in reversed(log.commits) for each in commit.touched if each.was != each.path)


def _become(path: str, later: Mapping[str, str], today: Collection[str]) -> str | None:
    """Return what a file became that is touched where nobody knew of it: on a branch of before a file was renamed."""
    seen = {path}
    while path not in today:
        if path not in later or later[path] in seen:
            return None
        path = later[path]
        seen.add(path)
    return path
