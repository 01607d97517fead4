"""`journeybook explain`: the manual of a rule."""

from __future__ import annotations

import click

from journeybook.checks.registry import RULES
from journeybook.diagnostics import did_you_mean


@click.command()
@click.argument("rule", required=False)
def explain(rule: str | None) -> None:
    """Explain a rule: what it finds, why it matters, how to mend it. Without RULE, list them all."""
    by_id = {known.id: known for known in RULES}
    if rule is None:
        width = max(map(len, by_id))
        for name in sorted(by_id):
            click.echo(f"{name:<{width}}  {by_id[name].title}")
        return
    if rule not in by_id:
        hint = did_you_mean(rule, by_id) or "`journeybook explain` lists them all"
        raise click.BadParameter(f"there is no rule '{rule}'; {hint}", param_hint="RULE")
    found = by_id[rule]
    click.echo(f"{found.id} ({found.severity.value})\n{'=' * len(found.id)}\n\n{found.manual.strip()}")
