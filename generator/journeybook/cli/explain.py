"""`journeybook explain`: the manual of a rule, and lists of rules."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import click

from journeybook.checks.registry import RULES
from journeybook.checks.rule import Family, Rule
from journeybook.checks.wanted import severity_in
from journeybook.cli.options import project_option, settings_in
from journeybook.config import Settings
from journeybook.diagnostics import did_you_mean
from journeybook.exchange.rules import IMPORT_RULES


@click.command()
@click.argument("rule", required=False)
@project_option
def explain(rule: str | None, project: Path) -> None:
    """Explain a rule of check or import: what it finds, why, the way out.

    With the name of a family, list its rules; without RULE, list them all. The severity is the one that the project
    gives it.
    """
    rules = sorted((*RULES, *IMPORT_RULES), key=lambda known: known.id)
    if rule is None:
        _list(rules, max(len(known.id) for known in rules))
        return
    by_id = {known.id: known for known in rules}
    settings = settings_in(project)
    if rule in by_id:
        found = by_id[rule]
        standing = _standing(found, settings)
        click.echo(f"{found.id} ({standing})\n{'=' * len(found.id)}\n\n{found.manual.strip()}")
        return
    families = {known.family.value: known.family for known in rules}
    if rule not in families:
        hint = did_you_mean(rule, (*by_id, *families)) or "`journeybook explain` lists them all"
        raise click.BadParameter(f"there is no rule or family '{rule}'; {hint}", param_hint="RULE")
    members = [known for known in rules if known.family == rule]
    click.echo(f"{rule} ({_counted(len(members))})\n{'=' * len(rule)}\n\n{families[rule].about}\n")
    wide = max(len(known.id) for known in members)
    for known in members:
        click.echo(f"{known.id:<{wide}}  {_standing(known, settings)}: {known.title}")


def _list(rules: Iterable[Rule], wide: int) -> None:
    """Print all rules by family, each with what it finds."""
    groups: dict[Family, list[Rule]] = {family: [] for family in Family}
    for rule in rules:
        groups[rule.family].append(rule)
    listed = [(family, members) for family, members in groups.items() if members]
    for at, (family, members) in enumerate(listed):
        click.echo(f"{family}: {family.about}" if at == 0 else f"\n{family}: {family.about}")
        for rule in members:
            click.echo(f"  {rule.id:<{wide}}  {rule.title}")


def _standing(rule: Rule, settings: Settings | None) -> str:
    """Return how grave the project holds what a rule finds."""
    severity = severity_in(rule, settings.checks) if settings else rule.severity
    return str(severity) if severity else "ignored in this project"


def _counted(count: int) -> str:
    return f"{count} {'rule' if count == 1 else 'rules'}"
