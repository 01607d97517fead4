"""The touchpoint glossary: every touchpoint with its definition, A to Z."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from journeybook.model.place import Channel, Touchpoint
from journeybook.pages.change_marks import change_label, change_marks
from journeybook.pages.context import Link, PageContext, SiteContext
from journeybook.pages.division import Division, leaves_of_groups, runs
from journeybook.pages.divisions import touchpoints_division
from journeybook.pages.finder import NOTHING_FOUND, Finder, Mark, Marks, finder, tokens
from journeybook.pages.frame import Frame, Hit
from journeybook.pages.paging import Pager, leaf_frame, pager


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
    continued: bool
    """Whether it goes on from the leaf before."""
    entries: tuple[GlossaryEntry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TouchpointIndexPage:
    """All touchpoints."""

    frame: Frame
    finder: Finder
    every: tuple[Link, ...]
    """To all letters with entries, on the first leaf."""
    letters: tuple[Letter, ...]
    """Those with entries on this leaf."""
    pager: Pager | None
    """None for a glossary on one page."""
    total: int


def touchpoint_index_page(site: SiteContext, leaf: int = 1) -> TouchpointIndexPage:
    """Return the glossary, or a leaf of it; the filters of all stand on the first."""
    path, division = site.routes.touchpoints, touchpoints_division(site)
    context = site.page(site.routes.leaf(path, leaf))
    _ = site.language.gettext
    marks = Marks(site.mark_values)
    turns = pager(path, division, leaf, context)
    labels = (change_label(context), ("channel", _("Channel")), ("presence", _("Presence")), ("owner", _("Owner")))
    return TouchpointIndexPage(
        frame=leaf_frame(
            Frame(
                path=path,
                template="touchpoint_index",
                title=_("Touchpoints"),
                description=_("Every moment of contact by its name: what it is, who owns it, and where it is met."),
                hits=(Hit(title=_("Touchpoints"), text=_("The glossary of touchpoints, A to Z"), kind=_("Index")),),
            ),
            turns,
            context,
        ),
        finder=finder(labels, (_marks(touchpoint, context, marks) for touchpoint in site.glossary))
        if leaf == 1
        else NOTHING_FOUND,
        every=tuple(_every(division, context)) if leaf == 1 else (),
        letters=tuple(_letters(division, leaf, context, marks)),
        pager=turns,
        total=division.total,
    )


def _letters(division: Division, leaf: int, context: PageContext, marks: Marks) -> Iterator[Letter]:
    """Yield what a leaf has of each letter."""
    letters = context.site.letters
    touchpoints = iter(division.of(context.site.glossary, leaf))
    for run in runs((letter.size for letter in letters), division, leaf):
        yield Letter(
            title=letters[run.at].title,
            anchor=letters[run.at].anchor,
            continued=not run.begins,
            entries=tuple(_entry(touchpoint, context, marks) for touchpoint in islice(touchpoints, len(run.places))),
        )


def _every(division: Division, context: PageContext) -> Iterator[Link]:
    site = context.site
    leaves = leaves_of_groups((letter.size for letter in site.letters), division)
    for letter, leaf in zip(site.letters, leaves, strict=True):
        there = site.routes.leaf(site.routes.touchpoints, leaf)
        yield Link(text=letter.title, href=context.href(there, letter.anchor))


def _entry(touchpoint: Touchpoint, context: PageContext, marks: Marks) -> GlossaryEntry:
    channel = context.catalogue.channels.get(touchpoint.channel or "")
    return GlossaryEntry(
        link=context.touchpoint(touchpoint),
        channel=context.channel(channel) if channel else None,
        definition=touchpoint.definition,
        owner=touchpoint.owner,
        steps=len(context.catalogue.steps_by_touchpoint.get(touchpoint.id, ())),
        marks=tuple(_marks(touchpoint, context, marks)),
    )


def _marks(touchpoint: Touchpoint, context: PageContext, marks: Marks) -> Iterator[Mark]:
    if context.site.changed:
        yield from change_marks(context.touchpoint(touchpoint), context)
    if channel := context.catalogue.channels.get(touchpoint.channel or ""):
        yield from channel_marks(channel, context)
    yield from marks.text("owner", touchpoint.owner)


def channel_marks(channel: Channel, context: PageContext) -> Iterator[Mark]:
    """Yield a channel and its presence."""
    yield Mark(facet="channel", value=channel.id, text=channel.title)
    if channel.presence:
        words = context.site.language.terms
        yield Mark(facet="presence", value=channel.presence, text=words[f"presence.{channel.presence}"])
