"""A touchpoint that is only called like a channel.

"Website" is a medium with a hundred pages. A step at "Website" tells nobody which of them hurts, and nobody is there
to mend it: precise names are what makes a map lead to work.

Titles are read for this in English and French, beside the titles of the project's own channels.

Wrong:

    touchpoints:
      - id: website
        title: The website
        channel: website

Right:

    touchpoints:
      - id: slot-picker
        title: Slot picker
        channel: website

The way out: name the page, the desk, the letter or the moment, as the people who answer for it do.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeybook.checks.project import Project
from journeybook.checks.rule import Family, Mark, Rule, Unit
from journeybook.checks.texts import Patterns, Text
from journeybook.diagnostics import Diagnostic, Severity
from journeybook.fields.types import slug

_CHANNEL = Patterns(
    en=r"""^(?:the\s+|our\s+)?(?:
        web|web\s?sites?|web\s?shop|site|internet|online(?:\s+(?:shop|store))?|(?:mobile\s+)?app(?:lication)?s?|mobile|
        store|shop|branch|(?:tele)?phone(?:\s+call)?|call|call[-\s]cent(?:re|er)|contact[-\s]cent(?:re|er)|hotline|
        e-?mails?|mail|post|letters?|sms|text\s+messages?|chat(?:\s?bot)?|live\s+chat|social(?:\s+(?:media|networks?))?|
        customer\s+(?:service|support|care)|support|help\s?desk|portal|platform|counter|desk|face[-\s]to[-\s]face|
        in\s+(?:person|store|branch)|point\s+of\s+sale|word\s+of\s+mouth|search(?:\s+engine)?|kiosk|partners?
    )$""",
    fr=r"""^(?:le\s+|la\s+|les\s+|l'|notre\s+|nos\s+)?(?:
        web|sites?|sites?\s+(?:web|internet|marchand)|internet|en\s+ligne|appli(?:cation)?s?(?:\s+mobiles?)?|mobile|
        magasins?|boutiques?|agences?|(?:appel\s+)?téléphon(?:e|ique)|appel(?:\s+téléphonique)?|
        centre\s+(?:d'appels?|de\s+contacts?)|e-?mails?|mails?|courriels?|courriers?|poste|lettres?|sms|
        chat(?:\s?bot)?|tchat|réseaux\s+sociaux|service\s+clients?|support|assistance|portail|plate-?forme|guichet|
        comptoir|face\s+à\s+face|en\s+(?:magasin|agence|personne)|point\s+de\s+vente|bouche[-\s]à[-\s]oreille|
        moteur\s+de\s+recherche|borne|partenaires?
    )$""",
)


def check(project: Project) -> Iterator[Diagnostic]:
    """Yield the touchpoints in use that are called like a channel."""
    channels = {slug(title.text) for title in project.titles("channel")}
    for title in project.titles("touchpoint"):
        if slug(title.text) in channels or _CHANNEL.search(title.text.strip(), title.language):
            yield RULE.finding(
                f"'{title.text}' is a channel, not one moment of contact", title.span, _hint(title, project)
            )


def _hint(title: Text, project: Project) -> str:
    steps = {
        place.step.title for place in project.catalogue.steps_by_touchpoint.get(title.id, ()) if place.step is not None
    }
    if len(steps) > 1:
        return f"{len(steps)} different steps use it: name the page, the desk or the message of each"
    return "name the page, the desk, the letter or the moment"


RULE = Rule.documented(
    __doc__,
    id="vague-touchpoint",
    severity=Severity.INFO,
    family=Family.TOUCHPOINTS,
    mark=Mark.PRECISE_TOUCHPOINTS,
    unit=Unit.TOUCHPOINT,
    check=check,
)
