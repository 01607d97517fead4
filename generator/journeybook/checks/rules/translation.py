"""A translation that this version does not read.

`drive.fr.md` beside `drive.md` holds the French text of the same journey where `languages:` names `fr`. Its place is
kept, and the site is built in the first language of the list.

Wrong: nothing is.

The way out: leave the file where it is. A project that wants to hear nothing of it writes `checks: {ignore:
[translation]}`.
"""

from __future__ import annotations

from journeybook.checks.rule import Family, Rule
from journeybook.diagnostics import Severity

RULE = Rule.documented(__doc__, id="translation", severity=Severity.INFO, family=Family.FILES)
