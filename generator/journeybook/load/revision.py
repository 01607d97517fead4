"""Which revisions of a project there are, and its files at one, out of Git's objects: the work tree is not touched.

Knows nothing of what the files say.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from errno import EIO, ENOENT
from pathlib import Path
from posixpath import dirname

from journeybook.git import GitFailure, Why, blobs, git
from journeybook.load.discover import FOLDERS, OTHER_FOLDERS, DiskFiles
from journeybook.syntax.decoding import MAX_BYTES

MOST_RELEASES = 20
"""How far back the releases are looked through."""
SHORT = 40
"""How long object ids are in most repositories."""

# The part of a name that begins with a number: v1.2, 2026-10, release-3, journeys/v4.
_VERSION = re.compile(r"(?:^|[-_/@+ ])[vr]?\d", re.IGNORECASE)
_TAGS = "%(objectname)%00%(*objectname)%00%(creatordate:short)%00%(refname:strip=2)"
_LOOKED_INTO = (".md", ".yml", ".yaml", ".svg", ".css", ".po")
_LINK = "120000"
_SUBMODULE = "160000"


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """A commit of the repository that a project lies in."""

    name: str
    """As it is called: a tag, a branch, or what was asked for."""
    commit: str
    """Its whole object id."""
    day: date | None = None
    """Of a release when it was tagged, else when it was committed; None where the date is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """Why something of the past is not known."""

    why: Why
    revision: str = ""
    """What the revision is called; empty where it is about none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where a folder is."""

    inside: bool
    """Whether that is in a work tree."""
    shallow: bool
    """Whether the clone holds only the end of the history."""
    commit: str
    """The object id of the last commit; empty where there is none yet."""


def standing(root: Path) -> Standing:
    """Return where a folder is; GitFailure where that is in no repository."""
    what = ("--is-inside-work-tree", "--is-shallow-repository")
    try:
        inside, shallow, *commit = git(root, "rev-parse", *what, "HEAD^{commit}").decode().split()
    except GitFailure as failure:
        if failure.why is not Why.FAILED:
            raise
        inside, shallow, *commit = git(root, "rev-parse", *what).decode().split()  # there is no commit yet
    return Standing(inside=inside == "true", shallow=shallow == "true", commit="".join(commit))


def releases(root: Path) -> tuple[Revision, ...] | Gap:
    """Return the releases that the project is built on, newest first: tags that lead to the commit it is at.

    Tags whose names have a version (`v1.2`, `2026-10`) are releases; where there is none, all tags are. The newest is
    the one that was made last; of those of one day the one with the highest version.
    """
    try:
        at = standing(root)
        if not at.inside:
            return Gap(why=Why.NO_REPOSITORY)
        if not at.commit:
            return Gap(why=Why.NO_RELEASE)
        # The last key counts most; `-` before what makes a candidate of a version.
        order = ("-c", "versionsort.suffix=-", "for-each-ref", "--sort=-version:refname", "--sort=-creatordate")
        lines = git(root, *order, "--merged=HEAD", f"--format={_TAGS}", "refs/tags").decode("utf-8", "replace")
    except GitFailure as failure:
        return Gap(why=failure.why)
    tags = tuple(_tag(line) for line in lines.splitlines())
    found = tuple(tag for tag in tags if _VERSION.search(tag.name)) or tags
    if not found:
        return Gap(why=Why.SHALLOW if at.shallow else Why.NO_RELEASE)
    return found[:MOST_RELEASES]


def revision(root: Path, name: str) -> Revision | Gap:
    """Return the commit that a name leads to: a tag, a branch, an object id, or whatever else Git understands."""
    try:
        commit = _resolved(root, name)
        if not commit:
            return Gap(why=_missing(root), revision=name)
        day = git(root, "log", "-1", "--no-show-signature", "--format=%cs", commit).decode().strip()
    except GitFailure as failure:
        return Gap(why=failure.why, revision=name)
    return Revision(name=name, commit=commit, day=_day(day))


