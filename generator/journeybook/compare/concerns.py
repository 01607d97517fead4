"""Pain points and opportunities: they are one thing, wherever they are written out and however often they are met."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import TypeVar

from journeybook.compare.change import Kind, Thing
from journeybook.compare.fields import differences
from journeybook.compare.ledger import Key, Ledger, id_of, key_of
from journeybook.compare.likeness import pairs
from journeybook.compare.things import renamed
from journeybook.model.catalogue import Place
from journeybook.model.parts import Opportunity, Pain

_Met = TypeVar("_Met", Pain, Opportunity)
_Places = Mapping[str, tuple[Place, ...]]


def compare_concerns(ledger: Ledger, unread: Collection[str] = ()) -> None:
    """Note what is different between pains and opportunities, but those written in journeys of the ids in `unread`."""
    old, new = ledger.old, ledger.new
    # Pains first: opportunities refer to them.
    _compare(ledger, Thing.PAIN, old.pains, new.pains, old.places_by_pain, new.places_by_pain, unread)
    _compare(
        ledger, Thing.OPPORTUNITY, old.opportunities, new.opportunities,
        old.places_by_opportunity, new.places_by_opportunity, unread,
    )  # fmt: skip


def _compare(
    ledger: Ledger,
    thing: Thing,
    old: Mapping[str, _Met],
    new: Mapping[str, _Met],
    old_places: _Places,
    new_places: _Places,
    unread: Collection[str],
) -> None:
    """What came or went with a place that did is part of that, and not told again."""
    old, new = _known(old, unread), _known(new, unread)
    same = tuple(pairs(old, new))
    for before, after in same:
        ledger.names.rename(thing, before.id, after.id)
    for before, after in same:
        if before != after:
            renamed(ledger, thing, after.id, before, after)
            for name, was, now in differences(before, after, ledger.names):
                ledger.add(Kind.CHANGED, thing, after.id, after, field=name, old=was, new=now)
        _compare_places(ledger, thing, after, old_places.get(before.id, ()), new_places.get(after.id, ()), unread)
    was_there, is_there = {before.id for before, _ in same}, {after.id for _, after in same}
    for name, one in new.items():
        places = new_places.get(name, ())
        if name not in is_there and (not places or any(ledger.stays(place) for place in places)):
            ledger.add(Kind.ADDED, thing, name, one)
    for name, one in old.items():
        places = old_places.get(name, ())
        if name not in was_there and (not places or any(ledger.now(place) for place in places)):
            ledger.add(Kind.REMOVED, thing, name, one)


def _compare_places(
    ledger: Ledger,
    thing: Thing,
    what: Pain | Opportunity,
    old: Iterable[Place],
    new: Iterable[Place],
    unread: Collection[str],
) -> None:
    """Tell where else it is met, of the places that both catalogues have."""
    was = {key for place in old if place.journey.id not in unread and (key := ledger.now(place))}
    now = {key_of(place): place for place in new if place.journey.id not in unread and ledger.stays(place)}
    lost, won = was - now.keys(), now.keys() - was
    if lost or won:
        kind = Kind.MOVED if lost and won else Kind.CHANGED
        ledger.add(
            kind, thing, what.id, what, field="places",
            old=_ids(was, ledger), new=_ids(now, ledger),
        )  # fmt: skip


def _ids(keys: Iterable[Key], ledger: Ledger) -> tuple[str, ...]:
    return tuple(sorted(_id(*key, ledger) for key in keys))


def _id(journey: str, thing: Thing, name: str, ledger: Ledger) -> str:
    found = ledger.new.journeys[journey]
    if thing is Thing.JOURNEY:
        return journey
    if thing is Thing.STAGE:
        return f"{journey}/{name}"
    return next(id_of(Place(found, stage, step)) for stage, step in found.walk() if step.id == name)


def _known(things: Mapping[str, _Met], unread: Collection[str]) -> dict[str, _Met]:
    if not unread:
        return dict(things)
    return {
        name: one for name, one in things.items() if one.origin.path.rpartition("/")[2].partition(".")[0] not in unread
    }
