"""A journey that `of` cannot name, or an `of` where none belongs.

`of` says which of today's journeys an intended one replaces. So it stands in a journey with `state: to-be`, and names
another one, whose state is `as-is`.

Wrong:

    title: Groceries by drive, intended
    of: drive

Right:

    title: Groceries by drive, intended
    state: to-be
    of: drive

The way out: write `state: to-be`, or name the as-is journey. A second intention for the same journey names that same
as-is.
"""

from __future__ import annotations

from journeybook.checks.rule import Family, Rule
from journeybook.diagnostics import Severity

RULE = Rule.documented(__doc__, id="wrong-as-is", severity=Severity.ERROR, family=Family.REFERENCES, fixed=True)
