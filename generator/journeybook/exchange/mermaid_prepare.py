"""A Mermaid block without what is no statement: front matter, settings (`%%{init…}%%`), comments, blank lines.

Does what Mermaid does before it reads a diagram of any kind.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from journeybook.diagnostics import Findings
from journeybook.exchange import mermaid_rules as rules
from journeybook.exchange.mermaid_blocks import Block
from journeybook.exchange.mermaid_pieces import Line, Problem
from journeybook.exchange.plain_text import hidden_characters, one_line, without_hidden
from journeybook.source import SourceFile, Span
from journeybook.syntax import Mapping, Scalar, parse_yaml_file

_FENCE = re.compile(r"-{3,}\s*")
_MOST_FRONT_MATTER = 500
"""Lines of front matter that are read; nobody writes more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """What is left of a block, and what stood around it."""

    lines: tuple[Line, ...]
    """Lines with text, without white space at their ends."""
    title: str = ""
    """The title of the front matter."""
    problems: tuple[tuple[Problem, str], ...] = ()
    """Each with what was done about it."""

    @property
    def kind(self) -> str:
        """The word that begins the diagram, for example `journey` or `flowchart`; empty where there is none."""
        return re.split(r"[\s:;{\[(]", self.lines[0].text, maxsplit=1)[0] if self.lines else ""


def prepare(block: Block) -> Prepared:
    """Return a block's statements."""
    problems: list[tuple[Problem, str]] = []
    title, lines = _front_matter(block, problems)
    kept: list[Line] = []
    ends = _directive_ends(lines)
    at = 0
    while at < len(lines):
        line = lines[at]
        if line.text.lstrip().startswith("%%{"):
            at, line = ends[at], lines[ends[at]]
            line = _behind(line, line.text.find("}%%") + 3) if "}%%" in line.text else line._replace(text="")
        line = line._replace(text=_without_directives(line.text))
        if hidden := hidden_characters(line.text):
            problems.append(_hidden(block.path, line, hidden))
            line = line._replace(text=without_hidden(line.text))
        line = _behind(line, 0)
        if line.text and not line.text.startswith("%%"):
            kept.append(line)
        at += 1
    return Prepared(lines=tuple(kept), title=title, problems=tuple(problems))


def span_of(path: str, line: Line) -> Span:
    """Return the span of a line's text."""
    return Span(path, line.number, line.column, line.number, line.column + max(1, len(line.text)))


def _behind(line: Line, start: int) -> Line:
    """Return what stands on a line from `start` on, without white space at its ends."""
    rest = line.text[start:]
    text = rest.strip()
    return Line(line.number, line.column + start + len(rest) - len(rest.lstrip()), text)


def _without_directives(text: str) -> str:
    """Return a line without the directives that begin and end on it."""
    kept, at = [], 0
    while (start := text.find("%%{", at)) >= 0 and (end := text.find("}%%", start)) >= 0:
        kept.append(text[at:start])
        at = end + 3
    return "".join([*kept, text[at:]])


def _hidden(path: str, line: Line, hidden: tuple[str, ...]) -> tuple[Problem, str]:
    column = line.column + line.text.index(hidden[0])
    span = Span(path, line.number, column, line.number, column + 1)
    names = ", ".join(f"U+{ord(char):04X}" for char in hidden[:5])
    return Problem(rules.HIDDEN, f"characters that nobody sees: {names}", span), "left out"


def _directive_ends(lines: Sequence[Line]) -> list[int]:
    """Return, for each line, the first one at it or below that ends a directive; itself where none does."""
    ends = list(range(len(lines)))
    last = -1
    for at in range(len(lines) - 1, -1, -1):
        if "}%%" in lines[at].text:
            last = at
        if last >= 0:
            ends[at] = last
    return ends


def _front_matter(block: Block, problems: list[tuple[Problem, str]]) -> tuple[str, Sequence[Line]]:
    """Return the title in the front matter, and the lines below it."""
    lines = block.lines
    first = next((at for at, line in enumerate(lines) if line.text.strip()), len(lines))
    if first == len(lines) or not _FENCE.fullmatch(lines[first].text.strip()):
        return "", lines
    fence = _behind(lines[first], 0)
    last = next(
        (
            at
            for at in range(first + 1, min(len(lines), first + _MOST_FRONT_MATTER))
            if _FENCE.fullmatch(lines[at].text.strip())
        ),
        None,
    )
    if last is None:
        message = "front matter that is never closed: Mermaid refuses the diagram"
        problems.append((Problem(rules.UNCLOSED, message, span_of(block.path, fence)), "read as no front matter"))
        return "", lines[first + 1 :]
    text = "\n".join(line.text for line in lines[first + 1 : last])
    faults = Findings()
    root = parse_yaml_file(SourceFile(block.path, text), faults)
    if len(faults):
        message = "front matter that is no plain YAML: Mermaid may refuse the diagram"
        problems.append((Problem(rules.REFUSED, message, span_of(block.path, fence)), "the front matter is left out"))
    title = root.get("title") if isinstance(root, Mapping) else None
    return one_line(title.value) if isinstance(title, Scalar) else "", lines[last + 1 :]
