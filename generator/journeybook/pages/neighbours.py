"""Which channels customers come from and go to, with the steps between which they change."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from journeybook.insight.flow import mean_change, turns, weight
from journeybook.insight.scores import is_current
from journeybook.model.catalogue import Catalogue, Move, Place
from journeybook.model.journey import Step
from journeybook.pages.channel_sankey import hurts
from journeybook.pages.context import Link, PageContext

MOST_SHOWN = 6
"""More changes than these are counted and not listed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One change of channel on a journey."""

    before: Link
    after: Link
    journey: Link


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbour:
    """A channel before or after this one."""

    channel: Link | None
    """None for steps without a channel."""
    count: int
    """How often customers change between the two, over all journeys: each pair of steps once."""
    today: int
    """How many make such a change on today's journeys, counted a persona."""
    change: str
    """By how much feelings change with it on average, such as `−0.5`; empty where nobody said."""
    hurts: bool
    """They fall by half a level or more."""
    changes: tuple[Change, ...]
    """The first of them, today's journeys first."""

    @property
    def more(self) -> int:
        """How many changes are not listed."""
        return self.count - len(self.changes)


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbours:
    """What comes before and after a channel."""

    before: tuple[Neighbour, ...]
    """Most frequent first."""
    after: tuple[Neighbour, ...]
    stays: int
    """How often the next step stays on the channel."""
    begin: tuple[Link, ...]
    """The journeys whose first step is on the channel."""
    end: tuple[Link, ...]
    """The journeys whose last step is on the channel."""

    def __bool__(self) -> bool:
        return bool(self.before or self.after or self.stays or self.begin or self.end)


def neighbours(channel: str, context: PageContext) -> Neighbours:
    """Return what comes before and after a channel. Aggregate journeys have no order and say nothing here."""
    catalogue = context.catalogue
    before: dict[str, list[Move]] = {}
    after: dict[str, list[Move]] = {}
    stays = 0
    for move in sorted(catalogue.moves_by_channel.get(channel, ()), key=lambda move: not is_current(move.journey)):
        source, target = _channel(move.before, catalogue), _channel(move.after, catalogue)
        if source == target:
            stays += 1
        elif target == channel:
            before.setdefault(source, []).append(move)
        else:
            after.setdefault(target, []).append(move)
    places = [place for place in catalogue.steps_by_channel.get(channel, ()) if place.journey.is_linear]
    return Neighbours(
        before=_ranked(before, context),
        after=_ranked(after, context),
        stays=stays,
        begin=_journeys((place for place in places if place.step is place.journey.steps[0]), context),
        end=_journeys((place for place in places if place.step is place.journey.steps[-1]), context),
    )


def _ranked(found: dict[str, list[Move]], context: PageContext) -> tuple[Neighbour, ...]:
    """Most moves first; equal ones in the order of the project's channels, steps without a channel last."""
    channels = context.catalogue.channels
    rank = {name: at for at, name in enumerate(channels)}
    names = sorted(found, key=lambda name: (-len(found[name]), rank.get(name, len(rank))))
    return tuple(_neighbour(context.channel(channels[name]) if name else None, found[name], context) for name in names)


def _neighbour(channel: Link | None, moves: list[Move], context: PageContext) -> Neighbour:
    current = [move for move in moves if is_current(move.journey)]
    change = mean_change(turn for move in current for turn in turns(move))
    return Neighbour(
        channel=channel,
        count=len(moves),
        today=sum(weight(move) for move in current),
        change="" if change is None else context.site.language.change(change),
        hurts=hurts(change, context.catalogue.scale),
        changes=tuple(
            Change(
                before=context.step(move.journey, move.before),
                after=context.step(move.journey, move.after),
                journey=context.journey(move.journey),
            )
            for move in moves[:MOST_SHOWN]
        ),
    )


def _journeys(places: Iterable[Place], context: PageContext) -> tuple[Link, ...]:
    today_first = sorted(places, key=lambda place: not is_current(place.journey))
    return tuple(context.journey(place.journey) for place in today_first)


def _channel(step: Step, catalogue: Catalogue) -> str:
    channel = catalogue.channel_of(step)
    return channel.id if channel else ""
