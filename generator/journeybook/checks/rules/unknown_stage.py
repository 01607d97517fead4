"""A heading for a stage that the journey does not have.

In a journey's text, a heading with an id in braces begins the section of the stage with that id. A section of no
stage would stand nowhere on the page.

Wrong:

    ## Ordering {#ordering}

Right:

    ## Ordering {#order}

The way out: correct the id. For a heading that belongs to no stage, leave the braces out or use a deeper level
(`###`).
"""

from __future__ import annotations

from journeybook.checks.rule import Family, Rule
from journeybook.diagnostics import Severity

RULE = Rule.documented(__doc__, id="unknown-stage", severity=Severity.ERROR, family=Family.REFERENCES, fixed=True)
