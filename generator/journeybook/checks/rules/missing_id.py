"""A stage or a step whose id is derived from its title.

That is fine for a first draft. Later, links, the narrative's headings and other journeys refer to the id, and break
the day somebody improves the title.

Wrong:

    - title: I fill my basket

Right:

    - id: fill-basket
      title: I fill my basket

The way out: write the id that the hint shows, as the first line of the item; then it stays.
"""

from __future__ import annotations

from journeybook.checks.rule import Family, Rule
from journeybook.diagnostics import Severity

RULE = Rule.documented(__doc__, id="missing-id", severity=Severity.INFO, family=Family.REFERENCES)
