"""The index of channels: online and offline, with what goes through each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from journeybook.insight.scores import current_scores
from journeybook.model.place import Channel, Presence
from journeybook.pages.change_marks import change_label, change_marks
from journeybook.pages.context import Link, PageContext, SiteContext
from journeybook.pages.feeling import Feeling, mean_feeling
from journeybook.pages.finder import Finder, Mark, Marks, finder, tokens
from journeybook.pages.frame import Frame, Hit


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelEntry:
    """One channel in the list."""

    link: Link
    definition: str
    owner: str
    touchpoints: int
    steps: int
    journeys: int
    mean: Feeling | None
    """Over the steps of current journeys."""
    marks: tuple[Mark, ...]
    """What the list can find it by."""

    @property
    def tokens(self) -> str:
        """Its marks in words."""
        return tokens(self.marks)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelGroup:
    """The channels of one presence."""

    presence: str
    """Key of the word, such as `presence.online`; empty for channels that do not say."""
    channels: tuple[ChannelEntry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelIndexPage:
    """All channels."""

    frame: Frame
    finder: Finder
    groups: tuple[ChannelGroup, ...]
    """Online, offline, not said; only those with channels."""


def channel_index_page(site: SiteContext) -> ChannelIndexPage:
    """Return the index of channels, in the order in which the project lists them."""
    path = site.routes.channels
    context = site.page(path)
    groups: dict[Presence | None, list[Channel]] = {Presence.ONLINE: [], Presence.OFFLINE: [], None: []}
    for channel in site.catalogue.channels.values():
        groups[channel.presence].append(channel)
    _ = site.language.gettext
    marks = Marks()
    listed = tuple(
        ChannelGroup(
            presence=f"presence.{presence}" if presence else "",
            channels=tuple(_entry(channel, context, marks) for channel in channels),
        )
        for presence, channels in groups.items()
        if channels
    )
    rows = tuple(channel.marks for group in listed for channel in group.channels)
    return ChannelIndexPage(
        frame=Frame(
            path=path,
            template="channel_index",
            title=_("Channels"),
            description=_("The media through which customers meet us, and how they feel there."),
            hits=(Hit(title=_("Channels"), text=_("All channels, online and offline"), kind=_("Index")),),
        ),
        finder=finder((change_label(context), ("presence", _("Presence")), ("owner", _("Owner"))), rows),
        groups=listed,
    )


def _entry(channel: Channel, context: PageContext, marks: Marks) -> ChannelEntry:
    catalogue = context.catalogue
    places = catalogue.steps_by_channel.get(channel.id, ())
    return ChannelEntry(
        link=context.channel(channel),
        definition=channel.definition,
        owner=channel.owner,
        touchpoints=len(catalogue.touchpoints_by_channel.get(channel.id, ())),
        steps=len(places),
        journeys=len({place.journey.id for place in places}),
        mean=mean_feeling(catalogue.scale, current_scores(places), context.site.language),
        marks=(
            *change_marks(context.channel(channel), context),
            *_presence(channel, context),
            *marks.text("owner", channel.owner),
        ),
    )


def _presence(channel: Channel, context: PageContext) -> Iterator[Mark]:
    if channel.presence:
        words = context.site.language.terms
        yield Mark(facet="presence", value=channel.presence, text=words[f"presence.{channel.presence}"])
