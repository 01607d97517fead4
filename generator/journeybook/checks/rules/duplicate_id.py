"""An id that is given to two things.

What refers to it would lead to either. Ids of journeys and personas are the names of their files, unique over both
folders; ids of stages and steps are unique in their journey, those of pains, opportunities, channels, touchpoints and
phases in the project. A narrative has one section a stage.

Wrong:

    - id: pay
      title: I pay
    - id: pay
      title: I get the receipt

Right:

    - id: pay
      title: I pay
    - id: get-receipt
      title: I get the receipt

The way out: give the second one another id. A pain or an opportunity that is met twice is written out once and named
by its id elsewhere: `pains: [slow-search]`.
"""

from __future__ import annotations

from journeybook.checks.rule import Family, Rule
from journeybook.diagnostics import Severity

RULE = Rule.documented(__doc__, id="duplicate-id", severity=Severity.ERROR, family=Family.REFERENCES, fixed=True)
