"""`journeybook explain`: the manual of a rule."""

from __future__ import annotations

from pathlib import Path

import click

from journeybook.checks.registry import RULES
from journeybook.checks.runner import severity_in
from journeybook.cli.options import project_option, settings_in
from journeybook.diagnostics import did_you_mean
from journeybook.exchange.rules import IMPORT_RULES


@click.command()
@click.argument("rule", required=False)
@project_option
def explain(rule: str | None, project: Path) -> None:
    """Explain a rule of check or import: what it finds, why, the way out.

    Without RULE, list them all. The severity is the one that the project gives it.
    """
    by_id = {known.id: known for known in (*RULES, *IMPORT_RULES)}
    if rule is None:
        width = max(map(len, by_id))
        for name in sorted(by_id):
            click.echo(f"{name:<{width}}  {by_id[name].title}")
        return
    if rule not in by_id:
        hint = did_you_mean(rule, by_id) or "`journeybook explain` lists them all"
        raise click.BadParameter(f"there is no rule '{rule}'; {hint}", param_hint="RULE")
    found = by_id[rule]
    settings = settings_in(project)
    severity = severity_in(found, settings.checks) if settings else found.severity
    click.echo(f"{found.id} ({severity or 'ignored in this project'})\n{'=' * len(found.id)}\n\n{found.manual.strip()}")
