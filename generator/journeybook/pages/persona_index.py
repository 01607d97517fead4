"""The index of personas: a card each."""

from __future__ import annotations

from dataclasses import dataclass

from journeybook.pages.context import SiteContext
from journeybook.pages.frame import Frame, Hit
from journeybook.pages.persona_card import PersonaCard, persona_card


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonaIndexPage:
    """All personas."""

    frame: Frame
    personas: tuple[PersonaCard, ...]


def persona_index_page(site: SiteContext) -> PersonaIndexPage:
    """Return the index of personas, in the order of their files."""
    path = site.routes.personas
    context = site.page(path)
    return PersonaIndexPage(
        frame=Frame(
            path=path,
            template="persona_index",
            title="Personas",
            description="The people whose journeys these are: archetypes, each for many customers.",
            hits=(Hit(title="Personas", text="All personas", kind="Index"),),
        ),
        personas=tuple(persona_card(persona, context) for persona in site.catalogue.personas.values()),
    )
