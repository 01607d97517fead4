"""A file that is larger than a team writes by hand.

Files above 1,000,000 bytes are not read, and no text above 50,000 characters (some twenty pages) below the fields. It
is mostly a mistake (a picture or an export saved under the wrong name), and a text made to be slow could hold up
every build.

Wrong: `journeys/drive.md` holds the transcripts of twelve interviews.

Right: the journey links to them.

    evidence:
      - title: Twelve interviews, spring 2026
        link: https://research.example/drive

The way out: move the material to a document of its own, or split the journey.
"""

from __future__ import annotations

from journeybook.checks.rule import Family, Rule
from journeybook.diagnostics import Severity

RULE = Rule.documented(__doc__, id="file-size", severity=Severity.ERROR, family=Family.FILES, fixed=True)
