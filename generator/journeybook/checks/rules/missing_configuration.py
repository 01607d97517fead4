"""A project without `site_config.yml`.

The site can be built without it, and then has the folder's name as its title, and neither lifecycle phases nor
channels nor touchpoints that journeys could refer to.

Wrong: the folder holds `journeys/` and `personas/` alone.

Right: `site_config.yml` beside them.

    title: Maison Lumen journeys
    channels:
      - id: website
        title: Website

The way out: write the file; `journeybook new project` makes one to start from.
"""

from __future__ import annotations

from journeybook.checks.rule import Family, Rule
from journeybook.diagnostics import Severity

RULE = Rule.documented(__doc__, id="missing-configuration", severity=Severity.WARNING, family=Family.CONFIGURATION)
