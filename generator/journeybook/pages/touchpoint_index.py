"""The touchpoint glossary: every touchpoint with its definition, A to Z."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from journeybook.model.place import Channel, Touchpoint
from journeybook.pages.alphabet import alphabetical, letter_anchor, letter_of
from journeybook.pages.change_marks import change_label, change_marks
from journeybook.pages.context import Link, PageContext, SiteContext
from journeybook.pages.finder import Finder, Mark, Marks, finder, tokens
from journeybook.pages.frame import Frame, Hit


@dataclass(frozen=True, slots=True, kw_only=True)
class GlossaryEntry:
    """One touchpoint."""

    link: Link
    channel: Link | None
    definition: str
    owner: str
    steps: int
    marks: tuple[Mark, ...]
    """What the glossary can find it by."""

    @property
    def tokens(self) -> str:
        """Its marks in words."""
        return tokens(self.marks)


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
    finder: Finder
    letters: tuple[Letter, ...]
    """Only those with entries."""
    total: int


def touchpoint_index_page(site: SiteContext) -> TouchpointIndexPage:
    """Return the glossary."""
    path = site.routes.touchpoints
    context = site.page(path)
    _ = site.language.gettext
    marks = Marks()
    ordered = sorted(site.catalogue.touchpoints.values(), key=lambda one: alphabetical(one.title))
    entries = tuple(_entry(touchpoint, context, marks) for touchpoint in ordered)
    labels = (change_label(context), ("channel", _("Channel")), ("presence", _("Presence")), ("owner", _("Owner")))
    return TouchpointIndexPage(
        frame=Frame(
            path=path,
            template="touchpoint_index",
            title=_("Touchpoints"),
            description=_("Every moment of contact by its name: what it is, who owns it, and where it is met."),
            hits=(Hit(title=_("Touchpoints"), text=_("The glossary of touchpoints, A to Z"), kind=_("Index")),),
        ),
        finder=finder(labels, tuple(entry.marks for entry in entries)),
        letters=tuple(
            Letter(title=letter, anchor=letter_anchor(letter), entries=tuple(group))
            for letter, group in groupby(entries, key=lambda one: letter_of(one.link.text))
        ),
        total=len(entries),
    )


def _entry(touchpoint: Touchpoint, context: PageContext, marks: Marks) -> GlossaryEntry:
    channel, link = context.catalogue.channels.get(touchpoint.channel or ""), context.touchpoint(touchpoint)
    return GlossaryEntry(
        link=link,
        channel=context.channel(channel) if channel else None,
        definition=touchpoint.definition,
        owner=touchpoint.owner,
        steps=len(context.catalogue.steps_by_touchpoint.get(touchpoint.id, ())),
        marks=(
            *change_marks(link, context),
            *(channel_marks(channel, context) if channel else ()),
            *marks.text("owner", touchpoint.owner),
        ),
    )


def channel_marks(channel: Channel, context: PageContext) -> Iterator[Mark]:
    """Yield a channel and its presence."""
    yield Mark(facet="channel", value=channel.id, text=channel.title)
    if channel.presence:
        words = context.site.language.terms
        yield Mark(facet="presence", value=channel.presence, text=words[f"presence.{channel.presence}"])
