"""Whether there is anything to do: what the last build of a site was made of and what it left, to the letter.

A build that would read the same files, on the same day, with the same code and at the same commit, and finds its site
as it left it, has nothing to do but to say again what it said. Imports next to nothing, because that is the shortest
way through the program, and most of the time would be imports.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Any

from journeybook.caching import cache_folder, digest, put
from journeybook.clock import today
from journeybook.git import GitFailure, beside_commits, git
from journeybook.incremental.code import code, files_below

_FORMAT = 2
_JUST_NOW = 1_000_000_000  # nanoseconds; file systems keep time in steps, and clocks may differ by that much


_Stamp = tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A build that is asked for. Without slots, because what is asked of Git is kept."""

    root: Path
    """The project's folder."""
    out: Path
    """Where the site goes."""
    options: tuple[str, ...]
    """What else changes what comes of it."""
    began: int
    """When, in nanoseconds since 1970."""
    seen: dict[str, tuple[_Stamp, str]] = field(default_factory=dict, compare=False, repr=False)
    """The files that were looked into, by path, as the file system had them, with the digest of what they hold."""

    @property
    def file(self) -> Path | None:
        """Where it is written down; None where nothing is to be kept."""
        folder = cache_folder()
        if folder is None:
            return None
        name = sha256("\0".join((str(self.out.resolve()), *self.options)).encode("utf-8", "surrogateescape"))
        return folder / "sites" / project_name(self.root) / f"done-{name.hexdigest()[:20]}"

    @cached_property
    def key(self) -> str:
        """What its site depends on beside the project's files; empty where nobody can say all of it."""
        return _key(self.root)


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """The files that a build read."""

    files: Collection[str]
    """Their paths in the project."""
    folders: Iterable[str]
    """Those of the folders that were looked through, with all that is below; empty for the top alone."""
    templates: str = ""
    """That of a folder of templates of a team's own; empty for none."""


def project_name(root: Path) -> str:
    """Return what the caches of a project are called."""
    return sha256(os.fsencode(root.resolve())).hexdigest()[:20]


def unchanged(asked: Asked) -> Mapping[str, Any] | None:
    """Return what the last build said, where this one has nothing to do; else None."""
    file = asked.file
    if file is None:
        return None
    try:
        with file.open("rb") as stream:
            known = json.loads(stream.readline())
            if known["format"] != _FORMAT or not known["key"] or known["key"] != asked.key:
                return None
            read = Read(files=known["files"].keys(), folders=known["folders"], templates=known["templates"])
            asked.seen.update((path, (tuple(stamp), content)) for path, (content, *stamp) in known["files"].items())
            if known["inputs"] != _inputs(asked, read)[0] or known["site"] != _site(asked.out):
                return None
            said: dict[str, Any] = json.loads(stream.readline())
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None
    return said


def said_before(asked: Asked) -> Mapping[str, Any]:
    """Return what the last build said that was made by the same code, of whatever; nothing where that is not known."""
    try:
        assert asked.file is not None
        with asked.file.open("rb") as stream:
            known = json.loads(stream.readline())
            if known["format"] == _FORMAT and known["code"] == code():
                said: dict[str, Any] = json.loads(stream.readline())
                return said
    except (AssertionError, OSError, ValueError, KeyError, TypeError, RecursionError):
        pass
    return {}


def remember(asked: Asked, read: Read, said: Mapping[str, Any]) -> None:
    """Write down what was read and what was said of it, in a form that JSON has, after a build that went well.

    Not where a file has changed while the site was built: nobody knows which of its states is on it.
    """
    file = asked.file
    if file is None:
        return
    with suppress(OSError):
        inputs, changed = _inputs(asked, read)
        if changed > asked.began - _JUST_NOW:
            file.unlink(missing_ok=True)
            return
        content = {
            "format": _FORMAT,
            "code": code(),
            "key": asked.key,
            "files": {path: (content, *stamp) for path, (stamp, content) in asked.seen.items() if path in read.files},
            "folders": sorted(read.folders),
            "templates": read.templates,
            "inputs": inputs,
            "site": _site(asked.out),
        }
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        # What was said may be long, and is asked for only where there is nothing to do.
        put(file, (json.dumps(one, separators=(",", ":")).encode("ascii") + b"\n" for one in (content, said)))


