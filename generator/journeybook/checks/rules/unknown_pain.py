"""A pain point that does not exist.

A pain is written out once, at the step where it is met first, and named by its id at others, across journeys too.

Wrong:

    pains: [slow-serach]

Right:

    pains: [slow-search]

The way out: correct the id, or write the pain point out here: `- id: …`, `title: …`.
"""

from __future__ import annotations

from journeybook.checks.rule import Family, Rule
from journeybook.diagnostics import Severity

RULE = Rule.documented(__doc__, id="unknown-pain", severity=Severity.ERROR, family=Family.REFERENCES, fixed=True)
