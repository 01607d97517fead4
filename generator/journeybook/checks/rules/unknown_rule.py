"""A rule named by a project that does not exist, or that cannot be changed.

A misspelled rule would be left on where it was meant to be off, and nobody would know why. Some rules say that a file
cannot be read or that the site cannot be built from it: those are always on, and always errors. The same holds for
families of rules, under `checks:` and where a finding is suppressed.

Wrong:

    checks:
      ignore: [unused-chanel, syntax]

Right:

    checks:
      ignore: [unused-channel]

The way out: `journeybook explain` lists all rules and families. This rule itself cannot be changed either.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeybook.checks.project import Project
from journeybook.checks.rule import Family, Rule
from journeybook.diagnostics import Diagnostic, Severity, did_you_mean, shortened
from journeybook.source import Span

_GUESSES = 100
"""Unknown names that are compared with all others; where more are, no hint helps."""


def check(project: Project) -> Iterator[Diagnostic]:
    """Yield the names of rules and families, in the configuration and in suppressions, that can mean nothing."""
    # The registry holds this rule too.
    from journeybook.checks.registry import RULES

    members: dict[str, list[Rule]] = {}
    for rule in RULES:
        members.setdefault(rule.id, []).append(rule)
        members.setdefault(rule.family, []).append(rule)
    free = {name for name, those in members.items() if not all(rule.fixed for rule in those)}
    hints: dict[str, str] = {}
    for name, span, may_be_fixed in _named(project):
        if name not in members:
            if name not in hints:
                hints[name] = did_you_mean(name, free) if len(hints) < _GUESSES else ""
            hint = hints[name] or "`journeybook explain` lists all rules and families"
            yield RULE.finding(f"there is no rule or family '{shortened(name, 60)}'", span, hint)
        elif name not in free and not may_be_fixed:
            one = members[name][0].id == name
            message = f"the rule '{name}' is always on" if one else f"every rule of the family '{name}' is always on"
            what = "it finds" if one else "they find"
            yield RULE.finding(message, span, f"take it out: the site cannot be built from what {what}")


def _named(project: Project) -> Iterator[tuple[str, Span, bool]]:
    """Yield the names, each with its place and whether it may be that of a rule which is always on."""
    settings = project.settings.checks
    for field, names in (("select", settings.select), ("ignore", settings.ignore), ("severity", settings.severity)):
        for name in names:
            yield name, settings.origin.span(field, name), field == "select"
    for said in project.loaded.suppressions:
        if not said.fault:
            for name, span in said.names:
                yield name, span, False


RULE = Rule.documented(
    __doc__, id="unknown-rule", severity=Severity.ERROR, family=Family.CONFIGURATION, fixed=True, check=check
)