def now() -> int:
    """Return the time, in nanoseconds since 1970."""
    return time.time_ns()


def _key(root: Path) -> str:
    """Return what a site depends on beside the project's files; empty where nobody can say all of it."""
    commits = _commits(root)
    return "" if commits is None else digest(f"{code()} {today()} {commits}".encode())


def _commits(root: Path) -> str | None:
    """Return what of a repository's past a site tells: where it is, what is tagged, and how authors are called.

    None where that may lie outside of it: what a partial clone lacks may come any time, and names may be in any file.
    """
    try:
        beside = beside_commits(root)
        if not beside.whole:
            return None
        here = git(root, "rev-parse", "HEAD", "--show-prefix")
        tags = git(root, "for-each-ref", "--format=%(objectname) %(refname)", "refs/tags")
        return " ".join(map(digest, (here, tags, *beside)))
    except GitFailure as failure:
        return failure.why


def _inputs(asked: Asked, read: Read) -> tuple[str, int]:
    """Return a digest of the files and folders, and when the last of them was changed."""
    root = asked.root
    found: list[str] = []
    changed = 0
    for folder in sorted(read.folders):
        for line, time_ in _listed(root / folder, deep=folder != ""):
            found.append(line)
            changed = max(changed, time_)
    top = os.fspath(root)
    for path in sorted(read.files):
        stamp, content = _seen(f"{top}/{path}", asked.seen.get(path))
        asked.seen[path] = stamp, content
        found.append(f"{path} {content}")
        changed = max(changed, stamp[0])
    if read.templates:
        found += files_below(root / read.templates)
        times = (entry.stat().st_ctime_ns for entry in (root / read.templates).rglob("*"))
        changed = max(changed, *times, 0)
    return digest("\n".join(found).encode("utf-8", "surrogateescape")), changed


def _seen(path: str, known: tuple[_Stamp, str] | None) -> tuple[_Stamp, str]:
    """Return a file as the file system has it, its change first, and a digest of what it holds.

    A file that is as it was when it was read, by an earlier build or this one, holds what it held: it had not been
    changed for a while then, or all of this is dropped, see `remember`.
    """
    if known is not None and _stamp(os.stat(path)) == known[0]:  # noqa: PTH116 - thousands of them, before every build
        return known
    with open(path, "rb") as stream:  # noqa: PTH123 - as above
        stamp = _stamp(os.fstat(stream.fileno()))
        return stamp, digest(stream.read())


def _stamp(found: os.stat_result) -> _Stamp:
    return found.st_ctime_ns, found.st_mtime_ns, found.st_size, found.st_ino, found.st_dev


def _listed(folder: Path, *, deep: bool) -> Iterator[tuple[str, int]]:
    """Yield what lies in a folder, hidden things aside, folder by folder, and when that changed."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        changed = folder.stat().st_ctime_ns
    except (FileNotFoundError, NotADirectoryError):
        yield f"{folder} is none", 0
        return
    seen = [entry for entry in entries if not entry.name.startswith(".")]
    kinds = ((entry.name, entry.is_dir(follow_symlinks=False), entry.is_symlink()) for entry in seen)
    # At the top, where the site is put and much else may be, nothing but names counts.
    yield f"{folder} {list(kinds)}", changed if deep else 0
    if deep:
        for entry in seen:
            if entry.is_dir(follow_symlinks=False):
                yield from _listed(Path(entry.path), deep=True)


def _site(out: Path) -> str:
    """Return a digest of the site as it lies there: which files, how large and from when."""
    found: list[str] = []
    ahead = [os.fspath(out)]
    while ahead:
        for entry in os.scandir(ahead.pop()):
            if entry.is_dir(follow_symlinks=False):
                ahead.append(entry.path)
            else:
                known = entry.stat(follow_symlinks=False)
                found.append(f"{entry.path} {known.st_size} {known.st_mtime_ns}")
    return digest("\n".join(sorted(found)).encode("utf-8", "surrogateescape"))
