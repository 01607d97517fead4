"""One change of meaning between two states of a project. Knows neither how it is found nor how it is shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

Value = str | int | float | bool | None | tuple["Value", ...] | Mapping[str, "Value"]
"""What a field says, as JSON has it; None where it says nothing."""


class Kind(StrEnum):
    """What happened to a thing."""

    ADDED = "added"
    REMOVED = "removed"
    RENAMED = "renamed"
    MOVED = "moved"
    CHANGED = "changed"


class Thing(StrEnum):
    """What something can happen to."""

    JOURNEY = "journey"
    STAGE = "stage"
    STEP = "step"
    METRIC = "metric"
    EVIDENCE = "evidence"
    PAIN = "pain"
    OPPORTUNITY = "opportunity"
    PERSONA = "persona"
    TOUCHPOINT = "touchpoint"
    CHANNEL = "channel"
    PHASE = "phase"
    SITE = "site"


_FAMILIES = {
    thing: at
    for at, family in enumerate(
        (
            (Thing.JOURNEY, Thing.STAGE, Thing.STEP, Thing.METRIC, Thing.EVIDENCE),
            (Thing.PAIN,),
            (Thing.OPPORTUNITY,),
            (Thing.PERSONA,),
            (Thing.TOUCHPOINT,),
            (Thing.CHANNEL,),
            (Thing.PHASE,),
            (Thing.SITE,),
        )
    )
    for thing in family
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One change of meaning: of a thing as a whole, or of one of its fields."""

    kind: Kind
    thing: Thing
    id: str
    """`drive/order/fill-basket`: as it is now; of what is removed as it was. Empty for the site itself.

    What hangs on a place without an id of its own has its name behind that: `drive/order/fill-basket/CSAT`.
    """
    title: str
    """What it is called now; of what is removed, what it was called."""
    field: str = ""
    """What of it is another: the name of a field, `emotion/lea` of an emotion of one persona, `x-legal`.

    Of what is renamed `title` or `id`. Of what is moved where it is: `stage`, `journey`, `folder`, `place`, `places`,
    or `after` (the id of what goes before it). Empty where it is all of it.
    """
    old: Value = None
    new: Value = None
    path: str
    """The file in which it is written; of what is removed, was written."""
    line: int

    @property
    def sort_key(self) -> tuple[int, tuple[str, ...], str, str, str, str]:
        """Order by what it is about: a journey before what is in it, an addition before a change."""
        family = _FAMILIES[self.thing]
        return family, tuple(self.id.split("/")), self.kind, self.field, repr(self.old), repr(self.new)
