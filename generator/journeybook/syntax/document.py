"""A file taken apart: front matter as nodes, the body as text. Knows no field of the format."""

from __future__ import annotations

import re
from dataclasses import dataclass

from journeybook.diagnostics import Findings
from journeybook.source import SourceFile, Span
from journeybook.syntax.nodes import Mapping, Node, Sequence
from journeybook.syntax.yaml import parse

MAX_BODY = 50_000
"""Characters of Markdown; some twenty pages. Reading takes quadratic time where a text means to be slow."""

_FENCE = re.compile(r"\n(?:---|\.\.\.)[ \t]*(?=\n|\Z)")

_CONFLICT = re.compile(r"^(?:<{7}|>{7}) .*", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One file: its fields and its Markdown."""

    source: SourceFile
    front: Mapping
    body: str
    """The Markdown below the front matter; empty in a `.yaml` file."""
    body_line: int
    """The line of the file, from 1, on which the body begins."""


def parse_markdown(source: SourceFile, findings: Findings) -> Document | None:
    """Split and read a Markdown file with front matter; None where its fields cannot be read."""
    fence = _closing_fence(source, findings)
    if fence is None:
        return None
    text = source.text
    if _report_conflict(source, findings):
        return None
    front = _as_mapping(parse(source, text[text.index("\n") + 1 : fence.start() + 1], 2, findings), source, findings, 2)
    if front is None:
        return None
    closing = text.count("\n", 0, fence.end()) + 1
    body = text[fence.end() + 1 :]
    if len(body) > MAX_BODY:
        findings.error(
            "file-size",
            f"the text below the fields has {len(body):,} characters; at most {MAX_BODY:,} are read",
            Span(source.path, closing + 1, 1, closing + 1, len(source.line(closing + 1)) + 1),
            "keep long material in a document of its own, and link to it",
        )
        body = ""
    return Document(source=source, front=front, body=body, body_line=closing + 1)


def body_of(source: SourceFile) -> tuple[str, int]:
    """Return the Markdown of a file with front matter, and the line on which it begins; none where it is not read."""
    fence = _FENCE.search(source.text, source.text.find("\n")) if source.text.startswith("---") else None
    body = source.text[fence.end() + 1 :] if fence else ""
    if fence is None or len(body) > MAX_BODY:
        return "", 1
    return body, source.text.count("\n", 0, fence.end()) + 2


def parse_yaml_file(source: SourceFile, findings: Findings, *, allow_list: bool = False) -> Node | None:
    """Read a whole YAML file: a group of fields, or with `allow_list` also a list; None where it is neither."""
    if _report_conflict(source, findings):
        return None
    root = parse(source, source.text, 1, findings)
    if allow_list and isinstance(root, Sequence):
        return root
    return _as_mapping(root, source, findings, 1)


def _as_mapping(root: Node | None, source: SourceFile, findings: Findings, line: int) -> Mapping | None:
    if isinstance(root, Mapping):
        return root
    if root is None and any(found.span.path == source.path for found in findings.items):
        return None
    if root is None:
        return Mapping((), (line, 1, line, 1))
    findings.error(
        "syntax",
        "expected fields, one `name: value` a line",
        Span.of(source.path, root.mark),
        "begin with `title: …`",
    )
    return None


def _report_conflict(source: SourceFile, findings: Findings) -> bool:
    """Report what a merge left for somebody to decide; return whether there is such a place."""
    text = source.text
    # To look for the signs alone is faster by far.
    found = _CONFLICT.search(text) if "<<<<<<<" in text or ">>>>>>>" in text else None
    if found is None:
        return False
    message = "a merge left this place undecided"
    hint = "keep one of the two sides, and delete the lines of <<<<<<<, ======= and >>>>>>>"
    findings.error("syntax", message, source.span(found.start(), found.end()), hint)
    return True


def _closing_fence(source: SourceFile, findings: Findings) -> re.Match[str] | None:
    """Return the end of the last field's line and the fence behind it, or None with a finding."""
    first = source.text.partition("\n")[0]
    if first.rstrip() == "---":
        # From the end of the first line, so that a file without any field has its fence right behind it.
        fence = _FENCE.search(source.text, len(first))
        if fence is not None:
            return fence
        message, hint = "the front matter is never closed", "write a line `---` after the last field"
    elif not source.text.strip():
        message, hint = "the file is empty", "write front matter: `---`, `title: …`, `---`"
    elif first.rstrip() == "+++":
        message, hint = "TOML front matter is not read", "write YAML between lines of `---`"
    elif first.startswith("---"):
        message, hint = (
            "the first line must be `---` and nothing else",
            "move the fields to lines of their own",
        )
    else:
        message, hint = "no front matter", "begin the file with a line `---`, the fields, and a line `---`"
    findings.error("front-matter", message, Span(source.path, 1, 1, 1, len(first) + 1), hint)
    return None
