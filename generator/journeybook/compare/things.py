"""Things told by an id of their own: what was added, removed, renamed, and what else of them is different."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import TypeVar

from journeybook.compare.change import Kind, Thing
from journeybook.compare.fields import differences
from journeybook.compare.ledger import Ledger
from journeybook.compare.likeness import pairs
from journeybook.compare.values import meaning
from journeybook.model.journey import Journey, Stage, Step
from journeybook.model.parts import Opportunity, Pain
from journeybook.model.persona import Persona
from journeybook.model.place import Channel, Phase, Touchpoint

Named = Journey | Stage | Step | Pain | Opportunity | Persona | Touchpoint | Channel | Phase
"""Whatever has an id and a title."""
_Kind = TypeVar("_Kind", bound=Named)


def compare_things(
    ledger: Ledger,
    thing: Thing,
    old: Mapping[str, _Kind],
    new: Mapping[str, _Kind],
    *,
    without: Collection[str] = (),
    changed: Callable[[_Kind, _Kind], None] | None = None,
) -> None:
    """Note what is different between things by id. `changed` looks into what differs besides the fields."""
    same = tuple(pairs(old, new))
    for before, after in same:
        ledger.names.rename(thing, before.id, after.id)
    for before, after in same:
        if before is after:
            continue
        renamed(ledger, thing, after.id, before, after)
        for name, was, now in differences(before, after, ledger.names, without):
            ledger.add(Kind.CHANGED, thing, after.id, after, field=name, old=was, new=now)
        if changed:
            changed(before, after)
    was_there, is_there = {before.id for before, _ in same}, {after.id for _, after in same}
    for name, added in new.items():
        if name not in is_there:
            ledger.add(Kind.ADDED, thing, name, added)
    for name, removed in old.items():
        if name not in was_there:
            ledger.add(Kind.REMOVED, thing, name, removed)


def renamed(ledger: Ledger, thing: Thing, name: str, old: Named, new: Named) -> None:
    """Note a new id and a new title. An id made from a title is not told besides the title."""
    derived = not old.origin.has("id") and not new.origin.has("id") and thing in _DERIVED
    if old.id != new.id and not derived:
        ledger.add(Kind.RENAMED, thing, name, new, field="id", old=old.id, new=new.id)
    if meaning(old.title) != meaning(new.title):
        ledger.add(Kind.RENAMED, thing, name, new, field="title", old=str(old.title), new=str(new.title))


_DERIVED = (Thing.STAGE, Thing.STEP, Thing.PAIN, Thing.OPPORTUNITY)
"""What has an id made from its title where none is written."""
