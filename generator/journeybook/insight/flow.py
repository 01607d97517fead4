"""How customers go from channel to channel on today's journeys, and where such a change makes them feel worse.

A move counts once for each persona who makes it, and once where the journey names none. Aggregate journeys have no
order and say nothing here. Knows no drawing and no text.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from journeybook.insight.scores import is_current
from journeybook.model.catalogue import Catalogue, Move, moves
from journeybook.model.journey import Step
from journeybook.model.place import Presence
from journeybook.model.scale import Number

NONE = ""
"""Stands for the channel of steps that have none, or one that does not exist."""


@dataclass(frozen=True, slots=True)
class Turn:
    """How the feeling of one who makes a move changes."""

    persona: str | None
    """None for the customer of a journey that names no persona."""
    before: Number
    after: Number

    @property
    def change(self) -> Number:
        """Below zero where it falls."""
        return self.after - self.before


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Drop:
    """A change of channel after which somebody feels worse."""

    move: Move
    source: str
    target: str
    """Channels, by id; never NONE, for what has no channel yet changes none."""
    turns: tuple[Turn, ...]
    """Of those who feel worse, the hardest fall first."""

    @property
    def fall(self) -> Number:
        """The hardest fall, above zero."""
        return -self.turns[0].change


@dataclass(frozen=True, kw_only=True, eq=False)
class Shift:
    """All moves from one channel to another one, or within one."""

    source: str
    target: str
    """Channels, by id, or NONE."""
    moves: tuple[Move, ...]
    """Each pair of steps once, in the order of the catalogue."""

    @property
    def changes(self) -> bool:
        """Whether the channel is another one afterwards."""
        return self.source != self.target

    @cached_property
    def weight(self) -> int:
        """How many make these moves, counted a persona and move."""
        return sum(weight(move) for move in self.moves)

    @cached_property
    def turns(self) -> tuple[Turn, ...]:
        """How the feelings of all who make them change, where both ends have a score."""
        return tuple(turn for move in self.moves for turn in turns(move))

    @property
    def change(self) -> float | None:
        """The mean of it; None where nobody said."""
        return mean_change(self.turns)

    @cached_property
    def drops(self) -> tuple[Drop, ...]:
        """The changes of channel after which somebody feels worse, the worst first."""
        if not self.changes or NONE in (self.source, self.target):
            return ()
        found = (_drop(move, self.source, self.target) for move in self.moves)
        return worst_first(drop for drop in found if drop)


@dataclass(frozen=True, kw_only=True, eq=False)
class Flow:
    """All moves of some journeys by the channels between which they go."""

    shifts: tuple[Shift, ...]
    """The heaviest first; those within a channel too."""
    presences: Mapping[str, Presence | None]
    """Channel id → whether it is online or offline, as far as it is known."""

    @cached_property
    def switches(self) -> tuple[Shift, ...]:
        """The shifts between two channels, steps without a channel taken for one."""
        return tuple(shift for shift in self.shifts if shift.changes)

    @cached_property
    def stays(self) -> tuple[Shift, ...]:
        """The shifts within a channel."""
        return tuple(shift for shift in self.shifts if not shift.changes)

    @cached_property
    def drops(self) -> tuple[Drop, ...]:
        """Every change of channel after which somebody feels worse, the worst first."""
        return worst_first(drop for shift in self.switches for drop in shift.drops)

    @cached_property
    def crossings(self) -> Mapping[tuple[Presence, Presence], tuple[Shift, ...]]:
        """Presence before and after → the switches between channels of these, where both are known."""
        found: dict[tuple[Presence, Presence], list[Shift]] = {}
        for shift in self.switches:
            before, after = self.presences.get(shift.source), self.presences.get(shift.target)
            if before and after:
                found.setdefault((before, after), []).append(shift)
        return {pair: tuple(shifts) for pair, shifts in found.items()}

    def of(self, channel: str) -> Flow:
        """Return the part of the flow that begins or ends on a channel."""
        own = tuple(shift for shift in self.shifts if channel in (shift.source, shift.target))
        return Flow(shifts=own, presences=self.presences)

    def anew(self) -> Flow:
        """Return the same with nothing worked out: a page reads itself how the feelings change that it shows."""
        return Flow(shifts=tuple(map(replace, self.shifts)), presences=self.presences)


def flow(catalogue: Catalogue, moves: Iterable[Move] | None = None) -> Flow:
    """Return the flow of all moves of today's journeys; with `moves`, of those of its own."""
    found: dict[tuple[str, str], list[Move]] = {}
    known = catalogue.channel_ids()
    for move in catalogue.moves if moves is None else moves:
        if is_current(move.journey):
            ends = known.get(id(move.before), NONE), known.get(id(move.after), NONE)
            found.setdefault(ends, []).append(move)
    rank = {name: at for at, name in enumerate(catalogue.channels)}
    shifts = (Shift(source=ends[0], target=ends[1], moves=tuple(made)) for ends, made in found.items())

    def order(shift: Shift) -> tuple[int, int, int]:
        return -shift.weight, rank.get(shift.source, len(rank)), rank.get(shift.target, len(rank))

    return Flow(
        shifts=tuple(sorted(shifts, key=order)),
        presences={channel.id: channel.presence for channel in catalogue.channels.values()},
    )


def has_switches(catalogue: Catalogue) -> bool:
    """Say whether anybody changes the channel today; the first who does ends the search."""
    return any(
        _channel(move.before, catalogue) != _channel(move.after, catalogue)
        for journey in catalogue.journeys.values()
        if is_current(journey)
        for move in moves(journey)
    )


def weight(move: Move) -> int:
    """Return how many make a move: its personas, or one where the journey names none."""
    return max(1, len(move.personas))


def turns(move: Move) -> tuple[Turn, ...]:
    """Return how the feelings of those who make a move change; of those with a score at both ends."""
    felt, then = move.before.emotion, move.after.emotion
    pairs = [(persona, felt.of(persona), then.of(persona)) for persona in move.personas or _nameless(move)]
    return tuple(
        [Turn(persona, before, after) for persona, before, after in pairs if before is not None and after is not None]
    )


def mean_change(found: Iterable[Turn]) -> float | None:
    """Return by how much feelings change on average; None where nobody said."""
    changes = [turn.change for turn in found]
    return sum(changes) / len(changes) if changes else None


def worst_first(drops: Iterable[Drop]) -> tuple[Drop, ...]:
    """Return drops by the hardest fall, then where it ends lowest, then by how many fall, then moments of truth."""

    def order(drop: Drop) -> tuple[Number, Number, int, bool]:
        return -drop.fall, min(turn.after for turn in drop.turns), -len(drop.turns), not drop.move.after.moment_of_truth

    return tuple(sorted(drops, key=order))


def _nameless(move: Move) -> tuple[str | None, ...]:
    """Return who makes a move of a journey that names nobody: those its steps give a score, else the customer."""
    known = dict.fromkeys((*move.before.emotion.by_persona, *move.after.emotion.by_persona))
    return tuple(known) or (None,)


def _drop(move: Move, source: str, target: str) -> Drop | None:
    falls = tuple(sorted((turn for turn in turns(move) if turn.change < 0), key=lambda turn: turn.change))
    return Drop(move=move, source=source, target=target, turns=falls) if falls else None


def _channel(step: Step, catalogue: Catalogue) -> str:
    channel = catalogue.channel_of(step)
    return channel.id if channel else NONE
