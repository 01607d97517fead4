"""A journey that leads to one that is retired.

A retired journey tells how it was. A reader who opens it from a step of a journey of today, or compares an intended one
with it, takes it for how it is.

Journeys in review or published are looked at.

Wrong: `find-a-product` has `status: retired`.

    - id: fill-basket
      title: I fill my basket
      journey: find-a-product

Right:

    - id: fill-basket
      title: I fill my basket
      journey: find-a-product-2026

The way out: name the journey that took its place, or take the reference away.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeybook.checks.project import Project
from journeybook.checks.rule import Family, Rule
from journeybook.diagnostics import Diagnostic, Severity
from journeybook.model.journey import Lifecycle
from journeybook.source import Span


def check(project: Project) -> Iterator[Diagnostic]:
    """Yield the steps that open a retired journey, and the intended journeys of one."""
    retired = {journey.id for journey in project.catalogue.journeys.values() if journey.status is Lifecycle.RETIRED}
    for journey in project.offered if retired else ():
        if journey.of in retired:
            yield _found(journey.of, journey.origin.span("of"))
        for name, span in project.facts[journey.origin.path].opens:
            if name in retired:
                yield _found(name, span)


def _found(name: str | None, span: Span) -> Diagnostic:
    return RULE.finding(
        f"the journey '{name}' is retired", span, "name the one that took its place, or take the reference away"
    )


RULE = Rule.documented(
    __doc__, id="retired-journey-in-use", severity=Severity.WARNING, family=Family.REFERENCES, check=check
)
