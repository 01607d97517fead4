"""A lane that the map does not have.

Lanes are the rows of the map, named like the fields that fill them. A row for a field of your own has that field's
name, with `x-` before it.

Wrong:

    lanes: [touchpoint, emotions, legal]

Right:

    lanes: [touchpoint, emotion, x-legal]

The way out: correct the name; the message lists the known ones.
"""

from __future__ import annotations

from journeybook.checks.rule import Family, Rule
from journeybook.diagnostics import Severity

RULE = Rule.documented(__doc__, id="unknown-lane", severity=Severity.ERROR, family=Family.REFERENCES, fixed=True)
