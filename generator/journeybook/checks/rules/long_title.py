"""A title that is longer than a column of the map can show.

Titles head columns, stand on boxes of diagrams and fill lists. One of seventy characters takes five lines of a column,
and what readers remember of it are the first three words.

The titles of stages, steps, touchpoints, channels and phases have 60 characters (70 in languages with longer words than
English), those of journeys, pain points and opportunities 100.

Wrong: `title: I go to the website and look for the page where I can choose the slot that fits me best`

Right: `title: I choose a pick-up slot`

The way out: keep what happens, and move the rest to `description` or `thought`.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeybook.checks.project import Project
from journeybook.checks.rule import Family, Rule
from journeybook.checks.texts import Text, primary
from journeybook.diagnostics import Diagnostic, Severity

_HEADS = ("stage", "step", "touchpoint", "channel", "phase")
_SENTENCES = ("journey", "pain", "opportunity")
_MOST, _MOST_ELSEWHERE, _MOST_OF_SENTENCE = 60, 70, 100


def check(project: Project) -> Iterator[Diagnostic]:
    """Yield the titles that are too long for where they stand."""
    for title in project.titles(*_HEADS, *_SENTENCES):
        most = _most(title)
        if len(title.text) > most:
            yield RULE.finding(
                f"this title of a {title.kind} has {len(title.text)} characters",
                title.span,
                f"keep to {most}: what happens; the rest may stand in `description`",
            )


def _most(title: Text) -> int:
    if title.kind in _SENTENCES:
        return _MOST_OF_SENTENCE
    return _MOST if primary(title.language) == "en" else _MOST_ELSEWHERE


RULE = Rule.documented(__doc__, id="long-title", severity=Severity.INFO, family=Family.WORDING, alone=True, check=check)
