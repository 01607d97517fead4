"""A score of opportunities that cannot be computed as it is written.

`priorities: {score: …}` in `site_config.yml` is arithmetic: measures, numbers, `+ - * /`, parentheses, `min(a, b)` and
`max(a, b)`, in 200 characters at most. There are no powers, comparisons or other functions. A hyphen belongs to the
name of a field of your own, so a minus behind one has spaces around it. Where a `score` is written, `weights` change
nothing.

Wrong:

    priorities: {score: impact ** 2 / effort}

Right:

    priorities: {score: impact * impact / effort}

The way out: correct the formula, or delete it: without one, the score is the impact divided by the effort.
"""

from __future__ import annotations

from journeybook.checks.rule import Family, Rule
from journeybook.diagnostics import Severity

RULE = Rule.documented(__doc__, id="wrong-formula", severity=Severity.ERROR, family=Family.CONFIGURATION, fixed=True)
