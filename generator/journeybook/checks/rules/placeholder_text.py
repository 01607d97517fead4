"""Text that was meant to be replaced.

"TBD" in a draft is a note to oneself. In a journey that is in review or published it is what readers get, and it makes
them doubt the rest.

All fields of text and the narratives are read; comments are not.

Wrong: `goal: TODO ask Marie`

Right: `goal: Have the week's shopping in the car without entering the shop`

The way out: write it, or leave the field out: the pages show nothing where nothing is written. A note to the team may
stand in a comment, `# …` among the fields and `<!-- … -->` in the narrative.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from journeybook.checks.project import Project
from journeybook.checks.rule import Family, Mark, Rule
from journeybook.diagnostics import Diagnostic, Severity
from journeybook.source import Span

_ANYWHERE = re.compile(r"\b(?:TODO|TBD|TBC|FIXME|XXX+)\b|\b[Ll]orem [Ii]psum\b|\?\?\?+")
_WHOLE = re.compile(
    r"""[\[(<{]?\s*(?:
        xx+|\.\.\.|…|-+|\?+|placeholder|insert\s.*\shere|to\s+be\s+(?:defined|completed|confirmed|written|decided|done)|
        coming\s+soon|untitled|new\s+(?:step|stage|journey|touchpoint)|(?:step|stage|task|touchpoint|étape|tâche|phase)\s*\d*|
        [àa]\s+(?:compléter|définir|préciser|rédiger|confirmer|venir)|sans\s+titre|
        nouve(?:lle\s+étape|au\s+parcours|au\s+point\s+de\s+contact)
    )\s*[\])>}]?""",
    re.IGNORECASE | re.VERBOSE,
)
_PARTS = ("TODO", "TBD", "TBC", "FIXME", "XXX", "psum", "???")
"""What is in every text that fits `_ANYWHERE`: to look for parts is faster by far."""
_COMMENT = re.compile(r"<!--.*?-->|```.*?```", re.DOTALL)


def check(project: Project) -> Iterator[Diagnostic]:
    """Yield the fields and the lines of narratives that hold nothing but a promise."""
    for text in project.texts:
        found = (_may_fit(text.text) and _ANYWHERE.search(text.text)) or _WHOLE.fullmatch(text.text.strip())
        if found:
            yield RULE.finding(_message(found[0]), text.span, "write it, or leave the field out")
    for path, markdown, first in project.offered_narratives():
        if not _may_fit(markdown):
            continue
        read = _COMMENT.sub(lambda comment: re.sub(r"[^\n]", " ", comment[0]), markdown)
        for found in _ANYWHERE.finditer(read):
            line = read.count("\n", 0, found.start())
            column = found.start() - read.rfind("\n", 0, found.start())
            span = Span(path, first + line, column, first + line, column + len(found[0]))
            yield RULE.finding(_message(found[0]), span, "write it, or leave it out")


def _may_fit(text: str) -> bool:
    return any(part in text for part in _PARTS)


def _message(placeholder: str) -> str:
    return f"'{' '.join(placeholder.split())}' stands where readers expect a text"


RULE = Rule.documented(
    __doc__,
    id="placeholder-text",
    severity=Severity.WARNING,
    family=Family.WORDING,
    mark=Mark.COMPLETENESS,
    alone=True,
    check=check,
)
