"""A change for programs: the contract `journeybook-diff/1`, sorted, the same bytes for the same comparison. ASCII."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from journeybook.compare import Change, Side, Value
from journeybook.diagnostics import Diagnostic
from journeybook.pages.routes import Routes
from journeybook.reporting.changes.report import Report, Section, Seen
from journeybook.reporting.hosts import plain

FORMAT = "journeybook-diff/1"
"""Changes when a field changes its meaning or goes; new fields may come."""

_ROUTES = Routes()


def report(told: Report) -> str:
    """Return all of a report. `changes` has one entry a change of meaning; the rest is what follows from them."""
    document = {
        "format": FORMAT,
        "old": _side(told.old),
        "new": _side(told.new),
        "changes": [_change(change) for change in told.changes],
        "effects": {
            "journeys": [_section(section) for section in sorted(told.sections, key=lambda section: section.id)],
            "shared": [
                {
                    "thing": one.telling.change.thing.value,
                    "id": plain(one.telling.change.id),
                    "elsewhere": _elsewhere(one.elsewhere),
                }
                for one in told.shared
            ],
            "pages": [getattr(_ROUTES, view) for view in told.views],
            "consequences": [
                {"kind": one.kind, "thing": one.thing.value, "id": plain(one.id), "text": plain(one.text)}
                for one in told.everything_follows
            ],
        },
        "findings": {
            "new": [_finding(one) for one in told.brought],
            "cleared": [_finding(one) for one in told.cleared],
        },
        "reworded": [plain(path) for path in told.reworded],
        "translations": [plain(path) for path in told.translations],
        "notes": [plain(note) for note in told.notes],
    }
    return json.dumps(document, indent=2) + "\n"


def _side(side: Side) -> dict[str, Any]:
    return {
        "revision": plain(side.name) or None,
        "commit": side.commit or None,
        "date": side.day.isoformat() if side.day else None,
        "errors": [_finding(one) for one in side.findings if one.severity.value == "error"],
        "unread": [plain(path) for path in side.unread],
    }


def _change(change: Change) -> dict[str, Any]:
    return {
        "kind": change.kind.value,
        "thing": change.thing.value,
        "id": plain(change.id),
        "field": plain(change.field) or None,
        "old": _value(change.old),
        "new": _value(change.new),
        "file": plain(change.path),
        "line": change.line,
    }


def _value(value: Value) -> Any:
    if isinstance(value, str):
        return plain(value)
    if isinstance(value, Mapping):
        return {plain(name): _value(item) for name, item in value.items()}
    if isinstance(value, tuple):
        return [_value(item) for item in value]
    return value


def _section(section: Section) -> dict[str, Any]:
    return {
        "id": section.id,
        "emotion": {
            "before": [point.old for point in section.curve.points],
            "after": [point.new for point in section.curve.points],
        },
        "net": [
            {
                "persona": one.id or None,
                "emotion": {"old": one.old, "new": one.new},
                "seconds": {"old": one.old_seconds or None, "new": one.new_seconds or None},
            }
            for one in section.felt
        ],
        "elsewhere": _elsewhere(section.elsewhere),
    }


def _elsewhere(seen: Iterable[Seen]) -> list[dict[str, Any]]:
    return [{"thing": one.thing.value, "id": plain(name)} for one in seen for name in one.ids]


def _finding(one: Diagnostic) -> dict[str, Any]:
    return {
        "rule": one.rule,
        "severity": one.severity.value,
        "message": plain(one.message),
        "path": plain(one.span.path),
        "line": one.span.line,
    }
