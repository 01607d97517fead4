"""A feature of YAML that is not part of the format.

Anchors and aliases (`&name`, `*name`), merge keys (`<<`), tags (`!include`, `!!python/…`), several documents in a
file, lists as names and nesting of more than 40 levels are refused. They surprise in a review, some run code, some
make a small file very large, and other programs read them otherwise.

Wrong:

    - id: order
      pains: &slow
        - title: The search is slow
    - id: pay
      pains: *slow

Right: a pain point met twice is written once and named by its id.

    - id: order
      pains:
        - id: slow-search
          title: The search is slow
    - id: pay
      pains: [slow-search]

The way out: write the value where it is needed; put a value that begins with `!`, `&` or `*` in quotes.
"""

from __future__ import annotations

from journeybook.checks.rule import Family, Rule
from journeybook.diagnostics import Severity

RULE = Rule.documented(__doc__, id="yaml-feature", severity=Severity.ERROR, family=Family.FILES, fixed=True)
