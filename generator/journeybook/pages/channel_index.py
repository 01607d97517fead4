"""The index of channels: online and offline, with what goes through each."""

from __future__ import annotations

from dataclasses import dataclass

from journeybook.model.place import Channel, Presence
from journeybook.pages.context import Link, PageContext, SiteContext
from journeybook.pages.feeling import Feeling, mean_feeling
from journeybook.pages.frame import Frame, Hit
from journeybook.pages.moment import current_scores


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
    groups: tuple[ChannelGroup, ...]
    """Online, offline, not said; only those with channels."""


def channel_index_page(site: SiteContext) -> ChannelIndexPage:
    """Return the index of channels, in the order in which the project lists them."""
    path = site.routes.channels
    context = site.page(path)
    groups: dict[Presence | None, list[Channel]] = {Presence.ONLINE: [], Presence.OFFLINE: [], None: []}
    for channel in site.catalogue.channels.values():
        groups[channel.presence].append(channel)
    return ChannelIndexPage(
        frame=Frame(
            path=path,
            template="channel_index",
            title="Channels",
            description="The media through which customers meet us, and how they feel there.",
            hits=(Hit(title="Channels", text="All channels, online and offline", kind="Index"),),
        ),
        groups=tuple(
            ChannelGroup(
                presence=f"presence.{presence}" if presence else "",
                channels=tuple(_entry(channel, context) for channel in channels),
            )
            for presence, channels in groups.items()
            if channels
        ),
    )


def _entry(channel: Channel, context: PageContext) -> ChannelEntry:
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
    )
