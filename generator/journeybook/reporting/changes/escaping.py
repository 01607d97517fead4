"""Any text as Markdown or HTML that shows it and does nothing else on a code host: no markup, link, mention or command.

Hosts look for `@name`, `#12`, `!12`, `:smile:` and addresses after Markdown is done, so escaping is not enough for
them: a space without width goes behind the sign.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from journeybook.diagrams.escaping import collapse

MOST = 240
"""Signs of a text that are shown."""
_NO_SPACE = "&#8203;"
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"}
# Those that are markup anywhere in a line; what is so at its start alone is looked at there.
_MARKDOWN = {**_ENTITIES, **{sign: f"\\{sign}" for sign in "\\`*_{}[]()#|~$^"}, "'": "'", '"': '"'}
_START = re.compile(r"(?:\d+(?=\.)|(?=[-+=:]))")
_REFERENCE = re.compile(
    r"[@#!$%~^](?=[\w\[\"])|&(?=\d)|:(?=[\w+-]+:)|\b(?:https?|ftp|mailto|xmpp)(?=:)|\bwww(?=\.)|\bgh(?=-\d)",
    re.IGNORECASE,
)


def shortened(text: str, at_most: int = MOST) -> str:
    """Return a text on one line, cut where it is long."""
    shown = collapse(text[: 4 * at_most + 100])
    if len(shown) <= at_most and len(text) <= 4 * at_most + 100:
        return shown
    return f"{shown[: at_most - 1].rstrip()}…"


def markdown(text: str, at_most: int = MOST) -> str:
    """Return a text on one line for Markdown: in a paragraph, an item of a list, a heading, a cell of a table."""
    shown = shortened(text, at_most)
    start = _START.match(shown)
    escaped = _escaped(shown, _MARKDOWN)
    return f"{escaped[: start.end()]}\\{escaped[start.end() :]}" if start else escaped


def html(text: str, at_most: int = MOST) -> str:
    """Return a text on one line for HTML that a host shows, in attributes too."""
    return _escaped(shortened(text, at_most), _ENTITIES)


def _escaped(shown: str, signs: Mapping[str, str]) -> str:
    breaks = {match.end() for match in _REFERENCE.finditer(shown)}
    return "".join((_NO_SPACE if at in breaks else "") + signs.get(sign, sign) for at, sign in enumerate(shown))
