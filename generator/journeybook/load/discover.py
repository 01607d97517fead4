"""Which files a project has, and their bytes. Follows no symbolic link and reads nothing but plain files."""

from __future__ import annotations

import os
import re
import stat
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from posixpath import dirname
from typing import Protocol

from journeybook.diagnostics import Findings
from journeybook.errors import InvocationError
from journeybook.fields.types import slug
from journeybook.load.tongues import Tongues
from journeybook.source import Span
from journeybook.syntax.decoding import MAX_BYTES

CONFIG = "site_config.yml"
_LEFT_ALONE = ("readme.md", "contributing.md")
FOLDERS = ("journeys", "personas", "channels", "touchpoints")
"""The folders of content."""
OTHER_FOLDERS = ("data", "theme")
"""The folders of other files that are always among a project's."""

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
RESERVED_IDS = frozenset(
    [
        "con",
        "prn",
        "aux",
        "nul",
        "index",
        *(f"{name}{digit}" for name in ("com", "lpt") for digit in range(10)),
    ]
)
"""Stems that no file may have: device names of Windows, and the page of a folder."""
_MAX_ID = 100
_AT_ONCE = 1 << 16
"""Bytes that are read in one go: more than most files have."""


class Files(Protocol):
    """The files of a project, on disk or in a revision."""

    @property
    def name(self) -> str:
        """What the project's folder is called."""

    def paths(self) -> tuple[str, ...]:
        """Return the paths of all plain files, relative to the project, with forward slashes, sorted."""

    def left_out(self) -> tuple[str, ...]:
        """Return the paths that are no plain files, such as symbolic links, and are therefore not read."""

    def beside(self, path: str) -> tuple[tuple[str, bool], ...]:
        """Return the paths in the folder of a file, whatever folder it is, and whether each is a plain file.

        Below the top of the project those in its sub-folders are among them. Hidden ones are not.
        """

    def read(self, path: str) -> bytes:
        """Return the bytes of a file, or the beginning of one that is too large; OSError where it cannot be read."""


@dataclass(frozen=True)
class DiskFiles:
    """The files of a project folder, as it is when it is first asked for them."""

    root: Path

    @property
    def name(self) -> str:
        """What the project's folder is called."""
        return self.root.resolve().name

    def paths(self) -> tuple[str, ...]:
        """Return the YAML files at the top, and the files of the content folders, of `data` and of `theme`, sorted."""
        return tuple(path for path, is_plain in self._entries if is_plain)

    def left_out(self) -> tuple[str, ...]:
        """Return the symbolic links, devices and pipes among the project's files, sorted."""
        return tuple(path for path, is_plain in self._entries if not is_plain)

    def beside(self, path: str) -> tuple[tuple[str, bool], ...]:
        """Return the paths in the folder of a file, and whether each is a plain file; see `Files`."""
        folder = dirname(path)
        parts = folder.split("/") if folder else []
        if any(part.startswith(".") for part in parts):
            return ()
        above = ("/".join(parts[:depth]) for depth in range(1, len(parts) + 1))
        linked = next((each for each in above if self._is_link(each)), None)
        if linked is not None:
            return ((linked, False),)
        found = self._below(folder) if folder else self._at_top()
        return tuple((each, self._is_plain(each)) for each in sorted(found))

    def read(self, path: str) -> bytes:
        """Return the bytes of a file below the folder; never through a symbolic link in its last part.

        Of a file that is larger than any that is read, it returns no more than shows that.
        """
        return self._read(path, MAX_BYTES + 1)

    def read_whole(self, path: str) -> bytes:
        """Return all bytes of a file, as of a picture, however large; else as `read`."""
        return self._read(path, -1)

    def _read(self, path: str, at_most: int) -> bytes:
        flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
        # Not as a stream: to make one takes longer than to read most files.
        handle = os.open(self._full(path), flags)
        try:
            parts, left = [], at_most if at_most >= 0 else sys.maxsize
            while left and (part := os.read(handle, min(left, _AT_ONCE))):
                parts.append(part)
                left -= len(part)
        finally:
            os.close(handle)
        return b"".join(parts)

    @cached_property
    def _entries(self) -> list[tuple[str, bool]]:
        found = [name for name in self._at_top() if name.endswith((".yml", ".yaml"))]
        for folder in (*FOLDERS, *OTHER_FOLDERS):
            found += [folder] if (self.root / folder).is_symlink() else self._below(folder)
        return [(path, self._is_plain(path)) for path in sorted(found)]

    def _at_top(self) -> list[str]:
        try:
            entries = [(entry.name, entry.is_dir(follow_symlinks=False)) for entry in os.scandir(self.root)]
        except OSError as error:
            raise InvocationError(f"cannot read the folder {self.root}: {error.strerror}") from error
        return [name for name, is_folder in entries if not is_folder and not name.startswith(".")]

    def _full(self, path: str) -> str:
        # Not as a Path: to make one takes longer than to open the file.
        return f"{self.root}/{path}"

    def _below(self, folder: str) -> Iterator[str]:
        top = str(self.root / folder)
        for here, folders, names in os.walk(top, onerror=_refuse_closed, followlinks=False):
            inner = folder + here[len(top) :].replace(os.sep, "/")
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            linked = [name for name in folders if Path(here, name).is_symlink()]
            for name in (*names, *linked):
                if not name.startswith("."):
                    yield f"{inner}/{name}"

    def _is_link(self, path: str) -> bool:
        try:
            return stat.S_ISLNK(os.lstat(self.root / path).st_mode)
        except (OSError, ValueError):  # what is not there, or can have no such name
            return False

    def _is_plain(self, path: str) -> bool:
        try:
            return stat.S_ISREG(os.lstat(self._full(path)).st_mode)
        except OSError:  # gone since the folder was listed: reading it will say so
            return True


