"""A journey whose steps are called after what is processed, not after what the customer does.

"Registration, Validation, Payment" is how a form or an organisation is cut up. Read in a row, the titles of a journey
should tell its story, and a story has verbs.

The titles of steps are read for this in English and French, and a journey is named where more than half of three steps
or more are such nouns.

Wrong:

    - title: Registration
    - title: Validation of the order
    - title: Delivery

Right:

    - title: I create an account
    - title: I wait for the answer
    - title: I open the parcel

The way out: begin each title with "I", or with what the customer does.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeybook.checks.project import Project
from journeybook.checks.rule import Family, Mark, Rule
from journeybook.checks.texts import Patterns, Text
from journeybook.diagnostics import Diagnostic, Related, Severity

_FEWEST = 3
"""Steps; of fewer nothing can be said."""
_NAMED = 3

_NOUNS_EN = """(?:
    \\w{2,}(?:tion|sion|ment|ance|ence|ity|ness|ship|age)s?|approval|arrival|renewal|removal|withdrawal|proposal|refusal|
    booking|billing|shipping|onboarding|training|packaging|invoicing|pricing|log-?in|sign-?up|sign-?in|checkout|search|
    delivery|support|order|purchase|return|returns|refund|claim|quote|contract|account|follow-?up|hand-?over|survey|
    review|visit|inquiry|enquiry|request|offer|welcome|discovery|need|needs|trial|feedback|loyalty|advocacy|after-sales
)"""
_VERBS_EN = """(?:
    accept|access|add|agree|answer|arrive|ask|attend|bring|browse|buy|call|cancel|carry|change|check|choose|click|collect|
    come|compare|complete|confirm|contact|create|decide|describe|discover|discuss|download|drive|eat|enter|evaluate|
    explore|feel|fill|find|follow|forget|get|give|go|hear|identify|install|join|keep|learn|leave|listen|load|look|lose|
    make|meet|need|notice|open|order|pack|pay|pick|place|plan|play|prepare|print|provide|put|rate|reach|read|receive|
    recommend|register|remember|renew|rent|repeat|report|request|research|reserve|return|review|say|scan|search|see|
    select|send|set|share|shop|show|sign|sit|speak|start|stay|stop|submit|subscribe|take|talk|tell|think|track|travel|
    try|turn|type|unpack|update|upload|use|verify|view|visit|wait|walk|want|watch|win|work|write
)"""
_NOUNS_FR = """(?:
    \\w{2,}(?:tion|sion|ment|ance|ence|ité|aison|age)s?|achats?|commandes?|choix|suivi|retours?|accueil|recherche|facture|
    signature|ouverture|fermeture|remise|prise|saisie|envoi|appel|devis|contrat|demande|besoin|offre|visite|enquête|
    avis|relance|résiliation|souscription|connexion|parcours|dossier|bilan|découverte|arrivée|départ|entrée|sortie
)"""
_NOUN = Patterns(
    en=rf"^(?!(?:{_VERBS_EN}s?|\w+(?:i[sz]e|ify|ate)s?)\s)(?:the\s+)?(?:[\w'-]+\s+){{0,2}}{_NOUNS_EN}(?:\s+of\s.*)?$",
    fr=rf"^(?:(?:le|la|les|une?|des)\s+|l')?{_NOUNS_FR}\b",
)
_TOLD = Patterns(
    en=r"\b(?:I|my|me|we|our|us|you|your|he|his|she|her|they|their|customers?|clients?|users?)\b|\b(?:I|we|they)'",
    fr=r"\b(?:je|mon|ma|mes|me|moi|nous|notre|nos|on|il|elle|ils|elles|vous)\b|\b(?:j|m|s)'",
)


def check(project: Project) -> Iterator[Diagnostic]:
    """Yield the journeys most of whose steps are called by a noun."""
    for journey, titles in project.titles_by_journey("step"):
        nouns = tuple(filter(_is_noun, titles))
        if len(titles) >= _FEWEST and 2 * len(nouns) > len(titles):
            yield RULE.finding(
                f"{len(nouns)} of {len(titles)} steps of '{journey}' are called after what is processed",
                nouns[0].span,
                "say what the customer does: `I open the parcel` in place of `Delivery`",
                tuple(Related(message="another one", span=title.span) for title in nouns[1:_NAMED]),
            )


def _is_noun(title: Text) -> bool:
    return bool(_NOUN.search(title.text, title.language)) and not _TOLD.search(title.text, title.language)


RULE = Rule.documented(
    __doc__,
    id="noun-titles",
    severity=Severity.INFO,
    family=Family.CUSTOMER_VIEW,
    mark=Mark.CUSTOMER_VIEW,
    among=lambda journey: len(journey.steps) >= _FEWEST,
    alone=True,
    check=check,
)
