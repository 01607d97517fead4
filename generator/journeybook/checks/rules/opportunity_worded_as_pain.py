"""An opportunity that says what hurts, not what could be done.

An opportunity is weighed by impact and effort, and nobody can do "Too many clicks". What hurts is a pain point, with a
severity; the opportunity is one way to end it.

The titles of opportunities are read for this in English and French.

Wrong: `title: Too many clicks before payment`

Right: `title: Pay on the basket page`

The way out: begin with a verb, or with the thing that would be there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from journeybook.checks.project import Project
from journeybook.checks.rule import Family, Mark, Rule, Unit
from journeybook.checks.texts import Patterns
from journeybook.diagnostics import Diagnostic, Severity

_FRICTION = Patterns(
    en=r"""^(?:
        (?:it\s+is\s+|it's\s+)?too\s+(?:many|much|long|slow|late|few|complicated|complex|expensive|hard|difficult)
        |lack\s+of|not\s+enough|unable\s+to|impossible\s+to|(?:hard|difficult)\s+to|poor\s|confusing\s|frustrating\s
        |(?:customers?|users?|clients?|people|they|i)\s+(?:can\s?not|can't|don't|doesn't|do\s+not|does\s+not|struggle|
            complain|get\s+lost|wait\s+too|are\s+(?:lost|confused|frustrated|annoyed)|have\s+to)
        |nobody\s+(?:answers|knows|tells)
    )""",
    fr=r"""^(?:
        (?:c'est\s+)?trop\s|manque\s+d|pas\s+assez\s|impossible\s+d|difficile\s+d|difficultés?\s+|mauvaise?s?\s
        |(?:les?\s+)?(?:clients?|utilisateurs?|gens|usagers?)\s+(?:ne\s|n'|doivent\s|se\s+(?:perdent|plaignent))
        |personne\s+ne\s
    )""",
)

_ANSWERED = re.compile(r"\w\s*:\s")
"""What hurts, and behind a colon what would be done."""


def check(project: Project) -> Iterator[Diagnostic]:
    """Yield the opportunities that name a friction."""
    for title in project.titles("opportunity"):
        if _FRICTION.search(title.text, title.language) and not _ANSWERED.search(title.text):
            yield RULE.finding(
                f"the opportunity '{title.id}' says what hurts, not what could be done",
                title.span,
                "begin with a verb; what hurts is a pain point",
            )


RULE = Rule.documented(
    __doc__,
    id="opportunity-worded-as-pain",
    severity=Severity.INFO,
    family=Family.WORDING,
    mark=Mark.ACTION,
    unit=Unit.OPPORTUNITY,
    alone=True,
    check=check,
)
