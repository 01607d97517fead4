"""Markdown as the words in it, for the search. Quick and rough: a stray sign in the index hurts nobody."""

from __future__ import annotations

import re

_FENCED = re.compile(r"^(```|~~~).*?^\1", re.DOTALL | re.MULTILINE)
_TAG = re.compile(r"<[^>\n]*>")
_IMAGE_OR_LINK = re.compile(r"!?\[([^\]]*)\](?:\([^)]*\)|\[[^\]]*\])")
_LINE_START = re.compile(
    r"^[ \t]*(?:#{1,6}[ \t]+|>[ \t]?|[-*+][ \t]+|\d+[.)][ \t]+|\|?[ \t:|-]+\|?[ \t]*$)", re.MULTILINE
)
_SIGNS = re.compile(r"[*_`|~]+|\{#[^}]*\}")


def plain_text(markdown: str) -> str:
    """Return the words of a Markdown text on one line, without its signs, link targets, tags and code blocks."""
    text = _FENCED.sub(" ", markdown)
    for pattern, put in ((_TAG, " "), (_IMAGE_OR_LINK, r"\1"), (_LINE_START, ""), (_SIGNS, " ")):
        text = pattern.sub(put, text)
    return " ".join(text.split())
