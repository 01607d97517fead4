"""How customers move between channels over all of today's journeys, and where such a move hurts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from journeybook.insight.flow import NONE, Drop, Flow, Shift, mean_change, weight
from journeybook.model.catalogue import Move
from journeybook.model.place import Presence
from journeybook.pages.channel_sankey import MOST_CHANNELS, channel_sankey, hurts
from journeybook.pages.context import Link, PageContext, SiteContext
from journeybook.pages.drops import DropRow, drop_row
from journeybook.pages.finder import Finder, Marks, finder
from journeybook.pages.frame import Frame, Hit
from journeybook.pages.sankey import Sankey
from journeybook.pages.views import first_view, view_links

MOST_SHIFTS = 40
"""Pairs of channels in the table; those beyond are counted, and on the channels' pages."""
MOST_MOVES = 4
"""Pairs of steps listed of each."""
MOST_DROPS = 60
HEIGHT = 320
"""Of all bars of one side of the drawing, in pixels."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveRow:
    """One move between two steps."""

    before: Link
    after: Link
    journey: Link


@dataclass(frozen=True, slots=True, kw_only=True)
class ShiftRow:
    """All moves from one channel to another."""

    source: Link | None
    target: Link | None
    """None for steps without a channel."""
    way: str
    """From which presence to which, such as `online-offline`; empty where one is not known."""
    weight: int
    change: str
    """By how much feelings change on average, such as `−0.5`; empty where nobody said."""
    hurts: bool
    """They fall by half a level or more."""
    moves: tuple[MoveRow, ...]
    more: int
    """How many pairs of steps are not listed."""
    everywhere: str
    """The address of all steps of a channel that it begins or ends on; empty where it has none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Crossing:
    """All moves from channels of one presence to channels of one presence."""

    before: str
    after: str
    """Keys of the words, such as `presence.online`."""
    way: str
    """As the rows have it."""
    weight: int
    change: str
    """Empty where nobody said."""
    hurts: bool
    hurt: int
    """How many of them make somebody feel worse, counted a persona."""
    drops: Link
    """To the list of those."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowPage:
    """The flow."""

    frame: Frame
    drawing: Sankey | None
    """None where nobody changes the channel; then all below is empty."""
    merged: int
    """How many channels are one place of the drawing; 0 mostly."""
    moves: int
    """How many changes of channel, counted a persona."""
    steps: int
    """The same, each pair of steps once."""
    stays: int
    """How many moves stay on their channel, counted a persona."""
    change: str
    stay_change: str
    """By how much feelings change with the channel, and without; empty where nobody said."""
    crossings: tuple[Crossing, ...]
    """Empty where no move has channels that are said to be online or offline."""
    hurt: int
    """How many changes make somebody feel worse, counted a persona."""
    total: int
    """The same, each pair of steps once, listed or not."""
    drops: tuple[DropRow, ...]
    finder: Finder
    shifts: tuple[ShiftRow, ...]
    """The heaviest first."""
    more: int
    """How many pairs of channels are not listed."""
    staying: tuple[ShiftRow, ...]
    """Moves within a channel, the heaviest first."""
    channels: Link
    """To the index of channels."""


def flow_page(site: SiteContext) -> FlowPage:
    """Return the page of the flow between channels."""
    path = site.routes.flow
    context = site.page(path)
    _, found = site.language.gettext, site.flow.anew()
    marks = Marks()
    drops = tuple(drop_row(drop, context, marks) for drop in found.drops[:MOST_DROPS])
    labels = (("from", _("From")), ("to", _("To")), ("way", _("Way")), ("persona", _("Persona")), ("area", _("Area")))
    ends = {end for shift in found.switches for end in (shift.source, shift.target)}
    return FlowPage(
        frame=Frame(
            path=path,
            template="flow",
            title=_("Channel flow"),
            description=_("How customers move from channel to channel today, and where such a move hurts."),
            section=first_view(context.site),
            views=view_links(context),
            hits=(
                Hit(title=_("Channel flow"), text=_("How customers move from channel to channel"), kind=_("View")),
                Hit(
                    title=_("Where a change of channel hurts"),
                    text=_("Moves to another channel after which customers feel worse"),
                    anchor="jb-drops",
                    kind=_("View"),
                ),
            ),
        ),
        drawing=channel_sankey(found.switches, context, HEIGHT),
        merged=len(ends) - MOST_CHANNELS + 1 if len(ends) > MOST_CHANNELS else 0,
        moves=sum(shift.weight for shift in found.switches),
        steps=sum(len(shift.moves) for shift in found.switches),
        stays=sum(shift.weight for shift in found.stays),
        change=_change(found.switches, context),
        stay_change=_change(found.stays, context),
        crossings=tuple(_crossings(found, context)),
        hurt=_hurt(found.drops),
        total=len(found.drops),
        drops=drops,
        finder=finder(labels, tuple(drop.marks for drop in drops)),
        shifts=tuple(shift_row(shift, context) for shift in found.switches[:MOST_SHIFTS]),
        more=max(0, len(found.switches) - MOST_SHIFTS),
        staying=tuple(shift_row(shift, context) for shift in found.stays[:MOST_SHIFTS]),
        channels=Link(text=_("Channels"), href=context.href(site.routes.channels)),
    )


def shift_row(shift: Shift, context: PageContext) -> ShiftRow:
    """Return the moves between two channels: those of most personas first."""
    ordered = sorted(shift.moves, key=lambda move: -weight(move))
    channels, ends = context.catalogue.channels, (shift.source, shift.target)
    return ShiftRow(
        source=_channel(shift.source, context),
        target=_channel(shift.target, context),
        weight=shift.weight,
        change=_change((shift,), context),
        hurts=hurts(shift.change, context.catalogue.scale),
        way=_way(*(channels[name].presence if name in channels else None for name in ends)),
        moves=tuple(_move(move, context) for move in ordered[:MOST_MOVES]),
        more=max(0, len(ordered) - MOST_MOVES),
        everywhere=next((f"{context.channel(channels[name]).href}#jb-steps" for name in ends if name in channels), ""),
    )


def _move(move: Move, context: PageContext) -> MoveRow:
    return MoveRow(
        before=context.step(move.journey, move.before),
        after=context.step(move.journey, move.after),
        journey=context.journey(move.journey),
    )


def _crossings(found: Flow, context: PageContext) -> Iterator[Crossing]:
    """Yield the four ways between online and offline, those nobody goes left out."""
    ways = [(before, after) for before in Presence for after in Presence]
    for before, after in ways:
        shifts = found.crossings.get((before, after), ())
        if shifts:
            change = mean_change(turn for shift in shifts for turn in shift.turns)
            hurt = sum(_hurt(shift.drops) for shift in shifts)
            yield Crossing(
                before=f"presence.{before}",
                after=f"presence.{after}",
                way=_way(before, after),
                weight=sum(shift.weight for shift in shifts),
                change=_change(shifts, context),
                hurts=hurts(change, context.catalogue.scale),
                hurt=hurt,
                drops=Link(text=context.site.language.number(hurt), href=f"?way={_way(before, after)}#jb-drops"),
            )


def _way(before: Presence | None, after: Presence | None) -> str:
    return f"{before}-{after}" if before and after else ""


def _hurt(drops: Iterable[Drop]) -> int:
    return sum(len(drop.turns) for drop in drops)


def _change(shifts: tuple[Shift, ...], context: PageContext) -> str:
    change = mean_change(turn for shift in shifts for turn in shift.turns)
    return "" if change is None else context.site.language.change(change)


def _channel(name: str, context: PageContext) -> Link | None:
    return context.channel(context.catalogue.channels[name]) if name != NONE else None
