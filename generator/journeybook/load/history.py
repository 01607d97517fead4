"""The newest changes of content files, from Git. Without Git, or outside a repository, there are none."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from journeybook.load.discover import FOLDERS

_LOG = ("log", "-n", "200", "--date=short", "--format=%x00%ad%x1f%an%x1f%s", "--name-only", "--relative", "-z")


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
    command = ["git", "-C", str(root), "-c", "core.quotePath=false", *_LOG, "--", *FOLDERS]
    try:
        done = subprocess.run(command, capture_output=True, timeout=20, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return ()
    if done.returncode:
        return ()
    return _parse(done.stdout.decode("utf-8", "replace"), root, at_most)


def _parse(log: str, root: Path, at_most: int) -> tuple[Change, ...]:
    found: dict[str, Change] = {}
    commit: tuple[date, str, str] | None = None
    for part in log.split("\0"):
        # git puts a line break between a commit's words and its first file.
        text = part.strip("\n")
        if text.count("\x1f") == 2:
            day, author, subject = text.split("\x1f")
            commit = (date.fromisoformat(day), author, subject)
        elif text and commit and text not in found and text.endswith((".md", ".yaml", ".yml")):
            if (root / text).is_file():
                found[text] = Change(path=text, day=commit[0], author=commit[1], subject=commit[2])
            if len(found) == at_most:
                break
    return tuple(found.values())
