"""The touchpoint glossary: every touchpoint with its definition, A to Z."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from journeybook.model.place import Touchpoint
from journeybook.pages.alphabet import alphabetical, letter_anchor, letter_of
from journeybook.pages.context import Link, PageContext, SiteContext
from journeybook.pages.frame import Frame, Hit


@dataclass(frozen=True, slots=True, kw_only=True)
class GlossaryEntry:
    """One touchpoint."""

    link: Link
    channel: Link | None
    definition: str
    owner: str
    steps: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """The touchpoints under one letter."""

    title: str
    anchor: str
    entries: tuple[GlossaryEntry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TouchpointIndexPage:
    """All touchpoints."""

    frame: Frame
    letters: tuple[Letter, ...]
    """Only those with entries."""
    total: int


def touchpoint_index_page(site: SiteContext) -> TouchpointIndexPage:
    """Return the glossary."""
    path = site.routes.touchpoints
    context = site.page(path)
    ordered = sorted(site.catalogue.touchpoints.values(), key=lambda one: alphabetical(one.title))
    return TouchpointIndexPage(
        frame=Frame(
            path=path,
            template="touchpoint_index",
            title="Touchpoints",
            description="Every moment of contact by its name: what it is, who owns it, and where it is met.",
            hits=(Hit(title="Touchpoints", text="The glossary of touchpoints, A to Z", kind="Index"),),
        ),
        letters=tuple(
            Letter(
                title=letter,
                anchor=letter_anchor(letter),
                entries=tuple(_entry(touchpoint, context) for touchpoint in group),
            )
            for letter, group in groupby(ordered, key=lambda one: letter_of(one.title))
        ),
        total=len(ordered),
    )


def _entry(touchpoint: Touchpoint, context: PageContext) -> GlossaryEntry:
    channel = context.catalogue.channels.get(touchpoint.channel or "")
    return GlossaryEntry(
        link=context.touchpoint(touchpoint),
        channel=context.channel(channel) if channel else None,
        definition=touchpoint.definition,
        owner=touchpoint.owner,
        steps=len(context.catalogue.steps_by_touchpoint.get(touchpoint.id, ())),
    )
