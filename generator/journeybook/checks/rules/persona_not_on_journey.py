"""A step for a persona that does not walk the journey.

`personas` of a step says which of the journey's personas walk it, `emotion: {lea: 3}` how one of them feels. A
persona that is not on the journey has no curve on which the value could stand.

Wrong:

    personas: [lea]
    …
          emotion: {lea: 3, paul: 5}

Right:

    personas: [lea, paul]
    …
          emotion: {lea: 3, paul: 5}

The way out: add the persona to the journey's `personas`, or take it out of the step.
"""

from __future__ import annotations

from journeybook.checks.rule import Family, Rule
from journeybook.diagnostics import Severity

RULE = Rule.documented(
    __doc__, id="persona-not-on-journey", severity=Severity.ERROR, family=Family.REFERENCES, fixed=True
)
