"""A field that the format does not have.

Its content would be lost without a word. Mostly it is misspelled, stands one level too deep or too high, or has
another name here: `name` is `title`, `mood` is `emotion`, `phases` of a journey are its `stages`.

Wrong:

    - id: pay
      titel: I pay
      legal_note: Right of withdrawal

Right: fields of your own begin with `x-`.

    - id: pay
      title: I pay
      x-legal: Right of withdrawal

The way out: correct the name, move the line to where the field belongs, or put `x-` before it where you mean a field
of your own (on journeys, stages, steps, personas, channels and touchpoints).
"""

from __future__ import annotations

from journeybook.checks.rule import Family, Rule
from journeybook.diagnostics import Severity

RULE = Rule.documented(__doc__, id="unknown-field", severity=Severity.ERROR, family=Family.FIELDS, fixed=True)
