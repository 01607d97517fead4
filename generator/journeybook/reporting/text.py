"""Findings for people: place, message, the line with carets under it, and the way out. Returns text, prints nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from journeybook.diagnostics import Diagnostic, Severity
from journeybook.reporting.baseline import Baseline, left_out
from journeybook.reporting.width import cells, visible
from journeybook.source import SourceFile, Span

LINE_WIDTH = 100
"""Columns of a source line that are shown; a longer one is cut around its carets."""

_BEFORE_CARETS = 40
"""Columns shown before the carets of a cut line."""
_COLOURS = {Severity.ERROR: "1;31", Severity.WARNING: "1;33", Severity.INFO: "1;36"}
_NAMES = {
    Severity.ERROR: ("error", "errors"),
    Severity.WARNING: ("warning", "warnings"),
    Severity.INFO: ("piece of advice", "pieces of advice"),
}


def report(
    diagnostics: Iterable[Diagnostic],
    sources: Mapping[str, SourceFile],
    *,
    suppressed: int = 0,
    baseline: Baseline | None = None,
    colour: bool = False,
) -> str:
    """Return findings one below the other, and a summary in the last line; `colour` adds ANSI codes for a terminal.

    `suppressed` is how many findings were taken back, `baseline` what the findings are told since.
    """
    found = tuple(diagnostics)
    last = summary(found, suppressed=suppressed, baseline=baseline)
    return "\n\n".join([*(entry(one, sources, colour=colour) for one in found), last])


def without_colour(told: str) -> str:
    """Return what `report` told in colour as it tells it without."""
    for code in (*_COLOURS.values(), _Paint.END):
        told = told.replace(f"\x1b[{code}m", "")
    return told


def entry(diagnostic: Diagnostic, sources: Mapping[str, SourceFile], *, colour: bool = False) -> str:
    """Return one finding: its head, the source line with carets, the hint, and other places that belong to it."""
    paint = _Paint(_COLOURS[diagnostic.severity] if colour else "")
    span = diagnostic.span
    kind = paint(f"{diagnostic.severity}[{diagnostic.rule}]")
    lines = [f"{visible(str(span))}: {kind} {visible(diagnostic.message)}"]
    source = sources.get(span.path)
    excerpt = _excerpt(source, span) if source is not None else None
    if excerpt is not None:
        number = f"{span.line:>5}"
        lines.append(f"{number} | {excerpt.line}".rstrip())
        lines.append(f"{' ' * len(number)} | {excerpt.indent}{paint(excerpt.carets)}")
    if diagnostic.hint:
        lines.append(f"      hint: {visible(diagnostic.hint)}")
    lines += [f"      {visible(str(place.span))}: {visible(place.message)}" for place in diagnostic.related]
    return "\n".join(lines)


def summary(diagnostics: Iterable[Diagnostic], *, suppressed: int = 0, baseline: Baseline | None = None) -> str:
    """Return how many findings there are of each severity, in how many files, and how many are not shown."""
    found = tuple(diagnostics)
    counts = {severity: sum(one.severity is severity for one in found) for severity in Severity}
    parts = [_counted(count, *_NAMES[severity]) for severity, count in counts.items() if count]
    files = len({one.span.path for one in found})
    nothing = f"nothing new since {visible(baseline.revision)}" if baseline else "nothing found"
    said = f"{', '.join(parts)} in {_counted(files, 'file', 'files')}" if parts else nothing
    return "; ".join(filter(None, (said, left_out(baseline), suppressions(suppressed))))


def suppressions(count: int) -> str:
    """Return how many findings were taken back; empty where none was."""
    return f"{_counted(count, 'finding', 'findings')} suppressed" if count else ""


class _Excerpt(NamedTuple):
    """A source line, and what stands below it."""

    line: str
    indent: str
    carets: str


def _excerpt(source: SourceFile, span: Span) -> _Excerpt | None:
    """Return the first line of a span with carets under its part of it; None where there is nothing to see."""
    text = source.line(span.line)
    if not text.strip():
        return None
    start = min(span.column - 1, len(text))
    end = span.end_column - 1 if span.end_line == span.line else len(text)
    if text.isascii() and text.isprintable():
        return _plain_excerpt(text, start, end)
    shown = list(cells(text))
    first = _first_shown(shown, start) if _columns(shown) > LINE_WIDTH else 0
    dots = "…" if first else ""
    last = first + _fitting(shown[first:], LINE_WIDTH - len(dots))
    line = dots + "".join(cell for cell, _ in shown[first:last]) + ("…" if last < len(shown) else "")
    before, under = shown[first:start], shown[start : max(start, min(end, last))]
    return _Excerpt(line, " " * (len(dots) + _columns(before)), "^" * max(1, _columns(under)))


def _plain_excerpt(text: str, start: int, end: int) -> _Excerpt:
    """Return the same of a line in which each character takes one column, as in most."""
    first = max(0, start - _BEFORE_CARETS) if len(text) > LINE_WIDTH else 0
    dots = "…" if first else ""
    last = min(len(text), first + LINE_WIDTH - len(dots))
    line = dots + text[first:last] + ("…" if last < len(text) else "")
    return _Excerpt(line, " " * (len(dots) + start - first), "^" * max(1, min(end, last) - start))


_Cells = list[tuple[str, int]]


def _columns(part: _Cells) -> int:
    return sum(wide for _, wide in part)


def _first_shown(shown: _Cells, start: int) -> int:
    """Return where a line that is too long is cut, so that some of it stands before the carets."""
    first = start - _fitting(shown[:start][::-1], _BEFORE_CARETS)
    # A cut stands before a whole sign, not before the accent of one.
    while first < start and shown[first][1] == 0:
        first += 1
    return first


def _fitting(part: _Cells, columns: int) -> int:
    """Return how many cells from the start fit into so many columns."""
    taken = 0
    for at, (_, wide) in enumerate(part):
        taken += wide
        if taken > columns:
            return at
    return len(part)


def _counted(count: int, one: str, many: str) -> str:
    return f"{count:,} {one if count == 1 else many}"


class _Paint:
    """Puts ANSI codes around a text, where there is a code."""

    END = "0"
    """What ends a colour."""

    def __init__(self, code: str) -> None:
        self.code = code

    def __call__(self, text: str) -> str:
        return f"\x1b[{self.code}m{text}\x1b[{self.END}m" if self.code else text
