"""The commits that touched content files, newest first, each with the object ids of the files before and after.

Knows nothing of what files say, and reads none of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from journeybook.git import GitFailure, Why, git
from journeybook.load.discover import FOLDERS
from journeybook.load.revision import Gap, standing

MOST_COMMITS = 2_000
"""How many commits are looked at, the newest."""

_MARK = "\x1e"
_FORMAT = f"--format=%x00{_MARK}%H%x1f%P%x1f%cI%x1f%aN%x1f%s"
# Merges are told by the files that are like those of none of their parents: what somebody did to bring both together.
_LOG = ("log", _FORMAT, "-c", "--raw", "-z", "--no-abbrev", "--relative", "--find-renames")
_PLAINLY = ("--no-show-signature", "--no-ext-diff", "--no-textconv", "--no-color", "--no-decorate", "--no-notes")
_WHERE = (*FOLDERS, ":(glob)*.yml", ":(glob)*.yaml")
_LONGEST = 300
"""Letters of a name or a subject that are kept: both may be of any length."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Touched:
    """A file that a commit made another one of."""

    path: str
    """Where it is after the commit; of one that is taken away, where it was."""
    was: str
    """Where it was before."""
    old: tuple[str, ...]
    """The object ids it had: one for each parent of the commit; empty where it is new."""
    new: str
    """The one it has since; empty where it is taken away."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Logged:
    """A commit."""

    id: str
    at: datetime | None
    """When it was made, with the offset of who made it; None where that is no date."""
    author: str
    subject: str
    is_root: bool
    """Whether nothing is known of before: it has no parent, or the clone ends with it."""
    touched: tuple[Touched, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Log:
    """What Git tells of the content files of a project."""

    commits: tuple[Logged, ...]
    """Newest first."""
    is_shallow: bool
    """Whether the clone holds only the end of the history."""

    @property
    def is_cut(self) -> bool:
        """Whether there may be more commits than were looked at."""
        return len(self.commits) == MOST_COMMITS


def head(root: Path) -> str | Gap:
    """Return the object id of the commit that the project's folder is at."""
    try:
        at = standing(root)
    except GitFailure as failure:
        return Gap(why=failure.why)
    if not at.inside:
        return Gap(why=Why.NO_REPOSITORY)
    return at.commit or Gap(why=Why.NO_COMMIT)


def log(root: Path, commit: str) -> Log | Gap:
    """Return the commits that lead to one and touched content files."""
    try:
        is_shallow = git(root, "rev-parse", "--is-shallow-repository").strip() == b"true"
        said = git(root, *_LOG, *_PLAINLY, f"--max-count={MOST_COMMITS}", commit, "--", *_WHERE)
    except GitFailure as failure:
        return Gap(why=failure.why)
    return Log(commits=tuple(parsed(said.decode("utf-8", "surrogateescape"))), is_shallow=is_shallow)


def parsed(said: str) -> Iterator[Logged]:
    """Yield the commits of an answer of `git log`."""
    words: tuple[str, ...] | None = None
    touched: list[Touched] = []
    parts = iter(said.split("\0"))
    for part in parts:
        text = part.lstrip("\n")
        if text.startswith(_MARK):
            if words:
                yield _logged(words, touched)
            words, touched = tuple(text[1:].split("\x1f", 4)), []
        elif text.startswith(":"):
            touched += _touched(text, parts)
    if words:
        yield _logged(words, touched)


def _logged(words: tuple[str, ...], touched: list[Touched]) -> Logged:
    name, parents, day, author, subject = (*words, "", "", "", "")[:5]
    return Logged(
        id=name,
        at=_moment(day),
        author=_plain(author),
        subject=_plain(subject),
        is_root=not parents.strip(),
        touched=tuple(touched),
    )


def _touched(entry: str, parts: Iterator[str]) -> Iterator[Touched]:
    """Yield the file of an entry: `:100644 100644 <old> <new> M`, of a merge with as many more as it has parents."""
    parents = len(entry) - len(entry.lstrip(":"))
    fields = entry[parents:].split(" ")
    modes, ids, status = fields[: parents + 1], fields[parents + 1 : 2 * parents + 2], fields[-1]
    was = next(parts, "")
    path = next(parts, "") if parents == 1 and status[:1] in ("R", "C") else was
    known = tuple(
        "" if set(name) == {"0"} or not mode.startswith("100") else name for mode, name in zip(modes, ids, strict=False)
    )
    *old, new = known if len(known) == parents + 1 else ("",) * (parents + 1)
    if any(old) or new:
        yield Touched(path=path, was=was, old=tuple(old) if any(old) else (), new=new)


def _moment(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except ValueError:  # whoever writes a commit may write any date
        return None


def _plain(text: str) -> str:
    """Return what somebody wrote as one line of text without controls; what is no UTF-8 has a mark in its place."""
    readable = text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return " ".join("".join(letter if letter.isprintable() else " " for letter in readable).split())[:_LONGEST]
