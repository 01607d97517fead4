"""A file whose name cannot be an id.

The name of a file, without its ending, is the id by which everything refers to it, its address in the site, and its
name on every computer of the team. So it has lower-case letters without accents, digits and single hyphens, at most
100 of them. A few names are taken: `index`, and `con`, `nul`, `aux` and others that Windows keeps for itself.

Wrong:

    journeys/Été 2026.md

Right:

    journeys/ete-2026.md

The way out: rename the file; the title inside may be written as you like.
"""

from __future__ import annotations

from journeybook.checks.rule import Family, Rule
from journeybook.diagnostics import Severity

RULE = Rule.documented(__doc__, id="file-name", severity=Severity.ERROR, family=Family.FILES, fixed=True)
