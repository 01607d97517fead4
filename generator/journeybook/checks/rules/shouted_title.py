"""A title in capital letters.

Capitals are read letter by letter, take a third more room in a column, and some screen readers spell them out. Where a
theme wants headings in capitals, its style sheet makes them.

A title of one word that may be an abbreviation, or of abbreviations alone, is left in peace.

Wrong: `title: CHOOSE A SLOT`

Right: `title: I choose a slot`

The way out: write it as a sentence begins.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from journeybook.checks.project import Project
from journeybook.checks.rule import Family, Rule
from journeybook.diagnostics import Diagnostic, Severity

_KINDS = ("journey", "stage", "step", "pain", "opportunity", "touchpoint", "channel", "phase")
_ABBREVIATION = 5
"""Letters that an abbreviation has at most."""


def check(project: Project) -> Iterator[Diagnostic]:
    """Yield the titles without a small letter."""
    for title in project.titles(*_KINDS):
        # Scripts without capitals are neither upper nor lower case.
        if not title.text.isupper():
            continue
        if any(len(word) > _ABBREVIATION for word in re.findall(r"[^\W\d_]+", title.text)):
            yield RULE.finding("this title is in capital letters", title.span, "write it as a sentence begins")


RULE = Rule.documented(
    __doc__, id="shouted-title", severity=Severity.INFO, family=Family.WORDING, alone=True, check=check
)
