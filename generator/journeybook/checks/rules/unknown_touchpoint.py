"""A touchpoint that does not exist.

A step names a touchpoint by its id in the project's list. It has to be listed there, with a definition and an owner,
so that two journeys that mean the same place say so. A file in `touchpoints/` only adds to what is listed.

Wrong:

    touchpoint: Checkout page

Right:

    touchpoint: checkout-page

The way out: correct the id, or list the touchpoint in `site_config.yml` or the file that `touchpoints:` names there.
"""

from __future__ import annotations

from journeybook.checks.rule import Family, Rule
from journeybook.diagnostics import Severity

RULE = Rule.documented(__doc__, id="unknown-touchpoint", severity=Severity.ERROR, family=Family.REFERENCES, fixed=True)
