"""A value of the right kind, outside of what the field allows.

An emotion that is not on the project's scale, a severity above 5, a day that the calendar does not have, an address
with a scheme that no page may hold.

Wrong: on a scale from 1 to 5.

    emotion: 9
    reviewed: 2026-02-30

Right:

    emotion: 5
    reviewed: 2026-02-28

The way out: correct the value. The scale is set in `site_config.yml`: `emotion_scale: {min: 1, max: 10}`.
"""

from __future__ import annotations

from journeybook.checks.rule import Family, Rule
from journeybook.diagnostics import Severity

RULE = Rule.documented(__doc__, id="out-of-range", severity=Severity.ERROR, family=Family.FIELDS, fixed=True)
