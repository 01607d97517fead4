"""A step that does not exist in this journey.

`next` names the steps that follow, by their ids. They are steps of the same journey; what goes on in another one is
named by `journey`.

Wrong:

    next: [pay-now]

Right:

    next: [pay]

The way out: correct the id. A step without an id of its own has one that is derived from its title; better write it.
"""

from __future__ import annotations

from journeybook.checks.rule import Family, Rule
from journeybook.diagnostics import Severity

RULE = Rule.documented(__doc__, id="unknown-step", severity=Severity.ERROR, family=Family.REFERENCES, fixed=True)
