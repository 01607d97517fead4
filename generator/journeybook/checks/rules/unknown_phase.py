"""A lifecycle phase that does not exist.

A stage maps onto a phase of the project, so that journeys can be compared period by period. A phase that only one
stage knows compares with nothing.

Wrong:

    - id: order
      title: Ordering
      phase: purchase

Right:

    - id: order
      title: Ordering
      phase: during

The way out: correct the id, or list the phase under `phases:` in `site_config.yml`.
"""

from __future__ import annotations

from journeybook.checks.rule import Family, Rule
from journeybook.diagnostics import Severity

RULE = Rule.documented(__doc__, id="unknown-phase", severity=Severity.ERROR, family=Family.REFERENCES, fixed=True)
