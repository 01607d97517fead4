"""The history of a project: the edits of each file, commit by commit, and the curves of journeys at each release.

Asked for again at the same commit, as by a site that is built at every save, it is remembered, and kept on disk.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import Any

from journeybook.caching import cache_folder, digest
from journeybook.compare import Change, Thing
from journeybook.git import GitFailure, Why, beside_commits, blobs
from journeybook.history.alone import Sort, read_alone, sort_of, stem
from journeybook.history.cache import Cache, fingerprint
from journeybook.history.edits import Comparer, Edit, Edits
from journeybook.history.lines import Line, lines
from journeybook.history.log import Log, Logged, Touched, head, log
from journeybook.history.packing import drawn, is_outline, outline
from journeybook.history.renaming import settled
from journeybook.load.loader import load_settings
from journeybook.load.packing import Packing
from journeybook.load.revision import Gap, Revision, RevisionFiles, files_at, releases
from journeybook.model.catalogue import Catalogue
from journeybook.model.journey import Journey
from journeybook.model.scale import EmotionScale
from journeybook.shelf import Shelf
from journeybook.syntax.decoding import MAX_BYTES


@dataclass(frozen=True, slots=True, kw_only=True)
class Commit:
    """A commit with all it changed of the meaning of the project."""

    id: str
    at: datetime | None
    author: str
    subject: str
    edits: tuple[Edit, ...]

    @property
    def day(self) -> date | None:
        """The day of it, where it was made."""
        return self.at.date() if self.at else None


@dataclass(frozen=True, kw_only=True)
class ReleaseCurve:
    """A journey as it was at a release, of which only its emotions are known. It is drawn when a page shows it."""

    release: Revision
    id: str
    """Its id today."""
    source: str
    """The object of Git, and the path, that it was read from."""
    outline: Mapping[str, Any]
    """What is known of it, as `packing` writes it down."""
    scale: EmotionScale
    """The project's scale then."""

    @cached_property
    def journey(self) -> Journey:
        """The journey as it was."""
        return drawn(self.outline, self.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """What Git tells of a project's content, up to the commit it is at."""

    head: str
    edits: Mapping[str, Edits] = field(default_factory=dict)
    """By the path of the file today; of files that are gone, where they were last."""
    commits: tuple[Commit, ...] = ()
    """Newest first; those that changed nothing of what the project says are not there."""
    curves: Mapping[str, tuple[ReleaseCurve, ...]] = field(default_factory=dict)
    """Path of a journey today → itself at each release, oldest first."""
    looked_at: int = 0
    """How many commits that touched content were looked at."""
    is_cut: bool = False
    """Whether there may be more than those."""
    is_shallow: bool = False
    """Whether the clone holds only the end of the history."""
    releases_missing: tuple[str, ...] = ()
    """Releases whose files cannot be had."""

    @property
    def before_scale(self) -> frozenset[str]:
        """The commits that were made before the scale of today was set."""
        found: set[str] = set()
        is_older = False
        for commit in self.commits:
            if is_older:
                found.add(commit.id)
            is_older = is_older or any(one.thing is Thing.SITE for edit in commit.edits for one in edit.changes)
        return frozenset(found)


_remembered: dict[tuple[object, ...], History] = {}
"""The last history of each project and commit; a process builds one or few."""


def history_of(root: Path, catalogue: Catalogue) -> History | Gap:
    """Return the history of the project in a folder, which says what `catalogue` holds, or why there is none."""
    commit = head(root)
    if isinstance(commit, Gap):
        return commit
    found = releases(root)
    tagged = () if isinstance(found, Gap) else found
    lists = _lists(catalogue)
    try:
        beside = beside_commits(root)
    except GitFailure as failure:
        return Gap(why=failure.why)
    key = (root.resolve(), commit, tagged, tuple(sorted(lists.items())), beside)
    if key not in _remembered:

        def tell() -> History | Gap:
            return _history(root, commit, tagged, lists)

        try:
            history = _kept(key, tell) if beside.whole else tell()
        except GitFailure as failure:
            return Gap(why=failure.why)
        if isinstance(history, Gap):
            return history
        while len(_remembered) > 3:
            _remembered.pop(next(iter(_remembered)))
        _remembered[key] = history
    return _remembered[key]


def _kept(key: tuple[object, ...], tell: Callable[[], History | Gap]) -> History | Gap:
    """Return the history that an earlier build told of the same, else what is told now."""
    folder = cache_folder()
    if folder is None:
        return tell()
    shelf = Shelf(folder / "histories" / digest(os.fsencode(str(key[0]))), fingerprint())
    stamp = digest(repr(key).encode("utf-8", "surrogatepass"))
    data = shelf.get(_WHOLE, stamp)
    found = _PACKING.unpacked_safely(data) if data else None
    if isinstance(found, History):
        return found
    told = tell()
    # What cannot be had of a release today may be there tomorrow.
    if isinstance(told, History) and not told.releases_missing:
        shelf.keep({_WHOLE: stamp}, lambda _: _PACKING.packed(told))
    return told


_WHOLE = "history"
_PACKING = Packing(
    (Commit, Edits, Edit, Change, Logged, Touched),
    modules={"datetime", "journeybook.load.revision", "journeybook.model.scale"},
)


def _history(root: Path, commit: str, tagged: tuple[Revision, ...], lists: Mapping[str, Sort]) -> History | Gap:
    told = log(root, commit)
    here = files_at(root, Revision(name="HEAD", commit=commit))
    for one in (told, here):
        if isinstance(one, Gap) and one.why is not Why.NO_PROJECT:
            return one
    if isinstance(told, Gap) or isinstance(here, Gap):
        return History(head=commit)
    followed = {
        path: line
        for path, line in lines(told, tuple(path for path in here.paths() if sort_of(path, lists))).items()
        if any(sort_of(each, lists) for each in line.paths)
    }
    cache = Cache(root)
    comparer = Comparer(root, cache, lists)
    edits = settled({one.path: one for one in comparer.edits(followed.values())})
    curves, missing = _curves(root, tagged, {p: line for p, line in followed.items() if p in here.blobs}, cache)
    cache.save()
    return History(
        head=commit,
        edits=edits,
        commits=_commits(told, edits),
        curves=curves,
        looked_at=len(told.commits),
        is_cut=told.is_cut,
        is_shallow=told.is_shallow,
        releases_missing=missing,
    )


def _lists(catalogue: Catalogue) -> Mapping[str, Sort]:
    """Return the files that hold channels and touchpoints today, beside the configuration."""
    found = {thing.origin.path: Sort.CHANNELS for thing in catalogue.channels.values()}
    found |= {thing.origin.path: Sort.TOUCHPOINTS for thing in catalogue.touchpoints.values()}
    return {path: sort for path, sort in found.items() if path != "site_config.yml"}


def _commits(told: Log, edits: Mapping[str, Edits]) -> tuple[Commit, ...]:
    by_commit: dict[str, list[Edit]] = {}
    for of_file in edits.values():
        for edit in of_file.found:
            by_commit.setdefault(edit.commit.id, []).append(edit)
    return tuple(_commit(one, by_commit[one.id]) for one in told.commits if one.id in by_commit)


def _commit(logged: Logged, edits: list[Edit]) -> Commit:
    return Commit(
        id=logged.id,
        at=logged.at,
        author=logged.author,
        subject=logged.subject,
        edits=tuple(sorted(edits, key=lambda edit: edit.path)),
    )


def _curves(
    root: Path, tagged: tuple[Revision, ...], followed: Mapping[str, Line], cache: Cache
) -> tuple[dict[str, tuple[ReleaseCurve, ...]], tuple[str, ...]]:
    """Return journeys at each release, and the releases that cannot be read."""
    found: dict[str, list[ReleaseCurve]] = {}
    missing: list[str] = []
    journeys = {path: line for path, line in followed.items() if path.startswith("journeys/")}
    for release in reversed(tagged):
        files = files_at(root, release)
        if isinstance(files, Gap):
            if files.why is not Why.NO_PROJECT:
                missing.append(release.name)
            continue
        try:
            scale = _scale(files, cache)
            for path, source, then in _at_release(root, files, journeys, cache):
                curve = ReleaseCurve(release=release, id=stem(path), source=source, outline=then, scale=scale)
                found.setdefault(path, []).append(curve)
        except GitFailure:
            missing.append(release.name)
    return {path: tuple(curves) for path, curves in found.items()}, tuple(missing)


def _scale(files: RevisionFiles, cache: Cache) -> EmotionScale:
    """Return the scale that a project had."""
    name = files.blobs.get("site_config.yml", "")
    key = f"scale:{name}"
    known = cache.get(key)
    if isinstance(known, list) and len(known) == 2 and all(type(end) is int for end in known) and known[0] < known[1]:
        return EmotionScale(min=known[0], max=known[1])
    scale = load_settings(files).scale
    cache.put(key, [scale.min, scale.max])
    return scale


def _at_release(
    root: Path, files: RevisionFiles, journeys: Mapping[str, Line], cache: Cache
) -> list[tuple[str, str, Mapping[str, Any]]]:
    """Return the journeys of today that were there: the path today, what it was read from, and the outline; those that
    cannot be read are left out.
    """
    then = {
        path: place
        for path, line in journeys.items()
        for place in [next((place for place in line.paths if place in files.blobs), "")]
        if place
    }
    known = {path: cache.get(_outline_key(place, files.blobs[place])) for path, place in then.items()}
    wanted = [files.blobs[then[path]] for path, entry in known.items() if not _is_known(entry)]
    contents = blobs(root, wanted, MAX_BYTES + 1) if wanted else {}
    found = []
    for path, place in then.items():
        entry = known[path]
        if not _is_known(entry):
            name = files.blobs[place]
            read = _read(place, contents[name])
            entry = outline(read) if read else _UNREADABLE
            cache.put(_outline_key(place, name), entry)
        if entry != _UNREADABLE:
            found.append((path, f"{files.blobs[place]} {place}", entry))
    return found


_UNREADABLE = {"unread": True}
"""What is kept of a journey that cannot be read."""


def _is_known(entry: Any) -> bool:
    """Say whether it is known what a journey was, or that it could not be read."""
    return entry == _UNREADABLE or is_outline(entry)


def _outline_key(path: str, blob: str) -> str:
    return f"outline:{blob}:{path}"


def _read(path: str, data: bytes) -> Journey | None:
    catalogue = read_alone(path, data, Sort.THING)
    return next(iter(catalogue.journeys.values()), None) if catalogue else None
