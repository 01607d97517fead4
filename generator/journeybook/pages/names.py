"""What things of two states of a project are called, by their ids: as they are now; what is gone as it was called."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from journeybook.compare import Change, Thing
from journeybook.model.catalogue import Catalogue
from journeybook.model.journey import Journey
from journeybook.model.scale import EmotionScale

BETWEEN = " › "
"""Between the names of a place, from the outside."""


@dataclass(frozen=True, slots=True)
class Names:
    """The titles of the things of two catalogues. A name that nobody knows is its id."""

    old: Catalogue
    new: Catalogue
    """In any language: titles are taken from it first."""

    @property
    def scale(self) -> EmotionScale:
        """The scale of emotions now."""
        return self.new.scale

    def title(self, thing: Thing, id_: str, *, within: str = "") -> str:
        """Return what a thing is called; a step may go by its own id `within` a journey."""
        for catalogue in (self.new, self.old):
            found = _find(catalogue, thing, id_, within)
            if found is not None:
                return _called(thing, found)
        return id_.rpartition("/")[2] if thing in (Thing.STAGE, Thing.STEP) else id_

    def path(self, id_: str) -> str:
        """Return the names of a place in a journey: `Drive › Ordering › Pay`."""
        parts = id_.split("/")
        things = (Thing.JOURNEY, Thing.STAGE, Thing.STEP)
        return BETWEEN.join(
            self.title(thing, "/".join(parts[: at + 1]))
            for at, (thing, _) in enumerate(zip(things, parts, strict=False))
        )

    def around(self, change: Change) -> tuple[tuple[Thing, str], ...]:
        """Return what the thing of a change is in, from the outside, each with its id."""
        if change.thing in (Thing.METRIC, Thing.EVIDENCE):
            # Their own names may hold anything, a slash too.
            place = change.id.removesuffix(f"/{change.title}")
            if not change.path.startswith("journeys/"):
                return ((Thing.TOUCHPOINT, place),)
            parts = place.split("/")
        elif change.thing in (Thing.STAGE, Thing.STEP):
            parts = change.id.split("/")[:-1]
        else:
            return ()
        things = (Thing.JOURNEY, Thing.STAGE, Thing.STEP)
        return tuple(
            (thing, "/".join(parts[: at + 1])) for at, (thing, _) in enumerate(zip(things, parts, strict=False))
        )


def hanging_titles(original: Catalogue, translated: Catalogue) -> Mapping[tuple[Thing, str, str], str]:
    """Return what figures and evidence, which have no id, are called in a translation.

    By the journey or the touchpoint they hang on, and by what they are called in the original.
    """
    found: dict[tuple[Thing, str, str], str] = {}
    for own, before, after in _places(original, translated):
        for metric, said in zip(before.metrics, after.metrics, strict=False):
            found.setdefault((Thing.METRIC, own, metric.kpi), said.kpi)
        for evidence, told in zip(getattr(before, "evidence", ()), getattr(after, "evidence", ()), strict=False):
            found.setdefault((Thing.EVIDENCE, own, evidence.title), told.title)
    return found


def _places(original: Catalogue, translated: Catalogue) -> Iterator[tuple[str, Any, Any]]:
    for name, journey in original.journeys.items():
        if name in translated.journeys:
            other = translated.journeys[name]
            yield name, journey, other
            yield from ((name, *both) for both in zip(journey.stages, other.stages, strict=False))
            yield from ((name, *both) for both in zip(journey.steps, other.steps, strict=False))
    for name, touchpoint in original.touchpoints.items():
        if name in translated.touchpoints:
            yield name, touchpoint, translated.touchpoints[name]


def _called(thing: Thing, found: Any) -> str:
    if thing is Thing.PERSONA:
        return str(found.name)  # the short one, for sentences
    if thing is Thing.PHASE and found.set:
        # Lifecycles may have phases of one name.
        return f"{found.title} ({found.set})"
    return str(found.title)


def things_of(catalogue: Catalogue, thing: Thing) -> Mapping[str, Any]:
    """Return the things of a kind that have an id of their own all over a project, by that; none of other kinds."""
    return getattr(catalogue, _COLLECTIONS[thing]) if thing in _COLLECTIONS else {}


_COLLECTIONS = {
    Thing.JOURNEY: "journeys",
    Thing.PERSONA: "personas",
    Thing.TOUCHPOINT: "touchpoints",
    Thing.CHANNEL: "channels",
    Thing.PHASE: "phases",
    Thing.PAIN: "pains",
    Thing.OPPORTUNITY: "opportunities",
}


def _find(catalogue: Catalogue, thing: Thing, id_: str, within: str) -> Any:
    if thing in (Thing.STAGE, Thing.STEP):
        return _part(catalogue.journeys, thing, id_, within)
    return things_of(catalogue, thing).get(id_)


def _part(journeys: Mapping[str, Journey], thing: Thing, id_: str, within: str) -> Any:
    parts = id_.split("/")
    journey = journeys.get(within or parts[0])
    if journey is None:
        return None
    if thing is Thing.STAGE:
        return next((stage for stage in journey.stages if stage.id == parts[-1]), None)
    return next((step for step in journey.steps if step.id == parts[-1]), None)
