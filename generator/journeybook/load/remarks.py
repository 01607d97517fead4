"""What the comments of Markdown say about findings: `<!-- journeybook: ignore[rule-id] why -->`.

Those of YAML are read with the YAML they stand in; here it takes a reader of Markdown, because code may show one too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from journeybook.diagnostics import Suppression
from journeybook.prose.links import Comment, comments_in
from journeybook.source import SourceFile, Span
from journeybook.syntax import body_of
from journeybook.syntax.remarks import LinesBehind, may_have_remark, read_remark

_ALONE = re.compile(r"<!--.*-->")
# What begins a line of a quotation or an item of a list.
_LEADING = " \t>*+-"


def body_suppressions(sources: Iterable[SourceFile]) -> Iterator[Suppression]:
    """Yield what the Markdown of files says about findings."""
    for source in sources:
        if source.path.endswith(".md") and may_have_remark(source.text):
            body, line = body_of(source)
            if may_have_remark(body):
                yield from _in_body(source.path, body, line)


def _in_body(path: str, body: str, first_line: int) -> Iterator[Suppression]:
    lines = body.split("\n")
    behind = LinesBehind(lines, lambda line: bool(_ALONE.fullmatch(line)))
    for comment in comments_in(body, first_line):
        if not may_have_remark(comment.text):
            continue
        whole = Span.of(path, comment.mark)
        read = read_remark(
            comment.text,
            lambda start, end, comment=comment: Span.of(path, comment.mark_at(start, end - start)),  # type: ignore[misc]
            whole,
            _about(comment, lines, first_line, behind),
        )
        if read is not None:
            yield read


def _about(comment: Comment, lines: list[str], first_line: int, behind: LinesBehind) -> int:
    """Return the line that a comment is about: its own, or the next with anything on it where it stands alone."""
    line, column, end_line, end_column = comment.mark
    before, after = lines[line - first_line][: column - 1], lines[end_line - first_line][end_column - 1 :]
    if before.strip(_LEADING) or after.strip():
        return line
    return first_line + behind.of(end_line - first_line)
