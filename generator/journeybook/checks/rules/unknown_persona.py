"""A persona that does not exist.

A journey, a step or an emotion names a persona by its id, the name of its file without the ending. Without the file
there is nobody whose eyes to look through.

Wrong:

    personas: [anna]      # the file is personas/ana.md

Right:

    personas: [ana]

The way out: correct the id, or write the persona: `journeybook new persona NAME`. Three lines are enough for a first
one.
"""

from __future__ import annotations

from journeybook.checks.rule import Family, Rule
from journeybook.diagnostics import Severity

RULE = Rule.documented(__doc__, id="unknown-persona", severity=Severity.ERROR, family=Family.REFERENCES, fixed=True)
