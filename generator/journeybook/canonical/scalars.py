"""Scalars as they are written: plain where they can be, in quotes where they must, and texts of several lines."""

from __future__ import annotations

import re
from dataclasses import dataclass

from journeybook.source import SourceFile
from journeybook.syntax.layout import text_of
from journeybook.syntax.nodes import Scalar
from journeybook.syntax.quoting import quoted, stays_plain

_HEADER = re.compile(r"([|>])([-+]?)(\d?)([-+]?)")
_NO_BLOCK_TEXT = re.compile(r"[\r\x00-\x08\x0b-\x1f\x7f-\x9f]|\A\s*\Z|\A\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A scalar as it is to be written."""

    text: str
    """What stands behind the key or the hyphen; empty for nothing."""
    lines: tuple[str, ...] = ()
    """The lines below it, without indentation: those of a block text."""


def written(scalar: Scalar, source: SourceFile | None) -> Written:
    """Return how a scalar of a file is written on lines of its own; of one that is new, `source` is None."""
    raw = text_of(source, scalar.mark) if source else ""
    if not scalar.plain and (header := _HEADER.match(raw)):
        return _block_text(scalar, raw, header)
    # Paragraphs that YAML folded are kept apart as people see them, and not by escapes.
    if "\n" in raw and "\n" in scalar.value and not _NO_BLOCK_TEXT.search(scalar.value):
        return _literal(scalar.value)
    return Written(text=in_line(scalar))


def in_line(scalar: Scalar, *, in_brackets: bool = False) -> str:
    """Return a scalar on one line."""
    if scalar.plain and stays_plain(scalar.value, in_brackets=in_brackets):
        return scalar.value
    return quoted(scalar.value, in_brackets=in_brackets)


def _block_text(scalar: Scalar, raw: str, header: re.Match[str]) -> Written:
    style, before, digit, behind = header.groups()
    lines = raw.split("\n")[1:]
    if digit:
        # How far the text is indented depends on what it stands in, which changes.
        return Written(text=quoted(scalar.value)) if _NO_BLOCK_TEXT.search(scalar.value) else _literal(scalar.value)
    indent = next((len(line) - len(line.lstrip(" ")) for line in lines if line.strip(" ")), 0)
    kept = before + behind
    texts = [line[indent:] for line in lines]
    if raw.endswith("\n") or kept != "+":
        while texts and not texts[-1].strip():
            texts.pop()
    if kept == "+":
        texts += [""] * (len(scalar.value) - len(scalar.value.rstrip("\n")) - 1)
    return Written(text=style + kept, lines=tuple(texts))


def _literal(value: str) -> Written:
    body = value.rstrip("\n")
    ends = len(value) - len(body)
    chomping = "-" if not ends else "" if ends == 1 else "+"
    # Where the text itself begins with a space, YAML cannot tell it from the indentation.
    digit = "2" if body[:1] in (" ", "\t") else ""
    return Written(text=f"|{digit}{chomping}", lines=(*body.split("\n"), *[""] * (ends - 1)))
