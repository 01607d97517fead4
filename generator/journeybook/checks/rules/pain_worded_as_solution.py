"""A pain point that says what to build, not what hurts.

"No filter by brand in the app" has decided already; "I scroll past forty coffees" leaves room for five better answers,
and can be measured before and after. What to do about it is an opportunity.

The titles of pain points are read for this in English and French.

Wrong: `title: No tracking feature in the app`

Right: `title: For three days nobody knows where the parcel is`

The way out: say what customers meet and what it costs them, and write the solution under `opportunities`.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeybook.checks.project import Project
from journeybook.checks.rule import Family, Mark, Rule, Unit
from journeybook.checks.texts import Patterns
from journeybook.diagnostics import Diagnostic, Severity

_THING_EN = """(?:
    features?|functions?|functionality|functionalities|tools?|dashboards?|integrations?|automation|chat\\s?bots?|modules?|
    systems?|APIs?|plug-?ins?|widgets?|crm|erp
)"""
_THING_FR = """(?:
    fonctions?|fonctionnalités?|outils?|tableaux?\\s+de\\s+bord|intégrations?|automatisations?|chat\\s?bots?|modules?|
    systèmes?|API|crm|erp
)"""
_WISHED_EN = rf"""(?:[\w-]+\s+){{0,2}}
    (?:{_THING_EN}|apps?|portals?|buttons?|filters?|reminders?|alerts?|notifications?|calculators?)\b"""
_WISHED_FR = rf"""(?:[\w-]+\s+)?
    (?:{_THING_FR}|applis?|applications?|portails?|boutons?|filtres?|rappels?|alertes?|notifications?)\b"""
"""What can be built. "You need an account" says what customers have to do, and that hurts."""
_SOLUTION = Patterns(
    en=rf"""^(?:
        (?:we|they|you|customers?|users?|clients?|the\s+(?:customer|user|client|team))\s+
            (?:(?:needs?|wants?)\s+(?:an?|the|more|better)\s+{_WISHED_EN}
            |(?:needs?\s+to\s+(?:have|build|add|implement|develop)|should|must\s+have|could\s+use)\b)
        |needs?\s+(?:for\s+)?an?\s+{_WISHED_EN}
        |needs?\s+to\s+(?:have|build|add|implement|develop)\b
        |(?:no|missing|lack\s+of|absence\s+of|without)\s+(?:an?\s+)?(?:[\w-]+\s+){{0,2}}{_THING_EN}\b
        |(?:add|build|implement|introduce|create|develop|improve|redesign|launch|deploy|enable|automate|digiti[sz]e)\s
            (?!.*\b(?:is|are|does|do|fails?|crash(?:es)?|takes?|loses?|needs?|asks?)\b)
    )""",
    fr=rf"""^(?:
        il\s+faudrait|on\s+devrait|nous\s+devrions|il\s+faut\s+(?:ajouter|prévoir|développer)\b
        |il\s+faut\s+(?:(?:avoir|créer)\s+)?(?:une?|des)\s+{_WISHED_FR}
        |besoin\s+(?:d'une?\s|de\s|d'){_WISHED_FR}
        |(?:pas|absence|manque|aucune?)\s+(?:de\s+|d'(?:une?\s+)?)?(?:[\w-]+\s+)?{_THING_FR}\b
        |(?:ajouter|mettre\s+en\s+place|prévoir|créer|développer|améliorer|déployer|automatiser|digitaliser|refondre)\s
            (?!.*\b(?:est|sont|prend|demande|oblige|échoue|plante|ne)\b)
    )""",
)


def check(project: Project) -> Iterator[Diagnostic]:
    """Yield the pain points that name a solution."""
    for title in project.titles("pain"):
        if _SOLUTION.search(title.text, title.language):
            yield RULE.finding(
                f"the pain point '{title.id}' says what to build, not what hurts",
                title.span,
                "say what customers meet and what it costs them; the solution is an opportunity",
            )


RULE = Rule.documented(
    __doc__,
    id="pain-worded-as-solution",
    severity=Severity.INFO,
    family=Family.WORDING,
    mark=Mark.ACTION,
    unit=Unit.PAIN,
    alone=True,
    check=check,
)