def _refuse_closed(error: OSError) -> None:
    """A folder that is there and cannot be looked into must not pass for an empty one: its site would be published."""
    if isinstance(error, PermissionError):
        raise InvocationError(f"cannot read the folder {error.filename}: permission denied") from error


@dataclass(frozen=True, slots=True, kw_only=True)
class ContentFile:
    """A file that holds a journey, a persona, or notes on a channel or touchpoint."""

    path: str
    folder: str
    """The content folder: one of FOLDERS."""
    below: str
    """The sub-folders between it and the file, `retail/food`; mostly empty."""
    id: str
    language: str = ""
    """The language of a translation, `fr` of `drive.fr.md`; empty for the file that holds the thing itself."""

    @property
    def is_yaml(self) -> bool:
        """Whether the file is all fields and no Markdown."""
        return not self.path.endswith(".md")


def open_project(root: Path) -> DiskFiles:
    """Return the files of a project folder; InvocationError where there is no project."""
    if not root.is_dir():
        raise InvocationError(f"there is no folder {root}")
    if not (root / CONFIG).is_file() and not (root / "journeys").is_dir():
        above = next((folder for folder in root.resolve().parents if (folder / CONFIG).is_file()), None)
        way_out = f"run it in {above}, which holds one" if above else "`journeybook new project NAME` makes one"
        raise InvocationError(f"{root} holds no journeybook project (no {CONFIG}, no journeys/); {way_out}")
    return DiskFiles(root)


def content_files(paths: tuple[str, ...], tongues: Tongues, findings: Findings) -> tuple[ContentFile, ...]:
    """Return the content files among paths, with their ids; what cannot be one is reported and left out."""
    found = []
    for path in paths:
        folder, _, rest = path.partition("/")
        if folder not in FOLDERS or not rest:
            continue
        below, _, name = rest.rpartition("/")
        stem = _stem(name, folder)
        if stem is None:
            _report_ignored(path, name, folder, findings)
            continue
        base, language = tongues.split(stem)
        if language:
            if f"{base.casefold()}.md" not in _LEFT_ALONE:
                found.append(ContentFile(path=path, folder=folder, below=below, id=base, language=language))
        elif not ("." in stem and tongues.report(path, findings)) and _report_id(path, stem, findings):
            found.append(ContentFile(path=path, folder=folder, below=below, id=stem))
    return tuple(found)


def _report_ignored(path: str, name: str, folder: str, findings: Findings) -> None:
    """Report a file that looks like content and is not read, because of its ending."""
    stem, _, ending = name.rpartition(".")
    if folder not in ("journeys", "personas"):  # beside the notes on touchpoints may lie the lists of them
        return
    if ending.casefold() not in ("md", "markdown", "yaml", "yml") or name.casefold() in _LEFT_ALONE:
        return
    is_yaml = ending.casefold() in ("yaml", "yml")
    better = f"{stem}.journey.yaml" if is_yaml and folder == "journeys" else f"{stem}.md"
    findings.warning("ignored-file", f"'{name}' is not read", Span(path), f"rename it to {better}")


def _stem(name: str, folder: str) -> str | None:
    if name.casefold() in _LEFT_ALONE:
        return None
    if name.endswith(".md"):
        return name[: -len(".md")]
    for ending in (".journey.yaml", ".journey.yml"):
        if folder == "journeys" and name.endswith(ending):
            return name[: -len(ending)]
    return None


def is_id(name: str) -> bool:
    """Say whether a file's stem can be an id: lower-case kebab, not too long, and no name that is taken."""
    return name not in RESERVED_IDS and len(name) <= _MAX_ID and bool(_ID.fullmatch(name))


def _report_id(path: str, stem: str, findings: Findings) -> bool:
    """Return whether a stem is an id; report where it is none."""
    if is_id(stem):
        return True
    if stem in RESERVED_IDS:
        findings.error("file-name", f"'{stem}' cannot be an id: the name is taken", Span(path), "rename the file")
        return False
    better = slug(stem) if is_id(slug(stem)) else ""
    ending = path[path.rfind(stem) + len(stem) :]
    shown = stem.encode("utf-8", "backslashreplace").decode()
    findings.error(
        "file-name",
        f"the file's name is its id, and '{shown[:60]}' is none: lower-case letters, digits and single hyphens",
        Span(path.encode("utf-8", "backslashreplace").decode()),
        f"rename it to {better}{ending}" if better else "rename it",
    )
    return False
