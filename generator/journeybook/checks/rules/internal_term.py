"""A step named in words that only the company uses.

No customer goes through a CRM or a back office. A title with such a word shows the step from inside, and readers from
another department stumble over it too.

The titles of stages and steps are read for this in English and French.

Wrong:

    - id: entry
      title: Order entry in the ERP

Right:

    - id: pay
      title: I pay
      support: [ERP]

The way out: name what the customer would say, and move the system to `backstage` or `support`. A word that customers
do use may stay: `# journeybook: ignore[internal-term] our customers run call centres` behind the title.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeybook.checks.project import Project
from journeybook.checks.rule import Family, Mark, Rule, Unit
from journeybook.checks.texts import Patterns, Text
from journeybook.diagnostics import Diagnostic, Severity

_INTERNAL = Patterns(
    en=r"""\b(?:
        ERP|CRM|PIM|ETL|KYC|AML|SLA|SKUs?|back[-\s]?office|middleware|data\s?(?:warehouse|lake)|master\s+data|
        case\s+management|lead\s+(?:qualification|scoring|nurturing|generation)|up-?sell(?:ing)?|cross-?sell(?:ing)?|
        churn|(?:nightly|daily|night)\s+batch|batch\s+(?:job|run|file|import|export|processing)
    )\b""",
    fr=r"""\b(?:
        ERP|CRM|GRC|PIM|ETL|KYC|LCB-FT|SLA|GED|MOA|MOE|back[-\s]?office|middleware|progiciel|système\s+d'information|
        entrepôt\s+de\s+données|traitements?\s+par\s+lots?|batch|vente\s+croisée|montée\s+en\s+gamme|attrition
    )\b""",
)
_INTERNAL_UNLESS_SAID = Patterns(
    en=r"\b(?:workflow|back[-\s]?end|database|batch|use\s+case|business\s+rules?|ticket\s+(?:queue|routing|number))\b",
    fr=r"\b(?:workflow|back[-\s]?end|bases?\s+de\s+données|référentiel|règles?\s+de\s+gestion)\b",
)
"""Words that some customers use too: of a title told by the customer nothing is said."""
_SAID = Patterns(en=r"\b(?:I|my|me|we|our)\b", fr=r"\b(?:je|mon|ma|mes|me|moi|nous|notre|nos)\b|\bj'|\bm'")


def check(project: Project) -> Iterator[Diagnostic]:
    """Yield the titles of stages and steps that hold a word of the company's."""
    for title in project.titles("stage", "step"):
        word = _word(title)
        if word:
            yield RULE.finding(
                f"'{word}' is a word of the company's, not of its customers",
                title.span,
                "name what the customer would say, and move the system to `backstage` or `support`",
            )


def _word(title: Text) -> str:
    found = _INTERNAL.search(title.text, title.language)
    if found is None and not _SAID.search(title.text, title.language):
        found = _INTERNAL_UNLESS_SAID.search(title.text, title.language)
    return found[0] if found else ""


RULE = Rule.documented(
    __doc__,
    id="internal-term",
    severity=Severity.INFO,
    family=Family.CUSTOMER_VIEW,
    mark=Mark.NO_PROCESS_MAP,
    unit=Unit.STEP,
    alone=True,
    check=check,
)
