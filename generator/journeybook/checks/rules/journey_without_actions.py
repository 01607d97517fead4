"""A journey of today that shows neither what hurts nor what could be done.

A map is drawn to be acted upon. Where nothing hurts anybody at any step, either nobody asked, or the journey was drawn
to be shown.

Wrong:

    - id: fill-basket
      title: I fill my basket

Right:

    - id: fill-basket
      title: I fill my basket
      pains:
        - id: search-ignores-brands
          title: The search ignores brand names
          severity: 4

The way out: write `pains` where customers lose time, patience or trust, and `opportunities` with what could be done. A
journey that names pain points and no opportunity is looked at by `journey-without-opportunities`.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeybook.checks.project import Project
from journeybook.checks.rule import Family, Mark, Rule
from journeybook.diagnostics import Diagnostic, Severity
from journeybook.insight.scores import is_current


def check(project: Project) -> Iterator[Diagnostic]:
    """Yield the journeys of today without pain points and opportunities."""
    for journey in project.walked:
        if not any(holder.origin.has(name) for holder in journey.holders for name in ("pains", "opportunities")):
            yield RULE.finding(
                f"'{journey.id}' shows neither what hurts nor what could be done",
                journey.origin.span("title"),
                "write `pains:` at the steps where customers lose time, patience or trust",
            )


RULE = Rule.documented(
    __doc__,
    id="journey-without-actions",
    severity=Severity.INFO,
    family=Family.ACTION,
    mark=Mark.ACTION,
    among=is_current,
    alone=True,
    check=check,
)
