"""A finer journey of a wider scope than the journey that opens it.

A customer journey holds buyer journeys, and those hold user journeys: `customer` is the whole relation, `buyer` from
need to purchase, `user` one product or screen. A step that opens something larger than the journey it stands in turns
the atlas inside out.

Wrong: `find-a-product` is of `scope: user`, and opens the whole relation.

    title: Finding a product
    scope: user
    …
        - id: search
          title: I search
          journey: customer-relation

Right: the relation opens the search.

    title: A life with the shop
    scope: customer
    …
        - id: look-for-it
          title: I look for what I need
          journey: find-a-product

The way out: correct the scope of one of the two, or name the smaller one at a step of the larger.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeybook.checks.project import Project
from journeybook.checks.rule import Family, Rule
from journeybook.diagnostics import Diagnostic, Related, Severity
from journeybook.model.journey import Scope

_WIDTH = {Scope.USER: 0, Scope.BUYER: 1, Scope.CUSTOMER: 2}


def check(project: Project) -> Iterator[Diagnostic]:
    """Yield the steps that open a journey of a wider scope."""
    journeys = project.catalogue.journeys
    for name, places in project.opened.items():
        inner = journeys.get(name)
        for outer, span in places if inner else ():
            if inner and _WIDTH[inner.scope] > _WIDTH[outer.scope]:
                yield RULE.finding(
                    f"'{inner.id}' is of scope '{inner.scope}', and '{outer.id}', which opens it, of '{outer.scope}'",
                    span,
                    "correct `scope` of one of the two, or open the other one",
                    (Related(message="the finer journey", span=inner.origin.span("scope")),),
                )


RULE = Rule.documented(__doc__, id="wider-sub-journey", severity=Severity.WARNING, family=Family.STRUCTURE, check=check)
