"""What commits changed of the meaning of a file: pairs of its states compared, each pair once in a lifetime.

Knows neither pages nor releases.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from journeybook.compare import Change, Thing, Unread, compare
from journeybook.git import blobs
from journeybook.history.alone import Sort, nothing, read_alone, sort_of
from journeybook.history.cache import Cache
from journeybook.history.lines import Event, Line
from journeybook.history.log import Logged
from journeybook.history.packing import packed, titles, unpacked
from journeybook.model.catalogue import Catalogue
from journeybook.syntax.decoding import MAX_BYTES

MOST_CHANGES = 50
"""Changes of one file that are told, the newest; those of one commit stay together."""
_MOST_EVENTS = 400
"""Commits of one file that are looked at for them."""
_AT_ONCE = 500
"""Files that are read from Git in one go."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """A commit that changed something of the meaning of a file."""

    commit: Logged
    path: str
    """Where the file is today; of one that is gone, where it was last."""
    changes: tuple[Change, ...]
    """Told by the ids of then; there is one at least."""
    titles: Mapping[str, str] = field(default_factory=dict)
    """What the stages and steps that the changes name were called, by kind and whole id: `step:drive/order/pay`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edits:
    """Those of one file."""

    path: str
    found: tuple[Edit, ...] = ()
    """Newest first."""
    is_cut: bool = False
    """Whether there may be earlier ones."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _State:
    """A file at a time."""

    path: str
    blob: str
    """Empty where it was not there."""


class Comparer:
    """Compares the states of files; reads from Git what no earlier build has compared."""

    def __init__(self, root: Path, cache: Cache, lists: Mapping[str, Sort]) -> None:
        self.root, self.cache, self.lists = root, cache, lists
        self._contents: dict[str, bytes] = {}
        self._read: dict[_State, Catalogue | None] = {}

    def edits(self, lines: Iterable[Line]) -> Iterator[Edits]:
        """Yield the edits of each file. GitFailure where Git cannot give what is needed."""
        batch: list[Line] = []
        wanted: dict[str, None] = {}
        for line in lines:
            batch.append(line)
            wanted |= dict.fromkeys(self._unknown(line))
            if len(wanted) > _AT_ONCE:
                yield from self._batch(batch, wanted)
                batch, wanted = [], {}
        yield from self._batch(batch, wanted)

    def _batch(self, lines: list[Line], wanted: Mapping[str, None]) -> Iterator[Edits]:
        self._contents = blobs(self.root, wanted, MAX_BYTES + 1) if wanted else {}
        for line in lines:
            self._read.clear()  # what is read of a file is needed for its next comparison, and for no other file
            yield self._edits(line)

    def _unknown(self, line: Line) -> Iterator[str]:
        """Yield the objects that are to be read for a file; none where each comparison is known."""
        events = line.events[:_MOST_EVENTS]
        if all(self.cache.get(_key(*pair)) is not None for event in events for pair in _pairs(event)):
            return
        for event in events:
            yield from filter(None, (*event.touched.old, event.touched.new))

    def _edits(self, line: Line) -> Edits:
        found: list[Edit] = []
        told = 0
        for at, event in enumerate(line.events[:_MOST_EVENTS]):
            if told >= MOST_CHANGES:
                return Edits(path=line.path, found=tuple(found), is_cut=True)
            changes, names = self._event(event, line.events[at + 1 : _MOST_EVENTS])
            if changes:
                found.append(Edit(commit=event.commit, path=line.path, changes=changes, titles=names))
                told += len(changes)
        return Edits(path=line.path, found=tuple(found), is_cut=len(line.events) > _MOST_EVENTS)

    def _event(self, event: Event, earlier: tuple[Event, ...]) -> tuple[tuple[Change, ...], Mapping[str, str]]:
        sides = [self._pair(old, new, earlier) for old, new in _pairs(event)]
        if not sides:
            return (), {}
        (changes, names), *others = sides
        # A merge did what is another than on each side; the rest is told by the commits that it brought together.
        for further, more in others:
            also = {_what(change) for change in further}
            changes = tuple(change for change in changes if _what(change) in also)
            names = {**more, **names}
        return changes, names

    def _pair(
        self, old: _State, new: _State, earlier: tuple[Event, ...]
    ) -> tuple[tuple[Change, ...], Mapping[str, str]]:
        """Return what differs between two states. Where the old one cannot be read, the last counts that could be."""
        entry = self._compared(old, new)
        seen = {old.blob}
        while entry.get("unread") == "old":
            before = next((one for one in earlier if one.touched.new == old.blob), None)
            if before is None or not before.touched.old or before.touched.old[0] in seen:
                return (), {}
            old = _State(path=before.touched.was, blob=before.touched.old[0])
            seen.add(old.blob)
            entry = self._compared(old, new)
        try:
            return tuple(map(unpacked, entry.get("changes", ()))), titles(entry.get("titles", {}))
        except ValueError:
            self.cache.forget(_key(old, new))
            return (), {}

    def _compared(self, old: _State, new: _State) -> dict[str, Any]:
        key = _key(old, new)
        known = self.cache.get(key)
        if isinstance(known, dict) and _is_whole(known):
            return known
        found = self._compare(old, new)
        self.cache.put(key, found)
        return found

    def _compare(self, old: _State, new: _State) -> dict[str, Any]:
        after = self._catalogue(new)
        if after is None:
            return {"unread": "new"}
        before = self._catalogue(old)
        if before is None:
            return {"unread": "old"}
        # The configuration sets the scale; one that was not there yet set none.
        unknown = {"emotion_scale"} if not old.blob or not new.blob else set()
        changes = compare(before, after, Unread(lists=frozenset(unknown))).changes
        return {"changes": [packed(change) for change in changes], "titles": _titles(changes, before, after)}

    def _catalogue(self, state: _State) -> Catalogue | None:
        if state not in self._read:
            # A file of another ending, or in another folder, is content no longer, and not yet.
            sort = sort_of(state.path, self.lists)
            if state.blob and sort:
                self._read[state] = read_alone(state.path, self._content(state.blob), sort)
            else:
                self._read[state] = nothing(state.path, sort)
        return self._read[state]

    def _content(self, blob: str) -> bytes:
        if blob not in self._contents:  # its comparison was known, and could not be understood
            self._contents |= blobs(self.root, (blob,), MAX_BYTES + 1)
        return self._contents[blob]


def _pairs(event: Event) -> tuple[tuple[_State, _State], ...]:
    touched = event.touched
    new = _State(path=touched.path, blob=touched.new)
    return tuple((_State(path=touched.was, blob=old), new) for old in touched.old or ("",))


def _key(old: _State, new: _State) -> str:
    """The id, the area and the kind of what a file says follow from its path."""
    return f"{old.blob}:{old.path if old.blob else ''}>{new.blob}:{new.path if new.blob else ''}"


def _is_whole(entry: dict[str, Any]) -> bool:
    """Say whether an entry of the cache is one of ours."""
    if "unread" in entry:
        return True
    try:
        for change in entry["changes"]:
            unpacked(change)
        titles(entry["titles"])
    except (KeyError, TypeError, ValueError):
        return False
    return True


def _what(change: Change) -> tuple[object, ...]:
    """Return what a change made, from whatever it was."""
    return change.kind, change.thing, change.id, change.field, repr(change.new)


def _titles(changes: Iterable[Change], old: Catalogue, new: Catalogue) -> dict[str, str]:
    """Return what the stages and steps are called that changes name."""
    named: set[str] = set()
    for change in changes:
        named.update(change.id.split("/"))
        for value in (change.old, change.new):
            named.update(part for text in _texts(value) for part in text.split("/"))
    found = {}
    for catalogue in (old, new):
        for journey in catalogue.journeys.values():
            for stage in journey.stages:
                if stage.id in named:
                    found[f"{Thing.STAGE}:{journey.id}/{stage.id}"] = str(stage.title)
                for step in stage.steps:
                    if step.id in named:
                        found[f"{Thing.STEP}:{journey.id}/{step.id}"] = str(step.title)
    return found


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _texts(item)
