"""A field that must be written and is not there, or is empty.

Little is needed: a title for everything that has one, stages in a journey, steps in a stage, the ids of channels,
touchpoints and phases, and both ends of the emotion scale.

Wrong:

    stages:
      - id: order
        steps:
          - id: fill-basket

Right:

    stages:
      - id: order
        title: Ordering
        steps:
          - id: fill-basket
            title: I fill my basket

The way out: write the field at the place shown.
"""

from __future__ import annotations

from journeybook.checks.rule import Family, Rule
from journeybook.diagnostics import Severity

RULE = Rule.documented(__doc__, id="missing-field", severity=Severity.ERROR, family=Family.FIELDS, fixed=True)
