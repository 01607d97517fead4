"""Applies the rules that a project wants to what was loaded. Knows no single rule."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import chain

from journeybook.checks.project import Project
from journeybook.checks.registry import RULES
from journeybook.checks.suppression import Outcome, settled
from journeybook.checks.wanted import Wanted
from journeybook.diagnostics import Diagnostic, in_order
from journeybook.forks import hands, shared
from journeybook.load import Loaded
from journeybook.load.packing import packed, unpacked

_FEW = 300
"""Journeys for which it does not pay to make another process."""
_AT_ONCE = 6
"""Rules that a process takes at a time."""


def examine(loaded: Loaded, today: date = date.min) -> Outcome:
    """Return everything that is wrong in a project on a day, findings of loading included, and what is suppressed.

    `checks:` of the configuration selects, ignores and weighs, comments in the files suppress; rules that are fixed
    stay as they are.
    """
    wanted = Wanted(loaded.settings.checks)
    project = Project(loaded, today)
    checks = [rule.check for rule in RULES if rule.check is not None and wanted.has(rule)]
    shares = [checks[first : first + _AT_ONCE] for first in range(0, len(checks), _AT_ONCE)]
    among = hands(len(loaded.catalogue.journeys), _FEW)
    if among > 1:
        project.prepare()
    found = shared(
        lambda at: [finding for check in shares[at] for finding in check(project)],
        len(shares),
        among,
        pack=packed,
        unpack=unpacked,
    )
    every = chain(loaded.findings, *found)
    return settled(in_order(wanted.weighed(every)), loaded, wanted)


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
