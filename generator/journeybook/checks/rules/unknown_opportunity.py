"""An opportunity that does not exist.

An opportunity is written out once and named by its id wherever else it would help, across journeys too.

Wrong:

    opportunities: [saved-basket]

Right:

    opportunities: [saved-baskets]

The way out: correct the id, or write the opportunity out here: `- id: …`, `title: …`.
"""

from __future__ import annotations

from journeybook.checks.rule import Family, Rule
from journeybook.diagnostics import Severity

RULE = Rule.documented(__doc__, id="unknown-opportunity", severity=Severity.ERROR, family=Family.REFERENCES, fixed=True)
