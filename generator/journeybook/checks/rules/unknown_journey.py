"""A journey that does not exist.

`of` names the as-is journey of a to-be, `journey` at a step the finer journey inside it. Both name the other file
without its folder and ending.

Wrong:

    journey: journeys/grocery/find-a-product.md

Right:

    journey: find-a-product

The way out: correct the id, or write the journey: `journeybook new journey NAME`.
"""

from __future__ import annotations

from journeybook.checks.rule import Family, Rule
from journeybook.diagnostics import Severity

RULE = Rule.documented(__doc__, id="unknown-journey", severity=Severity.ERROR, family=Family.REFERENCES, fixed=True)
