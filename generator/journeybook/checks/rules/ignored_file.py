"""A file among the journeys or personas that is not read.

Journeys are `*.md` or `*.journey.yaml`, personas `*.md`, all in lower case. A file with another ending is not part of
the site, which is easily overlooked: the journey is there in the folder, reviewed and merged, and nobody can read it.

Wrong:

    journeys/drive.yaml
    journeys/returns.MD

Right:

    journeys/drive.journey.yaml
    journeys/returns.md

The way out: rename the file. Notes that are no journey go elsewhere, or into `README.md`, which is left alone.
"""

from __future__ import annotations

from journeybook.checks.rule import Family, Rule
from journeybook.diagnostics import Severity

RULE = Rule.documented(__doc__, id="ignored-file", severity=Severity.WARNING, family=Family.FILES)
