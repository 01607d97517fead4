"""A title that ends in a full stop.

Titles head columns and stand in lists and sentences that the pages make of them, "Worst: I wait." among them. With a
full stop in some of them and none in others a map looks careless.

Wrong: `title: I choose a slot.`

Right: `title: I choose a slot`

The way out: delete it. Question marks, exclamation marks, ellipses and abbreviations may stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from journeybook.checks.project import Project
from journeybook.checks.rule import Family, Rule
from journeybook.diagnostics import Diagnostic, Severity

_KINDS = ("journey", "stage", "step", "pain", "opportunity", "touchpoint", "channel", "phase")
_STOPS = (".", "。")
_STOP = re.compile(r"(?<![.…])[.。]$")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(])(?:\w|\w\.\w|etc|co|inc|ltd|st|no|approx|min|max|dept|vs|env|cie|réf|tél)\.$", re.IGNORECASE
)


def check(project: Project) -> Iterator[Diagnostic]:
    """Yield the titles with a full stop at their end."""
    for title in project.titles(*_KINDS):
        if (
            title.text[-2:].rstrip("\n").endswith(_STOPS)
            and _STOP.search(title.text)
            and not _ABBREVIATION.search(title.text)
        ):
            yield RULE.finding("this title ends in a full stop", title.span, "delete it")


RULE = Rule.documented(
    __doc__, id="title-with-full-stop", severity=Severity.INFO, family=Family.WORDING, alone=True, check=check
)
