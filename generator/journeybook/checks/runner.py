"""Applies the rules that a project wants to what was loaded. Knows no single rule."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from journeybook.checks.project import Project
from journeybook.checks.registry import BY_ID, RULES
from journeybook.checks.rule import Rule
from journeybook.config import CheckSettings
from journeybook.diagnostics import Diagnostic, Severity, in_order
from journeybook.load import Loaded


def run(loaded: Loaded, today: date = date.min) -> tuple[Diagnostic, ...]:
    """Return everything that is wrong in a project on a day, in order of place, each finding once.

    Findings of loading are included. `checks:` of the configuration selects, ignores and weighs; rules that are
    fixed stay as they are.
    """
    wanted = _Wanted(loaded.settings.checks)
    project = Project(loaded, today)
    found = list(loaded.findings)
    for rule in RULES:
        if rule.check is not None and wanted.has(rule):
            found += rule.check(project)
    return in_order(wanted.weighed(found))


def severity_in(rule: Rule, settings: CheckSettings) -> Severity | None:
    """Return how grave a project holds what a rule finds; None where it does not want to hear of it."""
    if not _Wanted(settings).has(rule):
        return None
    return rule.severity if rule.fixed else settings.severity.get(rule.id, rule.severity)


def only(diagnostics: Iterable[Diagnostic], paths: Iterable[str]) -> tuple[Diagnostic, ...]:
    """Return the findings in some files or folders, paths relative to the project; all where none is named."""
    chosen = tuple(path.removeprefix("./").rstrip("/") for path in paths)
    if not chosen or any(path in ("", ".") for path in chosen):
        return tuple(diagnostics)
    folders = tuple(f"{path}/" for path in chosen)
    return tuple(found for found in diagnostics if found.span.path in chosen or found.span.path.startswith(folders))


@dataclass(frozen=True, slots=True)
class _Wanted:
    """The rules a project wants, and how grave it holds them."""

    settings: CheckSettings

    def has(self, rule: Rule) -> bool:
        if rule.fixed:
            return True
        selected = not self.settings.select or rule.id in self.settings.select
        return selected and rule.id not in self.settings.ignore

    def weighed(self, found: Iterable[Diagnostic]) -> Iterable[Diagnostic]:
        for diagnostic in found:
            rule = BY_ID.get(diagnostic.rule)
            if rule is None or rule.fixed:
                yield diagnostic
            elif self.has(rule):
                yield diagnostic.with_severity(self.settings.severity.get(rule.id, diagnostic.severity))
