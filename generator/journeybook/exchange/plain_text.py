"""Text from elsewhere made fit for our files: nothing hidden in it, one line, and no markup unless it is meant.

Knows neither YAML nor any format that texts come from.
"""

from __future__ import annotations

import re
from unicodedata import normalize

from journeybook.syntax.decoding import FORBIDDEN

_SURROGATE = re.compile("[\ud800-\udfff]")
_HIDDEN = re.compile(f"{FORBIDDEN.pattern}|{_SURROGATE.pattern}|\r")
_MARKDOWN = re.compile(r"[\\`*_\[\]]")
_LINE_START = re.compile(r"(?P<indent>\s*)(?:(?P<mark>[-+#>=~|:!])|(?P<number>\d+)(?P<dot>[.)]))")


def hidden_characters(text: str) -> tuple[str, ...]:
    """Return the characters of a text that no project file may hold, each once, in order. White space is none."""
    found = dict.fromkeys(match[0] for match in _HIDDEN.finditer(text))
    return tuple(char for char in found if not char.isspace())


def without_hidden(text: str) -> str:
    """Return a text that a project file may hold: what is hidden left out, odd line breaks made spaces."""
    return _HIDDEN.sub(lambda match: " " if match[0].isspace() else "", text)


def one_line(text: str) -> str:
    """Return a text as a one-line field holds it: nothing hidden, white space collapsed, composed (NFC)."""
    return normalize("NFC", " ".join(without_hidden(text).split()))


def as_markdown(text: str) -> str:
    """Return Markdown that shows a text as it is; each of its lines is a line of one paragraph."""
    lines = (one_line(line) for line in without_hidden(text).split("\n"))
    return "\n".join(_escaped(line) for line in lines if line)


def _escaped(line: str) -> str:
    line = line.replace("&", "&amp;").replace("<", "&lt;")
    line = _MARKDOWN.sub(r"\\\g<0>", line)
    start = _LINE_START.match(line)
    if start is None:
        return line
    at = start.start("mark") if start["mark"] else start.start("dot")
    return f"{line[:at]}\\{line[at:]}"
