"""The Mermaid diagrams of a narrative, with their places. Knows not how they are drawn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from journeybook.prose.parser import markdown_parser

if TYPE_CHECKING:
    from markdown_it.token import Token

MERMAID = "mermaid"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fence:
    """A block of code that is a Mermaid diagram."""

    text: str
    line: int
    """The line of the file, from 1, on which the fence opens."""


def mermaid_fences(markdown: str, first_line: int) -> Iterator[Fence]:
    """Yield the diagrams of a Markdown text that begins on line `first_line` of its file."""
    # To read all narratives as Markdown would double the time of a check, and hardly any has a diagram.
    if MERMAID not in markdown:
        return
    for token in markdown_parser().parse(markdown):
        if is_mermaid(token):
            yield Fence(text=token.content, line=first_line + (token.map[0] if token.map else 0))


def is_mermaid(token: Token) -> bool:
    """Say whether a token of Markdown is a diagram."""
    return token.type == "fence" and token.info.split(maxsplit=1)[:1] == [MERMAID]
