"""The changes found so far, and which holder of a journey is which: what the parts of the comparison share."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from journeybook.compare.change import Change, Kind, Thing, Value
from journeybook.compare.names import Names
from journeybook.model.catalogue import Catalogue, Place
from journeybook.source import Origin

Key = tuple[str, Thing, str]
"""A holder of a catalogue: the id of its journey, what it is, its own id."""


@dataclass(frozen=True, slots=True)
class Ledger:
    """Collects changes while two catalogues are compared."""

    old: Catalogue
    new: Catalogue
    names: Names = field(default_factory=Names)
    changes: list[Change] = field(default_factory=list)
    equal: set[str] = field(default_factory=set)
    """Ids of the journeys in which nothing is different: all their holders are what they were."""
    holders: dict[Key, Key] = field(default_factory=dict)
    """What each holder was → what it is, of journeys that are in both and not equal."""
    kept: set[Key] = field(default_factory=set)
    """What those holders are."""

    def add(
        self,
        kind: Kind,
        thing: Thing,
        name: str,
        what: Any,
        *,
        field: str = "",
        old: Value = None,
        new: Value = None,
        title: str = "",
    ) -> None:
        """Add a change of `what`, a thing of the model with an origin."""
        origin: Origin = what.origin
        span = origin.span(field.partition("/")[0])
        self.changes.append(
            Change(
                kind=kind, thing=thing, id=name, title=str(title or what.title), field=field, old=old, new=new,
                path=span.path, line=span.line,
            )
        )  # fmt: skip

    def keep(self, old: Place, new: Place) -> None:
        """Note that a holder is what another one was."""
        self.holders[key_of(old)] = key_of(new)
        self.kept.add(key_of(new))

    def now(self, place: Place) -> Key | None:
        """Return what a holder of the old catalogue is in the new one; None where it is gone."""
        before = key_of(place)
        return before if before[0] in self.equal else self.holders.get(before)

    def stays(self, place: Place) -> bool:
        """Say whether a holder of the new catalogue was in the old one."""
        after = key_of(place)
        return after[0] in self.equal or after in self.kept


def key_of(place: Place) -> Key:
    """Return what a holder is told by."""
    if place.step:
        return place.journey.id, Thing.STEP, place.step.id
    if place.stage:
        return place.journey.id, Thing.STAGE, place.stage.id
    return place.journey.id, Thing.JOURNEY, place.journey.id


def id_of(place: Place) -> str:
    """Return the whole id of a holder: `drive/order/fill-basket`."""
    parts = (place.journey, place.stage, place.step)
    return "/".join(part.id for part in parts if part)
