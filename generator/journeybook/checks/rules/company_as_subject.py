"""A step that the company takes, in place of the customer.

The columns of a map are what the customer does and meets. "The system validates the order" happens too, but behind
the line of visibility; what the customer meets is the wait, or the message that comes of it.

The titles of steps are read for this in English and French.

Wrong:

    - id: validation
      title: The system validates the order

Right:

    - id: wait-for-answer
      title: I wait for the answer
      backstage: [The order is validated]

The way out: say what the customer does or meets at that moment, and write what the company does under `frontstage`,
`backstage` or `support`. "The site signs me out" may stay: it is told by the customer.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeybook.checks.project import Project
from journeybook.checks.rule import Family, Mark, Rule, Unit
from journeybook.checks.texts import Patterns
from journeybook.diagnostics import Diagnostic, Severity

_ACTS_EN = """(?:
    sends?|notif(?:y|ies)|informs?|process(?:es)?|validates?|verif(?:y|ies)|checks?|ships?|dispatch(?:es)?|delivers?|
    generates?|creates?|updates?|records?|registers?|stores?|calculates?|assigns?|routes?|approves?|rejects?|
    invoices?|bills?|charges?|confirms?|provides?|displays?|triggers?|transfers?|forwards?|schedules?|prepares?|
    monitors?|investigates?|tests?|finds?|resolves?|closes?(?=\\s+(?:the|an?)\\b)|analy[sz]es?|qualif(?:y|ies)|contacts?|escalates?|publish(?:es)?|reviews?|receives?|accepts?
)"""
_ACTS_FR = """(?:
    envoie|transmet|traite|valide|vérifie|contrôle|notifie|informe|expédie|livre|génère|crée|enregistre|calcule|affecte|
    attribue|approuve|refuse|facture|confirme|prépare|affiche|déclenche|relance|contacte|planifie|analyse|qualifie|
    collecte|archive|clôture|instruit|teste|résout|reçoit|accepte|met\\s+à\\s+jour
)"""
_FAILS_EN = r"(?:is|was|crashes|fails|freezes|hangs)\b"
_FAILS_FR = r"(?:est|plante|bloque|rame|tombe|bugue)\b"
"""What a system does before the eyes of a customer."""
_CUSTOMER_EN = r"""(?:customers?|clients?|users?)\b
    (?!\s+(?:services?|support|care|relations|help|line|hotline|desk|number|account|portal|manual|guide|name|reviews?)\b)"""
_CUSTOMER_FR = r"""(?<!service\ )(?<!services\ )(?<!relation\ )(?<!relations\ )(?<!espace\ )(?<!compte\ )(?<!numéro\ )
    (?:clients?|utilisateurs?)\b"""
"""Customers, and no service for them."""
_COMPANY = Patterns(
    en=rf"""^(?:
        (?:the|our)\s+(?:system|back[-\s]?end|back[-\s]?office|server|software|algorithm|erp|crm)
            \s+(?:(?!{_FAILS_EN})\w+s|automatically\s+\w+|will\s+\w+)\b(?!\s+of\b)
        |(?:(?:the|our)\s+)?(?:system|back[-\s]?end|server|platform|software|algorithm|erp|crm)
            \s+(?:automatically\s+\w+|{_ACTS_EN})\b
        |(?:the|our)\s+(?:\w+\s+)?(?:company|bank|insurer|shop|store|team|service|department|warehouse|agency|staff|
            website|site|app|application|chat\s?bot|business|organi[sz]ation)\s+{_ACTS_EN}\b
        |(?:the\s+|our\s+|an?\s+)?(?:(?:support|service|sales|claims|call[-\s]cent(?:re|er))\s+)?
            (?:agent|operator|technician|representative|employee|back[-\s]?office|admin(?:istrator)?)s?\s+{_ACTS_EN}\b
        |we\s+(?:notify|dispatch|invoice|assign|generate|onboard|qualify|escalate)\b
        |we\s+(?:process|validate|approve|ship|bill)\s+(?:(?:the|every|all)\s+)*
            (?:orders?|requests?|claims?|applications?|payments?|files?|cases?|tickets?|goods|parcels?)\b
        |we\s+\w+\s+(?:(?:the|our|an?)\s+)?{_CUSTOMER_EN}
        |we\s+(?:send|e-?mail|mail|post|issue|prepare|print|write|create|trigger)\s+(?:(?:the|our|an?)\s+)?
            (?:confirmation|invoice|reminder|notification|newsletter|welcome\s+\w+)\b
        |(?:send|notify|inform|contact|invoice|bill|remind|call|assign|onboard|qualify|validate)\b.*
            \b{_CUSTOMER_EN}
    )""",
    fr=rf"""^(?:
        (?:(?:(?:le|notre)\s+)?(?:système|back[-\s]?office|serveur|logiciel|progiciel|erp|crm)|(?:le|notre)\s+si)
            \s+(?!d[eu]s?\b|d'|à\b|en\b|{_FAILS_FR})\w+(?:e|t)\b
        |(?:l'|la\s+|le\s+|notre\s+)(?:entreprise|société|banque|assureur|magasin|boutique|équipe|site|application|appli|
            plate-?forme|agence|entrepôt|service(?:\s+\w+)?)(?:\s+\w+)?\s+{_ACTS_FR}\b
        |(?:l'|le\s+|un\s+|notre\s+)?(?:agent|opérateur|technicien|gestionnaire|téléconseiller|collaborateur)
            (?:\s+\w+)?\s+{_ACTS_FR}\b
        |nous\s+(?:notifions|expédions|relançons|affectons|qualifions|instruisons)\b
        |nous\s+(?:traitons|validons|approuvons|facturons)\s+(?:(?:toutes|tous|la|le|les|une?)\s+)*
            (?:commandes?|demandes?|dossiers?|réclamations?|sinistres?|paiements?|colis)\b
        |nous\s+\w+ons\s+(?:(?:au|aux|le|la|les|une?)\s+)?{_CUSTOMER_FR}
        |nous\s+(?:envoyons|adressons|émettons|préparons|éditons|imprimons|établissons|transmettons)\s+
            (?:(?:la|une)\s+)?(?:confirmation|facture|relance|notification)\b
        |(?:envoyer|notifier|informer|contacter|facturer|relancer|appeler|qualifier|valider)\b.*
            \b{_CUSTOMER_FR}
    )""",
)
_TOLD_BY_CUSTOMER = Patterns(
    en=r"\b(?:me|my|mine|us)\b",
    fr=r"\b(?:me|moi|mon|ma|mes|notre|nos)\b|\bm'|.\bnous\b",
)


def check(project: Project) -> Iterator[Diagnostic]:
    """Yield the steps whose titles begin with the company."""
    for title in project.titles("step"):
        if _COMPANY.search(title.text, title.language) and not _TOLD_BY_CUSTOMER.search(title.text, title.language):
            yield RULE.finding(
                "this step is something that the company does",
                title.span,
                "say what the customer does or meets, and move the rest to `frontstage`, `backstage` or `support`",
            )


RULE = Rule.documented(
    __doc__,
    id="company-as-subject",
    severity=Severity.INFO,
    family=Family.CUSTOMER_VIEW,
    mark=Mark.CUSTOMER_VIEW,
    unit=Unit.STEP,
    alone=True,
    check=check,
)
