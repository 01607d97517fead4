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


def check(project: Project) -> Iterator[Diagnostic]:
    """Yield the names of rules and families, in the configuration and in suppressions, that can mean nothing."""
    settings = project.settings.checks
    for field, names in (("select", settings.select), ("ignore", settings.ignore), ("severity", settings.severity)):
        for name in names:
            message, hint = _fault(name, may_be_fixed=field == "select")
            if message:
                yield RULE.finding(message, settings.origin.span(field, name), hint)
    for said in project.loaded.suppressions:
        for name, span in said.names:
            message, hint = _fault(name, may_be_fixed=False)
            if message and not said.fault:
                yield RULE.finding(message, span, hint)


def _fault(name: str, *, may_be_fixed: bool) -> tuple[str, str]:
    """Return what is wrong with a name, and the way out; nothing where it names something that can be changed."""
    # The registry holds this rule too.
    from journeybook.checks.registry import RULES

    members = [rule for rule in RULES if name in (rule.id, rule.family)]
    if not members:
        free = {known for rule in RULES if not rule.fixed for known in (rule.id, rule.family.value)}
        hint = did_you_mean(name, free) or "`journeybook explain` lists all rules and families"
        return f"there is no rule or family '{shortened(name, 60)}'", hint
    if may_be_fixed or not all(rule.fixed for rule in members):
        return "", ""
    hint = "take it out: the site cannot be built from what it finds"
    if members[0].id == name:
        return f"the rule '{name}' is always on", hint
    return f"every rule of the family '{name}' is always on", hint.replace("it finds", "they find")


RULE = Rule.documented(
    __doc__, id="unknown-rule", severity=Severity.ERROR, family=Family.CONFIGURATION, fixed=True, check=check
)
