"""White space at the end of lines of Markdown: taken away where it means nothing, kept where it does."""

from __future__ import annotations

import re

from journeybook.prose import markdown_parser

# Two spaces and more break a line. A tab, or a single space, does nothing.
_IDLE = re.compile(r"(?<![ \t])(?: |\t+)$")
_AT_END = re.compile(r"[ \t]+$", re.MULTILINE)
_SOME = re.compile(r"[ \t]$", re.MULTILINE)
_VERBATIM = frozenset({"fence", "code_block", "html_block"})


def tidy(body: str) -> str:
    """Return a Markdown text without idle white space at the ends of lines, and with one line break at its own end.

    What a reader sees is the same: where it is not, as within code that goes over lines, nothing is taken away.
    """
    if not body.strip():
        return ""
    text = body.rstrip(" \t\n") + "\n"
    if not _SOME.search(text):
        return text
    verbatim: set[int] = set()
    for token in markdown_parser().parse(text):
        if token.type in _VERBATIM and token.map:
            verbatim.update(range(*token.map))
    lines = enumerate(text.split("\n"))
    tidied = "\n".join(line if at in verbatim else _tidied(line) for at, line in lines)
    return tidied if _shown(tidied) == _shown(text) else text


def _shown(text: str) -> str:
    # A browser sees no white space at the end of a line of HTML; in code, where it does, no line was changed.
    return _AT_END.sub("", markdown_parser().render(text))


def _tidied(line: str) -> str:
    return _IDLE.sub("", line) if line.strip() else ""
