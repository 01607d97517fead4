"""The flow into and out of one channel, and the changes to and from it that hurt."""

from __future__ import annotations

from dataclasses import dataclass

from journeybook.model.place import Channel
from journeybook.pages.channel_sankey import channel_sankey
from journeybook.pages.context import PageContext
from journeybook.pages.drops import DropRow, drop_row
from journeybook.pages.sankey import Sankey

MOST_DROPS = 10
HEIGHT = 140
"""Of all bars of one side of a drawing, in pixels."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelFlow:
    """What flows through a channel today."""

    coming: Sankey | None
    going: Sankey | None
    """None where nobody comes, or goes."""
    drops: tuple[DropRow, ...]
    """The hardest falls first."""
    more: int
    """How many pairs of steps are not listed."""
    flow: str
    """Address of the page of all flows; empty where there is none."""


def channel_flow(channel: Channel, context: PageContext) -> ChannelFlow:
    """Return the flow through a channel."""
    own = context.site.flow_by_channel[channel.id].anew()
    drops = own.drops
    return ChannelFlow(
        coming=channel_sankey((one for one in own.switches if one.target == channel.id), context, HEIGHT),
        going=channel_sankey((one for one in own.switches if one.source == channel.id), context, HEIGHT),
        drops=tuple(drop_row(drop, context) for drop in drops[:MOST_DROPS]),
        more=max(0, len(drops) - MOST_DROPS),
        flow=context.href(context.site.routes.flow) if own.switches else "",
    )
