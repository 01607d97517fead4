"""Git, asked safely: a repository may come from strangers, and reading it must run nothing and call nobody.

Knows no project. What Git cannot answer is a `GitFailure` with its reason; no other exception comes out of here.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from tempfile import TemporaryFile
from threading import Timer
from typing import IO, NamedTuple

# A repository hidden among a project's files, or settings in a repository, must not have git run a program
# (signatures are checked by one, changed files can be looked for by one) or ask a server for what is missing of a
# partial clone.
_SAFELY = (
    "-c", "safe.bareRepository=explicit",
    "-c", "core.quotePath=false",
    "-c", "core.fsmonitor=false",
    "-c", "core.hooksPath=/dev/null",
)  # fmt: skip
_ALONE = {
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "none",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C",  # what Git says is looked into for the reason
}
_PATIENCE = 10.0  # seconds; what a page tells of the past is not worth more


class Why(StrEnum):
    """Why Git cannot tell something."""

    NO_GIT = "no-git"
    """Git is not installed."""
    NO_REPOSITORY = "no-repository"
    """The project lies in no repository."""
    NOT_TRUSTED = "not-trusted"
    """The repository belongs to another user, and Git does not read those."""
    NO_RELEASE = "no-release"
    """No tag leads to where the project is now."""
    SHALLOW = "shallow"
    """What was asked for is not there either, but the clone holds only the end of the history."""
    UNKNOWN = "unknown"
    """There is no such revision."""
    NO_COMMIT = "no-commit"
    """The repository has no commit yet."""
    UNRELATED = "unrelated"
    """Two revisions have no commit in common."""
    NO_PROJECT = "no-project"
    """The revision holds no project in this folder."""
    INCOMPLETE = "incomplete"
    """The clone lacks some of what the revision holds."""
    SLOW = "slow"
    """Git took too long."""
    FAILED = "failed"
    """Git refused for another reason."""


_SIGNS = (
    ("dubious ownership", Why.NOT_TRUSTED),
    ("unsafe repository", Why.NOT_TRUSTED),
    ("not a git repository", Why.NO_REPOSITORY),
    ("cannot use bare repository", Why.NO_REPOSITORY),
    ("must be run in a work tree", Why.NO_REPOSITORY),
    ("could not fetch", Why.INCOMPLETE),
    ("promisor remote", Why.INCOMPLETE),
    ("not allowed", Why.INCOMPLETE),
    ("unable to read", Why.INCOMPLETE),
)


class GitFailure(Exception):
    """What was asked of Git could not be had."""

    def __init__(self, why: Why) -> None:
        """Take the reason."""
        super().__init__(why.value)
        self.why = why


def git(folder: Path, *arguments: str, text: str = "") -> bytes:
    """Return what git says in a folder; `text` is what it reads."""
    try:
        done = subprocess.run(
            _command(folder, arguments),
            input=text.encode("utf-8", "surrogateescape"),
            capture_output=True,
            timeout=_PATIENCE,
            check=False,
            env={**os.environ, **_ALONE},
        )
    except subprocess.TimeoutExpired as error:
        raise GitFailure(Why.SLOW) from error
    except OSError as error:
        raise GitFailure(Why.NO_GIT) from error
    if done.returncode:
        raise GitFailure(_reason(done.stderr))
    return done.stdout


class Beside(NamedTuple):
    """What decides how the past is told and is no commit. Equal ones tell the same of it, where it is `whole`."""

    authors: bytes
    """How authors are called."""
    cut: bytes
    """Where a clone is cut."""
    settings: bytes
    """Every setting, wherever it is made."""

    @property
    def whole(self) -> bool:
        """Whether that is all. Names may be in any other file, and what a partial clone lacks may come any time."""
        return b"mailmap." not in self.settings and b".promisor=" not in self.settings


def beside_commits(folder: Path) -> Beside:
    """Return what beside commits decides how the past of a folder is told."""
    said = git(folder, "rev-parse", "--show-toplevel", "--git-path", "shallow")
    top, shallow = said.decode("utf-8", "surrogateescape").splitlines()
    return Beside(_content(Path(top, ".mailmap")), _content(folder / shallow), git(folder, "config", "--list"))


def blobs(folder: Path, ids: Iterable[str], at_most: int) -> dict[str, bytes]:
    """Return the content of files by their object ids; of a larger one no more than the first `at_most` bytes."""
    wanted = tuple(dict.fromkeys(ids))
    with TemporaryFile() as asked, TemporaryFile() as complaints:
        asked.write("".join(f"{name}\n" for name in wanted).encode())
        asked.seek(0)
        try:
            process = subprocess.Popen(
                _command(folder, ("cat-file", "--batch")),
                stdin=asked,
                stdout=subprocess.PIPE,
                stderr=complaints,
                env={**os.environ, **_ALONE},
            )
        except OSError as error:
            raise GitFailure(Why.NO_GIT) from error
        clock = Timer(_PATIENCE, process.kill)
        clock.start()
        try:
            assert process.stdout is not None
            found = {name: _blob(process.stdout, at_most) for name in wanted}
        except GitFailure as failure:
            late = not clock.is_alive()
            complaints.seek(0)
            raise GitFailure(Why.SLOW if late else _reason(complaints.read(), failure.why)) from failure
        finally:
            clock.cancel()
            process.kill()
            process.communicate()
    return found


def _content(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError:
        return b""


def _command(folder: Path, arguments: Iterable[str]) -> list[str]:
    return ["git", "-C", str(folder), *_SAFELY, *arguments]


def _reason(said: bytes, otherwise: Why = Why.FAILED) -> Why:
    text = said.decode("utf-8", "replace").lower()
    return next((why for sign, why in _SIGNS if sign in text), otherwise)


def _blob(stream: IO[bytes], at_most: int) -> bytes:
    """Read one answer of `git cat-file --batch`: a line with the size, the content, a line break."""
    head = stream.readline().split()
    if len(head) != 3:  # "<id> missing", or nothing more
        raise GitFailure(Why.INCOMPLETE if head else Why.FAILED)
    size = int(head[2])
    content = stream.read(min(size, at_most))
    rest = size - len(content) + 1
    while rest > 0 and (passed := stream.read(min(rest, 1 << 20))):
        rest -= len(passed)
    if rest:
        raise GitFailure(Why.FAILED)
    return content
