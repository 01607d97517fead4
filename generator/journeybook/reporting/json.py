"""Findings for programs: JSON with a version, the same bytes for the same findings. ASCII, safe on any terminal."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from journeybook.diagnostics import Diagnostic, Severity, Suppressed
from journeybook.reporting.baseline import Baseline
from journeybook.reporting.hosts import plain
from journeybook.source import Span

FORMAT = "journeybook-check/1"
"""Changes when a field changes its meaning or goes; new fields may come."""


def report(
    diagnostics: Iterable[Diagnostic], suppressed: Iterable[Suppressed] = (), *, baseline: Baseline | None = None
) -> str:
    """Return findings in the order given, and how many there are of each severity. Lines and columns count from 1, in
    code points; ends are exclusive. What is suppressed stands apart, with the reason and its place.

    With `baseline`, what the findings are told since, the report says what that is and how many older ones there are.
    """
    found, taken_back = tuple(diagnostics), tuple(suppressed)
    document = {
        "format": FORMAT,
        "summary": {
            "errors": _count(found, Severity.ERROR),
            "warnings": _count(found, Severity.WARNING),
            "infos": _count(found, Severity.INFO),
            "files": len({one.span.path for one in found}),
            "suppressed": len(taken_back),
            **({"older": len(baseline.older)} if baseline else {}),
        },
        **({"since": {"revision": plain(baseline.revision), "commit": baseline.commit}} if baseline else {}),
        "diagnostics": [_diagnostic(one) for one in found],
        "suppressed": [_suppressed(one) for one in taken_back],
    }
    return json.dumps(document, indent=2) + "\n"


def _diagnostic(diagnostic: Diagnostic) -> dict[str, Any]:
    return {
        "rule": diagnostic.rule,
        "severity": diagnostic.severity.value,
        "message": plain(diagnostic.message),
        "hint": plain(diagnostic.hint),
        **_place(diagnostic.span),
        "related": [{"message": plain(place.message), **_place(place.span)} for place in diagnostic.related],
    }


def _suppressed(suppressed: Suppressed) -> dict[str, Any]:
    suppression = {"reason": plain(suppressed.reason), **_place(suppressed.span)}
    return {**_diagnostic(suppressed.finding), "suppression": suppression}


def _place(span: Span) -> dict[str, Any]:
    return {
        "path": plain(span.path),
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
    }


def _count(found: tuple[Diagnostic, ...], severity: Severity) -> int:
    return sum(one.severity is severity for one in found)