def merge_base(root: Path, one: Revision, other: Revision) -> Revision | Gap:
    """Return the newest commit that two revisions have in common: where the one was forked from the other."""
    both = f"{one.name}...{other.name}"
    try:
        commit = git(root, "merge-base", one.commit, other.commit).decode().strip()
    except GitFailure as failure:
        if failure.why is not Why.FAILED:
            return Gap(why=failure.why, revision=both)
        return Gap(why=Why.SHALLOW if _is_shallow(root) else Why.UNRELATED, revision=both)
    found = revision(root, commit)
    return found if isinstance(found, Gap) else replace(found, name=both)


@dataclass
class RevisionFiles:
    """The files of a project as they were at a revision; see `journeybook.load.discover.Files`."""

    root: Path
    """The project's folder, in which Git is asked."""
    tree: str
    """The object id of what the project's folder was."""
    blobs: Mapping[str, str]
    """Path of a plain file → the object id of its content."""
    links: tuple[str, ...] = ()
    """The paths that are no plain files."""
    _read: dict[str, bytes] = field(default_factory=dict)
    _paths: tuple[str, ...] | None = None

    @property
    def name(self) -> str:
        """What the project's folder is called."""
        return self.root.resolve().name

    def paths(self) -> tuple[str, ...]:
        """Return the paths of the project's plain files, sorted."""
        if self._paths is None:
            self._paths = tuple(sorted(path for path in self.blobs if is_ours(path)))
        return self._paths

    def left_out(self) -> tuple[str, ...]:
        """Return the paths of symbolic links and the like among the project's files, sorted."""
        return tuple(sorted(path for path in self.links if is_ours(path)))

    def beside(self, path: str) -> tuple[tuple[str, bool], ...]:
        """Return the paths in the folder of a file, and whether each is a plain file."""
        folder = dirname(path)
        parts = folder.split("/") if folder else []
        above = ("/".join(parts[:depth]) for depth in range(1, len(parts) + 1))
        linked = next((each for each in above if each in self.links), None)
        if linked is not None:
            return ((linked, False),)
        every = (*((each, True) for each in self.blobs), *((each, False) for each in self.links))
        return tuple(sorted(entry for entry in every if _is_beside(entry[0], folder)))

    def read(self, path: str) -> bytes:
        """Return the bytes of a file; of one that is too large no more than shows that. OSError where there is none."""
        if path not in self._read:
            if path not in self.blobs:
                raise OSError(ENOENT, "there is no such file at this revision")
            try:
                self.fetch((path,))
            except GitFailure as failure:
                raise OSError(EIO, f"Git cannot read it ({failure})") from failure
        return self._read[path]

    def fetch(self, paths: Iterable[str]) -> None:
        """Read files in one go, so that asking for each is cheap; GitFailure where not all of them can be had."""
        wanted = {path: self.blobs[path] for path in paths}
        contents = blobs(self.root, wanted.values(), MAX_BYTES + 1)
        self._read.update((path, contents[name]) for path, name in wanted.items())


def files_at(root: Path, at: Revision) -> RevisionFiles | Gap:
    """Return the files that the project's folder, wherever in the repository, had at a revision."""
    try:
        tree = _tree(root, at.commit)
        listing = git(root, "ls-tree", "-r", "-z", "--full-tree", tree) if tree else b""
    except GitFailure as failure:
        return Gap(why=failure.why, revision=at.name)
    plain: dict[str, str] = {}
    links = []
    for entry in listing.decode("utf-8", "surrogateescape").split("\0")[:-1]:
        kind, _, path = entry.partition("\t")
        mode, _, name = kind.split(" ")
        if mode in (_LINK, _SUBMODULE):
            links.append(path)
        else:
            plain[path] = name
    if "site_config.yml" not in plain and not any(path.startswith("journeys/") for path in plain):
        return Gap(why=Why.NO_PROJECT, revision=at.name)
    return RevisionFiles(root=root, tree=tree, blobs=plain, links=tuple(links))


