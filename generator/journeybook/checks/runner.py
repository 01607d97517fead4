"""Applies the rules that a project wants to what was loaded. Knows no single rule."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from journeybook.checks.project import Project
from journeybook.checks.registry import RULES
from journeybook.checks.suppression import Outcome, settled
from journeybook.checks.wanted import Wanted
from journeybook.diagnostics import Diagnostic, in_order
from journeybook.load import Loaded


def examine(loaded: Loaded, today: date = date.min) -> Outcome:
    """Return everything that is wrong in a project on a day, findings of loading included, and what is suppressed.

    `checks:` of the configuration selects, ignores and weighs, comments in the files suppress; rules that are fixed
    stay as they are.
    """
    wanted = Wanted(loaded.settings.checks)
    project = Project(loaded, today)
    found = list(loaded.findings)
    for rule in RULES:
        if rule.check is not None and wanted.has(rule):
            found += rule.check(project)
    return settled(in_order(wanted.weighed(found)), loaded, wanted)


def run(loaded: Loaded, today: date = date.min) -> tuple[Diagnostic, ...]:
    """Return everything that is wrong in a project on a day, in order of place, each finding once."""
    return examine(loaded, today).findings


def only(diagnostics: Iterable[Diagnostic], paths: Iterable[str]) -> tuple[Diagnostic, ...]:
    """Return the findings in some files or folders, paths relative to the project; all where none is named."""
    chosen = tuple(path.removeprefix("./").rstrip("/") for path in paths)
    if not chosen or any(path in ("", ".") for path in chosen):
        return tuple(diagnostics)
    folders = tuple(f"{path}/" for path in chosen)
    return tuple(found for found in diagnostics if found.span.path in chosen or found.span.path.startswith(folders))
