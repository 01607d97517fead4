"""The index of personas: a card each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from journeybook.model.persona import Persona
from journeybook.pages.change_marks import change_label, change_marks
from journeybook.pages.context import PageContext, SiteContext
from journeybook.pages.divisions import personas_division
from journeybook.pages.finder import NOTHING_FOUND, Finder, Mark, Marks, finder, tokens
from journeybook.pages.frame import Frame, Hit
from journeybook.pages.paging import Pager, leaf_frame, pager
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
    pager: Pager | None
    """None for an index on one page."""


def persona_index_page(site: SiteContext, leaf: int = 1) -> PersonaIndexPage:
    """Return the index of personas, A to Z, or a leaf of it; the filters of all stand on the first."""
    path, division = site.routes.personas, personas_division(site)
    context = site.page(site.routes.leaf(path, leaf))
    _ = site.language.gettext
    marks = Marks(site.mark_values)
    turns = pager(path, division, leaf, context)
    labels = (change_label(context), ("segment", _("Segment")), ("channel", _("Channel")), ("area", _("Area")))
    return PersonaIndexPage(
        frame=leaf_frame(
            Frame(
                path=path,
                template="persona_index",
                title=_("Personas"),
                description=_("The people whose journeys these are: archetypes, each for many customers."),
                hits=(Hit(title=_("Personas"), text=_("All personas"), kind=_("Index")),),
            ),
            turns,
            context,
        ),
        finder=finder(labels, (_marks(persona, context, marks) for persona in site.people))
        if leaf == 1
        else NOTHING_FOUND,
        personas=tuple(
            PersonaEntry(card=persona_card(persona, context), marks=tuple(_marks(persona, context, marks)))
            for persona in division.of(site.people, leaf)
        ),
        pager=turns,
    )


def _marks(persona: Persona, context: PageContext, marks: Marks) -> Iterator[Mark]:
    """Yield the segment of a persona, the channels it likes, and the areas its journeys are in."""
    catalogue = context.catalogue
    if context.site.changed:
        yield from change_marks(context.persona(persona), context)
    yield from marks.text("segment", persona.segment)
    for name in persona.channels:
        if channel := catalogue.channels.get(name):
            yield marks.named("channel", name, channel.title)
    for journey in catalogue.journeys_by_persona.get(persona.id, ()):
        yield from marks.text("area", journey.area)
