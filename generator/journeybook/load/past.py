"""A project as it was at an earlier revision: files that have not changed since are not read again.

Knows not what is different: that is for the comparison.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from journeybook.diagnostics import Diagnostic
from journeybook.git import GitFailure
from journeybook.load.discover import DiskFiles
from journeybook.load.loader import Alike, Loaded, LoadedDefault, load_default
from journeybook.load.revision import SHORT, Gap, Revision, RevisionFiles, files_at, is_ours, object_id, releases
from journeybook.model.catalogue import Catalogue

_TEXTS = (".md", ".yml", ".yaml")
"""The files that say something; pictures, fonts and templates do not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """A project at a revision, in its default language."""

    revision: Revision
    catalogue: Catalogue
    unread: frozenset[str]
    """The paths of content files that were there and cannot be read: nothing is known of what they said."""
    unread_lists: frozenset[str]
    """Of the words journeys share, those that could not be read as a whole: `phases`, `channels`, `touchpoints`."""
    findings: tuple[Diagnostic, ...]
    """What is wrong with the files, and between them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LastRelease:
    """The release that the change of a project is counted from."""

    past: Past
    standing: Revision | None = None
    """The newest release, where the project has not changed since it: then `past` is the one before at which it was
    another. None where it has changed, or was never another.
    """


def past(root: Path, at: Revision, now: Loaded | None = None) -> Past | Gap:
    """Return the project in the folder `root` as it was at a revision.

    `now` is the project as it is in the folder, if that was loaded: what both have alike is taken from there.
    """
    files = files_at(root, at)
    if isinstance(files, Gap):
        return files
    return _past(at, files, _said_here(root, files, now), now)


def last_release(root: Path, now: Loaded) -> LastRelease | Gap:
    """Return the last release of the project in the folder `root`, which was loaded from there as `now`.

    Where nothing has changed since that, the site is the release itself: then the one before is what tells something.
    """
    found = releases(root)
    if isinstance(found, Gap):
        return found
    newest: LastRelease | Gap | None = None
    here: Mapping[str, str] | None = None
    for release in found:
        files = files_at(root, release)
        if isinstance(files, Gap):
            return newest or files
        if here is None:
            here = _said_here(root, files, now)
        if here != _said(files):
            then = _past(release, files, here, now)
            standing = found[0] if newest else None
            return then if isinstance(then, Gap) else LastRelease(past=then, standing=standing)
        if newest is None:
            same = Past(
                revision=release,
                catalogue=now.catalogue,
                unread=frozenset(),
                unread_lists=frozenset(),
                findings=(),
            )
            newest = LastRelease(past=same)
    assert newest is not None, "there is a release at least"
    return newest


_remembered: dict[str, LoadedDefault] = {}
"""By tree: what is once read of a revision never changes. Only the last is kept, for a site that is built again."""


def _past(at: Revision, files: RevisionFiles, here: Mapping[str, str], now: Loaded | None) -> Past | Gap:
    loaded = _remembered.get(files.tree)
    if loaded is None:
        alike = _alike(files, here, now) if now else None
        known = alike.drafts if alike else {}
        try:
            files.fetch(path for path in _said(files) if path not in known)
        except GitFailure as failure:
            return Gap(why=failure.why, revision=at.name)
        loaded = load_default(files, alike)
        _remembered.clear()
        _remembered[files.tree] = loaded
    return Past(
        revision=at,
        catalogue=loaded.catalogue,
        unread=loaded.unread,
        unread_lists=loaded.unread_lists,
        findings=loaded.findings,
    )


def alike(files: RevisionFiles, now: Loaded, at: Revision | None) -> Alike:
    """Return what a load of another state of the same folder made of files that are the same at this revision.

    `now` was read at the revision `at`, or from the folder as it is.
    """
    others = files_at(files.root, at) if at else None
    here = _said_here(files.root, files, now) if at is None else {} if isinstance(others, Gap | None) else _said(others)
    return _alike(files, here, now)


def _alike(files: RevisionFiles, here: Mapping[str, str], now: Loaded) -> Alike:
    same = {path for path, name in _said(files).items() if here.get(path) == name}
    drafts = {path: draft for path, draft in now.drafts.items() if path in same}
    return Alike(scale=now.catalogue.scale, drafts=drafts, sources=now.sources)


def _said(files: RevisionFiles) -> dict[str, str]:
    """Return the files that say something, by path, with their object ids."""
    return {path: files.blobs[path] for path in files.paths() if path.endswith(_TEXTS)}


def _said_here(root: Path, files: RevisionFiles, now: Loaded | None) -> dict[str, str]:
    """Return the object ids that the files of the folder would have in the repository of the others.

    As they are: not as a filter or another line end would store them. Such files are read, and found to say the same.
    What is `now` loaded from the folder is not read again where its id is known.
    """
    disk = DiskFiles(root)
    length = len(files.tree)
    drafts = now.drafts if now and length == SHORT else {}
    found = {}
    # What was loaded from there need not be looked for again.
    for path in filter(is_ours, sorted(now.files)) if now else disk.paths():
        if path.endswith(_TEXTS):
            name = drafts[path].blob if path in drafts else ""
            if not name:
                try:
                    name = object_id(disk.read_whole(path), length)
                except OSError:
                    continue
            found[path] = name
    return found
