"""A file named in the configuration that is not there.

`channels:` and `touchpoints:` may name YAML files that hold the lists. Their paths are relative to the project; they
lie at its top or in one of its folders.

Wrong:

    touchpoints: [touchpoints/grocerys.yml]

Right:

    touchpoints: [touchpoints/grocery.yml]

The way out: correct the path, capital letters included.
"""

from __future__ import annotations

from journeybook.checks.rule import Family, Rule
from journeybook.diagnostics import Severity

RULE = Rule.documented(__doc__, id="unknown-file", severity=Severity.ERROR, family=Family.NAMES, fixed=True)
