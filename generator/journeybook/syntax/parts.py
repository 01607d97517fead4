"""A file taken apart for being written anew: its fields laid out, its Markdown, and what stands around them."""

from __future__ import annotations

from dataclasses import dataclass

from journeybook.diagnostics import Findings, Severity
from journeybook.source import SourceFile
from journeybook.syntax.document import parse_markdown, parse_yaml_file
from journeybook.syntax.layout import Layout, lay_out
from journeybook.syntax.nodes import Mapping, Node, Sequence


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """A file taken apart."""

    node: Mapping | Sequence
    layout: Layout
    body: str | None = None
    """The Markdown; None for a file that is all fields."""
    fences: tuple[int, int] = (0, 0)
    """The lines of the `---` above and below the fields, from 1; 0 where there is none."""


def taken_apart(source: SourceFile, findings: Findings) -> Parts | None:
    """Return a Markdown file with front matter, or a YAML file, taken apart.

    None where it has an error, which is then in `findings`. Raises Unusual where it cannot be laid out.
    """
    if source.path.endswith(".md"):
        document = parse_markdown(source, findings)
        if document is None or _has_errors(findings):
            return None
        last = document.body_line - 1
        layout = lay_out(source, document.front, 2, last - 1)
        return Parts(node=document.front, layout=layout, body=document.body, fences=(1, last))
    node: Node | None = parse_yaml_file(source, findings, allow_list=True)
    if not isinstance(node, (Mapping, Sequence)) or _has_errors(findings):
        return None
    above = _document_start(source)
    last = source.line_count - source.text.endswith("\n")
    return Parts(node=node, layout=lay_out(source, node, above + 1, last), fences=(above, 0))


def _has_errors(findings: Findings) -> bool:
    return any(found.severity is Severity.ERROR for found in findings)


def _document_start(source: SourceFile) -> int:
    """Return the line of the `---` above the fields of a YAML file, 0 where there is none."""
    for number in range(1, source.line_count + 1):
        line = source.line(number).strip()
        if line == "---":
            return number
        if line and not line.startswith("#"):
            break
    return 0
