"""A file whose fields cannot be read as YAML.

Until it is mended, nothing of the file is known, and what refers to it is reported as unknown too. The place shown is
where the mistake was made, as far as that can be told: an open quote or bracket is shown where it was opened.

Wrong: a colon followed by a space begins a new field; `@`, `` ` `` and `%` cannot begin a value; a tab cannot indent.

    title: Ordering: the easy way
    owner: @drive-team

Right: quotes make it one value.

    title: "Ordering: the easy way"
    owner: "@drive-team"

The way out: put values with signs in quotes, indent by spaces, two a level, and begin each item of a list with `- `.
"""

from __future__ import annotations

from journeybook.checks.rule import Family, Rule
from journeybook.diagnostics import Severity

RULE = Rule.documented(__doc__, id="syntax", severity=Severity.ERROR, family=Family.FILES, fixed=True)
