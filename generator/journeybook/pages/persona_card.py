"""A persona in a few lines, for cards."""

from __future__ import annotations

from dataclasses import dataclass

from journeybook.model.persona import Persona
from journeybook.model.text import same_language
from journeybook.pages.context import Link, PageContext
from journeybook.pages.portrait import Portrait, portrait


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonaCard:
    """What lists say of a persona."""

    link: Link
    """By the short name."""
    rest: str
    """What the title says behind the short name, such as `34, two jobs and two children`; mostly empty."""
    portrait: Portrait
    role: str
    segment: str
    quote: str
    journeys: int


def persona_card(persona: Persona, context: PageContext) -> PersonaCard:
    """Return a persona for a card."""
    return PersonaCard(
        link=context.persona(persona),
        rest=rest_of_title(persona),
        portrait=portrait(persona, context),
        role=persona.role,
        segment=persona.segment,
        quote=persona.quote,
        journeys=len(context.catalogue.journeys_by_persona.get(persona.id, ())),
    )


def rest_of_title(persona: Persona) -> str:
    """Return a persona's title without the short name and the comma that parts them."""
    rest = persona.title.strip().removeprefix(persona.name).lstrip(" ,")
    return same_language(rest, persona.title)
