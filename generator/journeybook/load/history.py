"""The newest changes of content files, from Git. Without Git, or outside a repository, there are none."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from journeybook.load.discover import FOLDERS
from journeybook.load.git import GitFailure, git

_LOG = ("log", "-n", "200", "--date=short", "--format=%x00%ad%x1f%an%x1f%s", "--name-only", "--relative", "-z")
_PLAINLY = ("--no-show-signature", "--no-renames", "--no-ext-diff", "--no-textconv")
_COMMIT = re.compile(r"(\d{4}-\d\d-\d\d)\x1f([^\x1f]*)\x1f(.*)", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """The last commit that touched a content file."""

    path: str
    """Path of the file, relative to the project."""
    day: date
    author: str
    subject: str


def recent_changes(root: Path, at_most: int) -> tuple[Change, ...]:
    """Return the content files changed last, newest first, each with its newest commit."""
    try:
        log = git(root, *_LOG, *_PLAINLY, "--", *FOLDERS)
    except GitFailure:
        return ()
    return _parse(log.decode("utf-8", "replace"), root, at_most)


def _parse(log: str, root: Path, at_most: int) -> tuple[Change, ...]:
    found: dict[str, Change] = {}
    commit: tuple[date, str, str] | None = None
    for part in log.split("\0"):
        # git puts a line break between a commit's words and its first file.
        text = part.strip("\n")
        if words := _COMMIT.fullmatch(text):
            commit = _commit(*words.groups())
        elif text and commit and text not in found and text.endswith((".md", ".yaml", ".yml")):
            if (root / text).is_file():
                found[text] = Change(path=text, day=commit[0], author=commit[1], subject=commit[2])
            if len(found) == at_most:
                break
    return tuple(found.values())


def _commit(day: str, author: str, subject: str) -> tuple[date, str, str] | None:
    try:
        return date.fromisoformat(day), author, subject
    except ValueError:  # whoever writes a commit may write any date
        return None
