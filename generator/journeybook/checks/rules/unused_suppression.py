"""A suppression of findings that are not there.

What it was about is mended, or has moved to another line. Left where it is, it hides the next finding of that rule,
which nobody has judged.

Wrong: the step has a touchpoint by now.

    - id: pay
      title: I pay  # journeybook: ignore[step-without-touchpoint] not decided yet
      touchpoint: checkout-page

Right:

    - id: pay
      title: I pay
      touchpoint: checkout-page

The way out: take the rule out of the brackets, or move the comment to the line of the finding or to the one above it.
Rules that the project ignores are not asked, and their suppressions not counted; nor are they while a file cannot be
read.
"""

from __future__ import annotations

from journeybook.checks.rule import Family, Rule
from journeybook.diagnostics import Severity

RULE = Rule.documented(__doc__, id="unused-suppression", severity=Severity.WARNING, family=Family.CONFIGURATION)
