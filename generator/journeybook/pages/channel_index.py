"""The index of channels: online and offline, with what goes through each."""

from __future__ import annotations

from dataclasses import dataclass

from journeybook.model.place import Channel
from journeybook.pages.context import Link, PageContext, SiteContext
from journeybook.pages.frame import Frame, Hit


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelEntry:
    """One channel in the list."""

    link: Link
    presence: str
    """`online`, `offline` or empty."""
    definition: str
    owner: str
    touchpoints: int
    steps: int
    journeys: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelIndexPage:
    """All channels."""

    frame: Frame
    channels: tuple[ChannelEntry, ...]


def channel_index_page(site: SiteContext) -> ChannelIndexPage:
    """Return the index of channels, in the order in which the project lists them."""
    path = site.routes.channels
    context = site.page(path)
    return ChannelIndexPage(
        frame=Frame(
            path=path,
            template="channel_index",
            title="Channels",
            description="The media through which customers meet us, and what happens there.",
            hits=(Hit(title="Channels", text="All channels, online and offline", kind="Index"),),
        ),
        channels=tuple(_entry(channel, context) for channel in site.catalogue.channels.values()),
    )


def _entry(channel: Channel, context: PageContext) -> ChannelEntry:
    places = context.catalogue.steps_by_channel.get(channel.id, ())
    return ChannelEntry(
        link=context.channel(channel),
        presence=channel.presence.value if channel.presence else "",
        definition=channel.definition,
        owner=channel.owner,
        touchpoints=len(context.catalogue.touchpoints_by_channel.get(channel.id, ())),
        steps=len(places),
        journeys=len({place.journey.id for place in places}),
    )
