"""Real repositories: two branches that change the same files, and a merge of both."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from journeybook.merging.attributes import attributes, settings

_ALONE = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_AUTHOR_NAME": "Ana",
    "GIT_AUTHOR_EMAIL": "ana@example.org",
    "GIT_COMMITTER_NAME": "Ana",
    "GIT_COMMITTER_EMAIL": "ana@example.org",
}

Files = Mapping[str, str | bytes | None]


@dataclass(frozen=True)
class Repository:
    """A repository in a folder of the test."""

    root: Path

    def git(self, *arguments: str, fails: bool = False) -> str:
        """Run git and return what it says."""
        done = subprocess.run(
            ["git", "-C", str(self.root), *arguments],
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
            env={**os.environ, **_ALONE},
        )
        assert fails or done.returncode == 0, done.stdout + done.stderr
        return done.stdout + done.stderr

    def write(self, files: Files) -> None:
        """Write files; None takes one away."""
        for path, text in files.items():
            file = self.root / path
            if text is None:
                file.unlink()
                continue
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(text.encode() if isinstance(text, str) else text)

    def commit(self, files: Files, branch: str = "") -> None:
        """Commit files, on a new branch off the first commit where one is named."""
        if branch:
            self.git("checkout", "-q", "-b", branch, "base")
        self.write(files)
        self.git("add", "-A")
        self.git("commit", "-q", "-m", branch or "begin")

    def merge(self) -> bool:
        """Merge the branch of theirs into that of ours; return whether nothing is left to decide."""
        self.git("checkout", "-q", "ours")
        said = self.git("merge", "-q", "-m", "merge", "theirs", fails=True)
        assert "rror" not in said, said
        return not self.git("ls-files", "-u")

    def read(self, path: str) -> str:
        """Return the text of a file."""
        return (self.root / path).read_bytes().decode()


def repository(root: Path, base: Files, ours: Files, theirs: Files, *, program: tuple[str, ...] = ()) -> Repository:
    """Make a repository with two branches, `ours` and `theirs`; with a program, it merges journeys by meaning."""
    made = Repository(root)
    root.mkdir(parents=True)
    made.git("init", "-q", "-b", "main")
    if program:
        for name, value in settings(program):
            made.git("config", name, value)
        base = {**base, ".gitattributes": attributes("")}
    made.commit(base)
    made.git("tag", "base")
    made.commit(ours, "ours")
    made.commit(theirs, "theirs")
    return made
