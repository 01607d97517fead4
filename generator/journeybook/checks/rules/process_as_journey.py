"""A journey that is called after a process or a department.

The title is what everyone will call the journey. "Claims process" makes it that of the claims department; "When the
kitchen is under water" makes it the customer's.

The titles of journeys are read for this in English and French.

Wrong: `title: Claims management process`

Right: `title: Getting the kitchen back after the water`

The way out: name what the customer wants or goes through. The department is the `owner`.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeybook.checks.project import Project
from journeybook.checks.rule import Family, Mark, Rule
from journeybook.checks.texts import Patterns
from journeybook.diagnostics import Diagnostic, Severity

_PROCESS = Patterns(
    en=r"""\b(?:process(?!\s+of\b)|(?<!\ba\s)procedures?|work-?flow|departments?(?!\s+stores?\b)|department's|operating\s+model|value\s+stream|
        (?:account|case|claims?|order|complaints?|incident|lead|customer\s+relationship)\s+management|
        (?:order|claims?|payment|application|request)\s+processing|order\s+fulfil?lment|order-to-cash|
        lead-to-cash|procure-to-pay)\b""",
    fr=r"""\b(?:process|processus|procédures?|workflow|direction\s+(?:commerciale|marketing|générale)|
        service\s+(?:commercial|comptable|comptabilité|juridique|facturation|recouvrement|marketing)|
        (?:gestion|traitement)\s+(?:du|des|de\s+la|de\s+l'|de|d')\s*
            (?:clients?|commandes?|sinistres?|dossiers?|réclamations?|demandes?|incidents?|litiges?|contrats?))\b""",
)

_OWN = Patterns(en=r"\b(?:my|mine)\b", fr=r"\b(?:mon|ma|mes)\b")
"""What is the customer's own is not the company's."""


def check(project: Project) -> Iterator[Diagnostic]:
    """Yield the journeys whose titles name a process or a department."""
    for title in project.titles("journey"):
        found = _PROCESS.search(title.text, title.language)
        if found and not _OWN.search(title.text, title.language):
            yield RULE.finding(
                f"'{found[0]}' makes this journey the company's",
                title.span,
                "call it after what the customer wants or goes through",
            )


RULE = Rule.documented(
    __doc__,
    id="process-as-journey",
    severity=Severity.INFO,
    family=Family.CUSTOMER_VIEW,
    mark=Mark.NO_PROCESS_MAP,
    alone=True,
    check=check,
)
