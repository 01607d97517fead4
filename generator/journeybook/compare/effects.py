"""What a change does to how customers feel and how long they take, by journey and persona. Numbers, not yet weighed."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from journeybook.compare.change import Thing
from journeybook.compare.names import Names
from journeybook.model.catalogue import Catalogue
from journeybook.model.journey import Journey
from journeybook.model.scale import Number


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """What is different for one persona on one journey, or for all of them."""

    journey: str
    """Its id, as it is now."""
    persona: str | None
    """Its id, as it is now; None for all who walk the journey."""
    old_scores: tuple[Number, ...]
    """How they felt, step by step; empty for nobody knows."""
    new_scores: tuple[Number, ...]
    old_seconds: int
    """How long it took; 0 for nobody knows."""
    new_seconds: int


def effects(old: Catalogue, new: Catalogue, names: Names, unread: Collection[str] = ()) -> tuple[Effect, ...]:
    """Return the effects on journeys that are in both, in the order of the new catalogue: for all, then each persona.

    What nothing is different for is left out. Scores on different scales say nothing of each other: then there is none.
    """
    if old.scale != new.scale:
        return ()
    before = {names.now(Thing.JOURNEY, journey.id): journey for journey in old.journeys.values()}
    return tuple(
        effect
        for name, journey in new.journeys.items()
        if name in before and name not in unread and not _same(before[name], journey)
        for effect in _effects(before[name], journey, names)
    )


def _same(old: Journey, new: Journey) -> bool:
    # Of a journey that says the same nothing is told, whether it was read once or twice.
    return old is new or old == new


def scores(journey: Journey, persona: str | None = None) -> tuple[Number, ...]:
    """Return how everyone, or one persona, feels at the steps of a journey, where that is known."""
    return tuple(
        score
        for step in journey.steps
        for who in journey.felt_by(step)
        if persona in (None, who) and (score := step.emotion.of(who)) is not None
    )


def _effects(old: Journey, new: Journey, names: Names) -> Iterator[Effect]:
    was = {names.now(Thing.PERSONA, name): name for name in old.personas}
    everyone = tuple(dict.fromkeys((*new.personas, *was)))
    for who in (None, *everyone):
        before = was.get(who) if who else None
        missing = who is not None and before is None
        effect = Effect(
            journey=new.id,
            persona=who,
            old_scores=() if missing else scores(old, before),
            new_scores=() if who is not None and who not in new.personas else scores(new, who),
            old_seconds=0 if missing else (old.seconds_of(before) if who else old.seconds),
            new_seconds=0
            if who is not None and who not in new.personas
            else (new.seconds_of(who) if who else new.seconds),
        )
        if effect.old_scores != effect.new_scores or effect.old_seconds != effect.new_seconds:
            yield effect
