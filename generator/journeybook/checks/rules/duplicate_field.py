"""A field that is written twice in the same group.

Most programs take the last one in silence, and a review shows only one of them. Names that look the same but are made
of different characters (`é` as one or as two) count as the same.

Wrong:

    title: Groceries by drive
    owner: drive-team
    title: Groceries

Right:

    title: Groceries by drive
    owner: drive-team

The way out: keep one of them. It often comes from a merge that kept both sides.
"""

from __future__ import annotations

from journeybook.checks.rule import Family, Rule
from journeybook.diagnostics import Severity

RULE = Rule.documented(__doc__, id="duplicate-field", severity=Severity.ERROR, family=Family.FILES, fixed=True)
