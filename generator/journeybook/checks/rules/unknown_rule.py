"""A rule named under `checks:` that does not exist, or that cannot be changed.

A misspelled rule would be left on where it was meant to be off, and nobody would know why. Some rules say that a file
cannot be read or that the site cannot be built from it: those are always on, and always errors.

Wrong:

    checks:
      ignore: [unused-chanel, syntax]

Right:

    checks:
      ignore: [unused-channel]

The way out: `journeybook explain` lists all rules. This rule itself cannot be changed either.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeybook.checks.project import Project
from journeybook.checks.rule import Family, Rule
from journeybook.diagnostics import Diagnostic, Severity, did_you_mean


def check(project: Project) -> Iterator[Diagnostic]:
    """Yield the rule ids of the configuration that can mean nothing."""
    # The registry holds this rule too.
    from journeybook.checks.registry import BY_ID

    settings = project.settings.checks
    free = [rule.id for rule in BY_ID.values() if not rule.fixed]
    for field, names in (("select", settings.select), ("ignore", settings.ignore), ("severity", settings.severity)):
        for name in names:
            rule = BY_ID.get(name)
            if rule is None:
                hint = did_you_mean(name, free)
                message = f"there is no rule '{name}'"
            elif rule.fixed and field != "select":
                hint = "take it out: the site cannot be built from what it finds"
                message = f"the rule '{name}' is always on"
            else:
                continue
            yield RULE.finding(
                message, settings.origin.span(field, name), hint or "`journeybook explain` lists all rules"
            )


RULE = Rule.documented(
    __doc__, id="unknown-rule", severity=Severity.ERROR, family=Family.CONFIGURATION, fixed=True, check=check
)