def ready(files: RevisionFiles, at: Revision, known: Collection[str] = ()) -> Gap | None:
    """Read at once all files that loading looks into, but those known; return why not all of them can be had."""
    try:
        files.fetch(path for path in files.paths() if path.lower().endswith(_LOOKED_INTO) and path not in known)
    except GitFailure as failure:
        return Gap(why=failure.why, revision=at.name)
    return None


def folder_in_repository(root: Path) -> str:
    """Return the project's folder in its repository, with a slash at its end; empty where it is all of it, or none."""
    try:
        return git(root, "rev-parse", "--show-prefix").decode("utf-8", "surrogateescape").removesuffix("\n")
    except GitFailure:
        return ""


def is_clean(root: Path, at: Revision) -> bool:
    """Say whether nothing in the project's folder is other than in a commit that is the last one; true of other ones.

    Git is not asked for its status, which runs filters that settings name. Line ends are no difference.
    """
    head = revision(root, "HEAD")
    if isinstance(head, Gap) or head.commit != at.commit:
        return True
    files = files_at(root, at)
    if isinstance(files, Gap):
        return True
    disk = DiskFiles(root)
    stored = {path: files.blobs[path] for path in files.paths() if path.lower().endswith(_LOOKED_INTO)}
    here = [path for path in disk.paths() if path.lower().endswith(_LOOKED_INTO)]
    return set(here) == stored.keys() and all(_is_stored(disk, path, stored[path]) for path in here)


def _is_stored(disk: DiskFiles, path: str, name: str) -> bool:
    try:
        data = disk.read_whole(path)
    except OSError:
        return False
    return name in (object_id(data, len(name)), object_id(data.replace(b"\r\n", b"\n"), len(name)))


def object_id(data: bytes, length: int) -> str:
    """Return the object id that Git gives to the content of a file; `length` is that of the repository's ids."""
    kind = "sha1" if length == SHORT else "sha256"
    return hashlib.new(kind, b"blob %d\0" % len(data) + data, usedforsecurity=False).hexdigest()


def _missing(root: Path) -> Why:
    """Return why a name leads to no commit."""
    if not _resolved(root, "HEAD") and not git(root, "rev-list", "-n", "1", "--all").strip():
        return Why.NO_COMMIT
    return Why.SHALLOW if _is_shallow(root) else Why.UNKNOWN


def _is_shallow(root: Path) -> bool:
    return git(root, "rev-parse", "--is-shallow-repository").strip() == b"true"


def _tree(root: Path, commit: str) -> str:
    """Return the object id of what the project's folder was at a commit; empty where there was none."""
    answer = git(root, "cat-file", "--batch-check", text=f"{commit}:./\n").decode("utf-8", "replace").split()
    if len(answer) == 3 and answer[1] == "tree":
        return answer[0]
    if not _resolved(root, commit):
        raise GitFailure(Why.INCOMPLETE)
    return ""


def _resolved(root: Path, name: str) -> str:
    """Return the object id of the commit that a name leads to; empty where it leads to none."""
    try:
        return git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}").decode().strip()
    except GitFailure as failure:
        if failure.why is Why.FAILED:
            return ""
        raise


def _tag(line: str) -> Revision:
    name, pointed, day, called = line.split("\0")
    return Revision(name=called, commit=pointed or name, day=_day(day))


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:  # whoever makes a tag may date it as they like
        return None


def is_ours(path: str) -> bool:
    """Say whether a file is one of a project's wherever it is looked for; see `DiskFiles.paths`."""
    folder, slash, _ = path.partition("/")
    if _is_hidden(path):
        return False
    if not slash:
        return path.endswith((".yml", ".yaml")) or path in (*FOLDERS, *OTHER_FOLDERS)
    return folder in (*FOLDERS, *OTHER_FOLDERS)


def _is_beside(path: str, folder: str) -> bool:
    if _is_hidden(path):
        return False
    return path.startswith(f"{folder}/") if folder else "/" not in path


def _is_hidden(path: str) -> bool:
    return path.startswith(".") or "/." in path
