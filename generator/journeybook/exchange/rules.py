"""What importers report, as rules with a manual, so that `journeybook explain` knows them too."""

from __future__ import annotations

from textwrap import fill

from journeybook.checks.rule import Family, Rule
from journeybook.diagnostics import Severity
from journeybook.exchange.mermaid_rules import ADVICE, EXPLANATIONS, MEANINGS

IMPORT_RULES: tuple[Rule, ...] = tuple(
    Rule(
        id=name,
        severity=Severity.INFO if name in ADVICE else Severity.WARNING,
        family=Family.IMPORT,
        manual=f"{meaning[0].upper()}{meaning[1:]}.\n\n{fill(EXPLANATIONS[name], 118)}",
        # A project's configuration says nothing about files that are not in it.
        fixed=True,
    )
    for name, meaning in MEANINGS.items()
)
"""The rules of all importers."""
