"""A Markdown file without fields at its top.

A journey or a persona begins with a line `---`, its fields, and another line `---`; the text follows. Without them
the file says nothing that could be shown. A `README.md` needs none and is left alone.

Wrong:

    # Groceries by drive
    The week's shopping, without entering the shop.

Right:

    ---
    title: Groceries by drive
    stages: …
    ---
    The week's shopping, without entering the shop.

The way out: write the two lines of three hyphens, with nothing else on them, the first of them at the very top of the
file.
"""

from __future__ import annotations

from journeybook.checks.rule import Family, Rule
from journeybook.diagnostics import Severity

RULE = Rule.documented(__doc__, id="front-matter", severity=Severity.ERROR, family=Family.FILES, fixed=True)
