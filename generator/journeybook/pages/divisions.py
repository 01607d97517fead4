"""How each list that may be too long for one page is divided: what tells a plan its leaves, and each leaf its part.

Knows only how many entries a list has, so that nothing of what is shown of them is imported for a plan.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from itertools import chain

from journeybook.insight.comparable import is_compared
from journeybook.insight.intended import intended
from journeybook.model.persona import Persona
from journeybook.model.place import Touchpoint
from journeybook.pages.context import SiteContext
from journeybook.pages.division import Division, divided


def journeys_division(site: SiteContext) -> Division:
    """Return how the index of journeys is divided."""
    return divided("journeys", len(site.catalogue.journeys))


def curves_division(site: SiteContext) -> Division:
    """Return how the curves are divided."""
    return divided("curves", len(site.catalogue.journeys))


def personas_division(site: SiteContext) -> Division:
    """Return how the index of personas is divided."""
    return divided("personas", len(site.catalogue.personas))


def persona_division(persona: Persona, site: SiteContext) -> Division:
    """Return how the journeys of a persona are divided."""
    return divided("walks", len(site.catalogue.journeys_by_persona.get(persona.id, ())))


def persona_divisions(site: SiteContext) -> Mapping[str, Division]:
    """Return the same for all personas."""
    return {name: persona_division(persona, site) for name, persona in site.catalogue.personas.items()}


def touchpoints_division(site: SiteContext) -> Division:
    """Return how the glossary is divided."""
    return divided("touchpoints", len(site.catalogue.touchpoints))


def touchpoint_division(touchpoint: Touchpoint, site: SiteContext) -> Division:
    """Return how the journeys that use a touchpoint are divided."""
    places = site.catalogue.steps_by_touchpoint.get(touchpoint.id, ())
    return divided("steps", len({place.journey.id for place in places}))


def touchpoint_divisions(site: SiteContext) -> Mapping[str, Division]:
    """Return the same for all touchpoints, without a place for each step that uses one."""
    known = site.catalogue
    used = Counter(chain.from_iterable(known.touchpoints_in(journey) for journey in known.journeys.values()))
    return {name: divided("steps", used[name]) for name in site.catalogue.touchpoints}


def opportunities_division(site: SiteContext) -> Division:
    """Return how the register of opportunities is divided."""
    return divided("opportunities", len(site.catalogue.opportunities))


def pains_division(site: SiteContext) -> Division:
    """Return how the register of pain points is divided."""
    return divided("pains", len(site.catalogue.pains))


def comparisons_division(site: SiteContext) -> Division:
    """Return how the journeys in which personas are compared are divided."""
    return divided("comparisons", sum(is_compared(one, site.catalogue) for one in site.catalogue.journeys.values()))


def to_bes_division(site: SiteContext) -> Division:
    """Return how the index of intended journeys is divided."""
    return divided("to_bes", sum(as_is is not None for _, as_is in intended(site.catalogue)))


def health_division(site: SiteContext) -> Division:
    """Return how the journeys that are scored are divided."""
    return divided("health", len(site.health.journeys))
