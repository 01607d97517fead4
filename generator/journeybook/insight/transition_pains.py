"""What becomes of the pain points of today's journey in the intended one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from journeybook.model.catalogue import Catalogue, Place
from journeybook.model.journey import Journey, Stage


@dataclass(frozen=True, slots=True, kw_only=True)
class PainChange:
    """What becomes of a pain point."""

    id: str
    before: tuple[Place, ...]
    """Where it is met today; none for a new one."""
    after: tuple[Place, ...]
    """Where it is met in the intended journey; none where it is answered. What answers it is `pains.py`'s to say."""


def pain_changes(as_is: Journey, to_be: Journey, catalogue: Catalogue) -> tuple[PainChange, ...]:
    """Return those answered, those still met, those that are new; in each the gravest first."""
    before, after = _met(as_is), _met(to_be)
    known = [name for name in dict.fromkeys([*before, *after]) if name in catalogue.pains]
    found = (
        PainChange(
            id=name,
            before=before.get(name, ()),
            after=after.get(name, ()),
        )
        for name in known
    )
    return tuple(sorted(found, key=lambda one: (_standing(one), -(catalogue.pains[one.id].severity or 0))))


def _standing(pain: PainChange) -> int:
    if pain.before:
        return 1 if pain.after else 0
    return 2


def _met(journey: Journey) -> dict[str, tuple[Place, ...]]:
    """Return pain → where it is met in a journey."""
    found: dict[str, tuple[Place, ...]] = {}
    stages = (place for stage in journey.stages for place in _places(journey, stage))
    for place in (Place(journey), *stages):
        for name in dict.fromkeys(place.holder.pains):
            found[name] = (*found.get(name, ()), place)
    return found


def _places(journey: Journey, stage: Stage) -> Iterator[Place]:
    yield Place(journey, stage)
    for step in stage.steps:
        yield Place(journey, stage, step)
