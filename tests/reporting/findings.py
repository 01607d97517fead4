"""Findings in made-up files, for the tests of reports."""

from __future__ import annotations

from journeybook.diagnostics import Diagnostic, Related, Severity
from journeybook.source import SourceFile, Span


def finding(
    line: int = 1,
    column: int = 1,
    end_column: int | None = None,
    *,
    path: str = "a.md",
    severity: Severity = Severity.ERROR,
    message: str = "wrong",
    hint: str = "",
    end_line: int | None = None,
    related: tuple[Related, ...] = (),
) -> Diagnostic:
    """Return a finding of the rule `syntax`."""
    span = Span(path, line, column, end_line or line, end_column or column + 1)
    return Diagnostic(rule="syntax", severity=severity, message=message, span=span, hint=hint, related=related)


def sources(text: str, path: str = "a.md") -> dict[str, SourceFile]:
    """Return one file by its path."""
    return {path: SourceFile(path, text)}
