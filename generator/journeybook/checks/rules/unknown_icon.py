"""An icon that Material for MkDocs does not have.

A channel may name an icon from the sets that come with Material: `material`, `fontawesome`, `octicons` and `simple`.
Without one it gets an icon that fits its id or its title.

Wrong:

    channels:
      - id: shop
        title: Shop
        icon: storefront

Right:

    channels:
      - id: shop
        title: Shop
        icon: material/storefront

The way out: write the set, a slash and the name as Material's icon search gives them, or leave the field out.
"""

from __future__ import annotations

from journeybook.checks.rule import Family, Rule
from journeybook.diagnostics import Severity

RULE = Rule.documented(__doc__, id="unknown-icon", severity=Severity.ERROR, family=Family.REFERENCES, fixed=True)
