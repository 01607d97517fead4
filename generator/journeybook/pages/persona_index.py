"""The index of personas: a card each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from journeybook.model.persona import Persona
from journeybook.pages.alphabet import alphabetical
from journeybook.pages.change_marks import change_label, change_marks
from journeybook.pages.context import PageContext, SiteContext
from journeybook.pages.finder import Finder, Mark, Marks, finder, tokens
from journeybook.pages.frame import Frame, Hit
from journeybook.pages.persona_card import PersonaCard, persona_card


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonaEntry:
    """One persona in the list."""

    card: PersonaCard
    marks: tuple[Mark, ...]
    """What the list can find it by."""

    @property
    def tokens(self) -> str:
        """Its marks in words."""
        return tokens(self.marks)


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonaIndexPage:
    """All personas."""

    frame: Frame
    finder: Finder
    personas: tuple[PersonaEntry, ...]


def persona_index_page(site: SiteContext) -> PersonaIndexPage:
    """Return the index of personas, A to Z."""
    path = site.routes.personas
    context = site.page(path)
    _ = site.language.gettext
    marks = Marks()
    personas = tuple(
        PersonaEntry(card=persona_card(persona, context), marks=tuple(_marks(persona, context, marks)))
        for persona in sorted(site.catalogue.personas.values(), key=lambda one: alphabetical(one.name))
    )
    labels = (change_label(context), ("segment", _("Segment")), ("channel", _("Channel")), ("area", _("Area")))
    return PersonaIndexPage(
        frame=Frame(
            path=path,
            template="persona_index",
            title=_("Personas"),
            description=_("The people whose journeys these are: archetypes, each for many customers."),
            hits=(Hit(title=_("Personas"), text=_("All personas"), kind=_("Index")),),
        ),
        finder=finder(labels, tuple(persona.marks for persona in personas)),
        personas=personas,
    )


def _marks(persona: Persona, context: PageContext, marks: Marks) -> Iterator[Mark]:
    """Yield the segment of a persona, the channels it likes, and the areas its journeys are in."""
    catalogue = context.catalogue
    yield from change_marks(context.persona(persona), context)
    yield from marks.text("segment", persona.segment)
    for name in persona.channels:
        if channel := catalogue.channels.get(name):
            yield marks.named("channel", name, channel.title)
    for journey in catalogue.journeys_by_persona.get(persona.id, ()):
        yield from marks.text("area", journey.area)
