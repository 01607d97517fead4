"""A thought that is told about the customer, not by the customer.

The page shows a thought in quotation marks, as something a person says. "The customer is frustrated" is a report; the
person would say "Password again?".

Thoughts are read for this in English and French; those that begin with the name of a persona of the journey count too.

Wrong: `thought: The customer is frustrated by the password`

Right: `thought: Password again. Which of the three was it?`

The way out: write what one of them said, or would say.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeybook.checks.project import Project
from journeybook.checks.rule import Family, Mark, Rule, Unit
from journeybook.checks.texts import Patterns, Text
from journeybook.diagnostics import Diagnostic, Severity

_DOES_EN = """(?:
    is|are|was|has|have|does|doesn't|do|don't|can't|cannot|wants?|feels?|wonders?|thinks?|needs?|hesitates?|worr(?:y|ies)|
    expects?|hopes?|fears?|gets?|would|should|tr(?:y|ies)|looks?|likes?|knows?
)"""
_DOES_FR = """(?:
    est|sont|a|ont|n'\\w+|ne|se|s'\\w+|veut|veulent|pense|hésite|doit|souhaite|attend|craint|cherche|espère|trouve|sait|
    peut|voudrait|aimerait|ressent
)"""
_REPORT = Patterns(
    en=rf"^(?:the\s+)?(?:customer|client|user|shopper|visitor|guest|passenger|patient|buyer)s?\s+{_DOES_EN}\b",
    fr=rf"^(?:l[ea]s?\s+|l'|un\s+)?(?:clients?|clientes?|utilisateurs?|utilisatrices?|visiteurs?|acheteurs?|internautes?|"
    rf"usagers?)\s+{_DOES_FR}(?!\w)",
)
_DOES = Patterns(en=rf"^\s+{_DOES_EN}\b", fr=rf"^\s+{_DOES_FR}(?!\w)")

_SPOKEN = Patterns(en=r"\b(?:I|me|my|mine)\b", fr=r"\b(?:je|moi|mon|ma|mes)\b|\bj'|\bm'")
"""Said by somebody, about others."""


def check(project: Project) -> Iterator[Diagnostic]:
    """Yield the thoughts that speak of the customer."""
    names = project.persona_names
    for thought in project.texts_of("step", "thought"):
        reports = _REPORT.search(thought.text, thought.language) or _named(thought, names)
        if reports and not _SPOKEN.search(thought.text, thought.language):
            yield RULE.finding(
                "this thought speaks of the customer; the page shows it as the customer's own words",
                thought.span,
                "write what one of them said, or would say",
            )


def _named(thought: Text, names: frozenset[str]) -> bool:
    name, _, _ = thought.text.partition(" ")
    return name in names and bool(_DOES.search(thought.text[len(name) :], thought.language))


RULE = Rule.documented(
    __doc__,
    id="third-person-thought",
    severity=Severity.INFO,
    family=Family.CUSTOMER_VIEW,
    mark=Mark.CUSTOMER_VIEW,
    unit=Unit.THOUGHT,
    alone=True,
    check=check,
)
