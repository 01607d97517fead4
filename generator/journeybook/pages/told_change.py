"""A change of meaning on a page: its words, in which the names lead to their things. Knows no HTML."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from journeybook.compare import Change, Kind, Thing
from journeybook.model.text import Foreign
from journeybook.pages.context import Link, PageContext
from journeybook.pages.link_to import link_to
from journeybook.pages.telling import Part, Telling, told

if TYPE_CHECKING:
    from journeybook.pages.changed import Changed


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldChange:
    """One change."""

    kind: str
    """`added`, `removed`, `moved`, `renamed` or `changed`."""
    words: tuple[Link, ...]
    """The sentence in pieces; those without `href` are plain words, or names of what is gone."""
    place: tuple[Link, ...]
    """What the thing is in, from the outside; empty for what is in nothing, and where the page says it."""


def told_changes(
    changes: Iterable[Change], changed: Changed, context: PageContext, *, within: tuple[Thing, ...] = ()
) -> tuple[ToldChange, ...]:
    """Return changes in words; places of the kinds `within` are left out, as those of what they stand below."""
    return tuple(_told(told(change, changed.names, context.site.language), context, within) for change in changes)


def told_of(thing: Thing, name: str, context: PageContext, *, within: tuple[Thing, ...] = ()) -> tuple[ToldChange, ...]:
    """Return what changed of a thing, by its id as `changed.Named` has it; not that it is new: a mark says that."""
    changed = context.site.changed
    if changed is None:
        return ()
    changes = tuple(
        change for change in changed.of(thing, name) if change.kind is not Kind.ADDED or change.thing != thing
    )
    return told_changes(changes, changed, context, within=within)


def _told(telling: Telling, context: PageContext, within: tuple[Thing, ...]) -> ToldChange:
    return ToldChange(
        kind=telling.change.kind.value,
        words=tuple(_linked(part, context) for part in telling.sentence),
        place=tuple(_linked(part, context) for part in telling.place if part.thing not in within),
    )


def _linked(part: Part, context: PageContext) -> Link:
    if part.thing is None:
        return Link(text=part.text, href="")
    return link_to(part.thing, part.id, context) or Link(text=in_its_language(part.text, context), href="")


def in_its_language(text: str, context: PageContext) -> str:
    """Return a text that nobody translates any more, because it is gone, marked with the language it is in."""
    compared, here = context.site.compared, context.catalogue.language
    written = compared.old.catalogue.language if compared else here
    return text if written == here or isinstance(text, Foreign) else Foreign(text, written)
