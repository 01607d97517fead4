"""Text behind a `#` that YAML takes for a comment.

A space and a `#` begin a comment in YAML, wherever they stand in a value that is not in quotes. What follows is not
read, and nobody is told: the step *Ask a friend #1* becomes *Ask a friend*, and a colour becomes nothing.

Wrong:

    title: Ask a friend #1

Right:

    title: "Ask a friend #1"
    emotion: 3  # a comment has a space behind its hash

The way out: put the whole value in quotes. Where a comment is meant, write a space behind the `#`.
"""

from __future__ import annotations

from journeybook.checks.rule import Family, Rule
from journeybook.diagnostics import Severity

RULE = Rule.documented(__doc__, id="hash-in-value", severity=Severity.WARNING, family=Family.FILES)
