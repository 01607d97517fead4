"""Git repositories made for a test."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ALONE = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
    "GIT_AUTHOR_NAME": "Ana",
    "GIT_AUTHOR_EMAIL": "ana@shop.example",
    "GIT_COMMITTER_NAME": "Ana",
    "GIT_COMMITTER_EMAIL": "ana@shop.example",
}
"""The environment in which nothing of this machine's settings counts."""


def git(folder: Path, *arguments: str, text: str = "", day: str = "2026-10-02") -> str:
    """Run git in a folder, as on a day; return what it says."""
    dates = {"GIT_AUTHOR_DATE": f"{day}T12:00:00Z", "GIT_COMMITTER_DATE": f"{day}T12:00:00Z"}
    done = subprocess.run(
        ["git", "-C", str(folder), *arguments],
        input=text, capture_output=True, text=True, check=True, env={**os.environ, **ALONE, **dates},
    )  # fmt: skip
    return done.stdout.strip()


@dataclass(frozen=True)
class Repository:
    """A repository with a work tree."""

    root: Path

    def write(self, files: Mapping[str, str | None]) -> None:
        """Write files; None takes one away."""
        for path, text in files.items():
            file = self.root / path
            if text is None:
                file.unlink()
            else:
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(text, "utf-8")

    def commit(self, files: Mapping[str, str | None], day: str = "2026-10-02") -> str:
        """Write files and commit everything; return the commit."""
        self.write(files)
        git(self.root, "add", "--all")
        git(self.root, "commit", "--quiet", "--allow-empty", "--message", "Say more", day=day)
        return git(self.root, "rev-parse", "HEAD")

    def tag(self, name: str, day: str = "2026-10-02", *, annotated: bool = True, at: str = "HEAD") -> None:
        """Tag a commit, as on a day."""
        git(self.root, "tag", *(("--annotate", "--message", name) if annotated else ()), "--", name, at, day=day)


def repository(folder: Path) -> Repository:
    """Make an empty repository."""
    folder.mkdir(parents=True, exist_ok=True)
    git(folder, "init", "--quiet", "--initial-branch", "main")
    return Repository(folder)
