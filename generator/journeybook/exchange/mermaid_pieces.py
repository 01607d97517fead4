"""Pieces of a Mermaid diagram with their places, and the character codes (`#35;`, `#quot;`) in them.

Knows no statement of any diagram.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html.entities import html5
from typing import NamedTuple

from journeybook.diagnostics import shortened
from journeybook.exchange import mermaid_rules as rules
from journeybook.exchange.plain_text import one_line
from journeybook.source import Span

# A code's `#` and `;` are set aside as these noncharacters while separators are looked for, so that columns hold.
_HASH, _SEMICOLON = "\ufdd0", "\ufdd1"
_ASIDE = str.maketrans({_HASH: "#", _SEMICOLON: ";"})
_CODE = re.compile(r"(&?)#(\w+);|&(\w+);")
_SET_ASIDE = re.compile(f"&?{_HASH}(\\w+){_SEMICOLON}|&(\\w+){_SEMICOLON}")


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that Mermaid breaks or that is missing; a finding once it is known what is written instead."""

    rule: str
    message: str
    span: Span


class Line(NamedTuple):
    """A line of a source file, or the end of one."""

    number: int
    column: int
    """The column in the file of the first character, from 1."""
    text: str


class Piece(NamedTuple):
    """Some characters of one line, with character codes set aside."""

    text: str
    path: str
    line: int
    column: int
    """The column of the first character, from 1."""

    @classmethod
    def of(cls, text: str, path: str, line: int, column: int) -> Piece:
        """Return a piece of a source line, its character codes set aside."""
        return cls(_CODE.sub(_set_aside, text), path, line, column)

    @property
    def span(self) -> Span:
        """Where it stands; at least one column wide."""
        return Span(self.path, self.line, self.column, self.line, self.column + max(1, len(self.text)))

    @property
    def plain(self) -> str:
        """The text as a reader sees it: codes turned into their characters, white space collapsed."""
        return one_line(_SET_ASIDE.sub(_decoded, self.text).translate(_ASIDE))

    @property
    def source(self) -> str:
        """The text as written, as a message shows it."""
        return shortened(self.text.translate(_ASIDE).strip(), 80)

    @property
    def above_hash(self) -> Piece:
        """What stands before the first `#`; what follows it is a comment to Mermaid, where it refuses nothing."""
        end = self.text.find("#")
        return self if end < 0 else self.part(0, end)

    @property
    def code_problems(self) -> list[Problem]:
        """Report the character codes that Mermaid shows as something else, or refuses."""
        problems = []
        for match in _SET_ASIDE.finditer(self.above_hash.text):
            code = match[0].translate(_ASIDE)
            if _decoded(match) == match[0]:
                rule, message = rules.LOST_TEXT, f"Mermaid takes '{code}' for the code of a character that nobody sees"
            elif match[2]:
                rule, message = (
                    rules.REFUSED,
                    f"'{code}' is HTML, Mermaid writes '#{match[2]};' and refuses the diagram",
                )
            elif match[0].startswith("&"):
                rule, message = rules.LOST_TEXT, f"'{code}' is HTML, and Mermaid shows '&' before the character"
            else:
                continue
            problems.append(Problem(rule, message, self.part(match.start(), match.end()).span))
        return problems

    def part(self, start: int, end: int | None = None) -> Piece:
        """Return the characters from `start` to `end`."""
        return self._replace(text=self.text[start:end], column=self.column + start)

    def stripped(self) -> Piece:
        """Return the piece without white space at its ends."""
        start = len(self.text) - len(self.text.lstrip())
        return self.part(start, len(self.text.rstrip())) if start < len(self.text) else self.part(start)

    def split(self, separators: str) -> tuple[Piece, ...]:
        """Return the pieces between any of these characters."""
        cuts = [at for at, char in enumerate(self.text) if char in separators]
        starts = [0, *(at + 1 for at in cuts)]
        return tuple(self.part(start, end) for start, end in zip(starts, [*cuts, len(self.text)], strict=True))


def _set_aside(match: re.Match[str]) -> str:
    ampersand, code, name = match[1], match[2], match[3]
    if code is not None:
        return f"{ampersand}{_HASH}{code}{_SEMICOLON}"
    return f"&{name}{_SEMICOLON}" if f"{name};" in html5 else match[0]


def _decoded(match: re.Match[str]) -> str:
    code = match[1] or match[2]
    if match[1] is not None and (number := _number(code)) is not None:
        char = " " if number in (32, 160) else chr(number) if number < 0x110000 else ""
        return char if char and char.isprintable() else match[0]
    return html5.get(f"{code};", match[0])


def _number(code: str) -> int | None:
    if re.fullmatch(r"[0-9]{1,7}", code):
        return int(code)
    return int(code[1:], 16) if re.fullmatch(r"[xX][0-9a-fA-F]{1,6}", code) else None
