"""Which rules a project wants and how grave it holds them: by their ids, or by the names of their families."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from journeybook.checks.registry import BY_ID
from journeybook.checks.rule import Rule
from journeybook.config import CheckSettings
from journeybook.diagnostics import Diagnostic, Severity


def severity_in(rule: Rule, settings: CheckSettings) -> Severity | None:
    """Return how grave a project holds what a rule finds; None where it does not want to hear of it."""
    wanted = Wanted(settings)
    return wanted.severity(rule, rule.severity) if wanted.has(rule) else None


@dataclass(frozen=True, slots=True)
class Wanted:
    """The rules a project wants. A rule named by its id says more than its family does."""

    settings: CheckSettings

    def has(self, rule: Rule) -> bool:
        """Say whether a rule is looked for: those that are fixed always are."""
        settings = self.settings
        if rule.fixed:
            return True
        if rule.id in settings.ignore or rule.id in settings.select:
            return rule.id not in settings.ignore
        return (not settings.select or rule.family in settings.select) and rule.family not in settings.ignore

    def severity(self, rule: Rule, usual: Severity) -> Severity:
        """Return the severity of what a rule finds, `usual` where the project says nothing of it."""
        if rule.fixed:
            return usual
        given = self.settings.severity
        return given.get(rule.id, given.get(rule.family, usual))

    def weighed(self, found: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
        """Yield the findings that a project wants to hear of, each as grave as it holds it."""
        known: dict[str, bool] = {}
        for diagnostic in found:
            rule = BY_ID.get(diagnostic.rule)
            if rule is None:
                yield diagnostic
                continue
            if rule.id not in known:
                known[rule.id] = self.has(rule)
            if known[rule.id]:
                yield diagnostic.with_severity(self.severity(rule, diagnostic.severity))
