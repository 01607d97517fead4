"""Reads a rule's fixture: a small project in one text file, every expected finding marked on its line.

    === journeys/lamp.md
    ---
    title: Buying a lamp
    personas: [anna]  # ~ unknown-persona: did you mean 'ana'
    ---
    [gone](gone.md) <!-- ~ broken-link -->

Behind the rule may stand a part of the message or of the hint. Marks are taken out before the files are written, so
that they may stand anywhere; one in a header counts for line 1. A header may say more about its file in brackets:
`(absent)`, `(escaped)` for bytes as `\\xff`, `(link)` for a symbolic link, `(last line x 900)`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from hypothesis import strategies as st

from journeybook.load import Loaded, load
from tests.load.projects import MemoryFiles

CONFIGURATION = """\
title: Shop
channels:
  - {id: shop, title: Shop}
checks: {ignore: [unused-channel]}
"""
"""What a fixture that brings no configuration gets, so that its steps can name a channel."""

_HEADER = re.compile(r"=== (?P<path>.+?)(?: \((?P<kind>[^)]*)\))?")
_MARKS = re.compile(r"[ \t]*(?:# ~ (?P<yaml>.*)|<!-- ~ (?P<html>.*?) -->)[ \t]*$")


@dataclass(frozen=True, slots=True)
class Expected:
    """One marked finding."""

    path: str
    line: int
    rule: str
    said: str
    """A part of the message or of the hint; empty for any."""


@dataclass(slots=True)
class _File:
    path: str
    kind: str
    lines: list[str]


def write_fixture(text: str, root: Path) -> tuple[Expected, ...]:
    """Write the project of a fixture into a folder; return the findings that it expects."""
    files: list[_File] = []
    expected: list[Expected] = []
    for line in text.splitlines():
        marks = _MARKS.search(line)
        plain = line[: marks.start()] if marks else line
        header = _HEADER.fullmatch(plain)
        if header:
            files.append(_File(header["path"], header["kind"] or "", []))
        else:
            files[-1].lines.append(plain)
        if marks:
            at = max(1, len(files[-1].lines))
            expected += _expected(marks["yaml"] or marks["html"], files[-1].path, at)
    if not any(file.path == "site_config.yml" for file in files):
        files.append(_File("site_config.yml", "", CONFIGURATION.splitlines()))
    for file in files:
        _write(file, root)
    return tuple(expected)


def _expected(marks: str, path: str, line: int) -> list[Expected]:
    found = []
    for mark in marks.split(" ~ "):
        rule, _, said = mark.partition(":")
        found.append(Expected(path, line, rule.strip(), said.strip()))
    return found


def _write(file: _File, root: Path) -> None:
    path = root / file.path
    path.parent.mkdir(parents=True, exist_ok=True)
    text = "\n".join(file.lines) + "\n"
    if repeated := re.fullmatch(r"last line x (\d+)", file.kind):
        text += (file.lines[-1] + "\n") * (int(repeated[1]) - 1)
    if file.kind == "absent":
        return
    if file.kind == "link":
        path.symlink_to(file.lines[0])
    elif file.kind == "escaped":
        path.write_bytes(text.encode("ascii").decode("unicode_escape").encode("latin-1"))
    else:
        path.write_text(text, encoding="utf-8", newline="\n")


LINES = st.sets(st.integers(1, 60), max_size=3)
"""Some lines of a fixture."""


def project_without(fixture: Path, gone: set[int], emptied: set[int]) -> Loaded:
    """Return the project of a fixture without some of its lines, and with nothing behind the names of some fields.

    In some every journey is there twice.
    """
    content: dict[str, list[str]] = {"site_config.yml": CONFIGURATION.splitlines()}
    path = "site_config.yml"
    for at, line in enumerate(fixture.read_text(encoding="utf-8").splitlines()):
        if header := _HEADER.fullmatch(line):
            path = header["path"]
            content[path] = []
        elif at not in gone:
            plain = line.split("  # ~ ")[0]
            content[path].append(re.sub(r"(?<=: ).+", "", plain) if at in emptied else plain)
    if len(gone) % 2:
        journeys = {path: lines for path, lines in content.items() if path.startswith("journeys/")}
        content |= {path.replace("journeys/", "journeys/twin-", 1): lines for path, lines in journeys.items()}
    return load(MemoryFiles({path: "\n".join(lines).encode() for path, lines in content.items()}))
