"""Pain points and opportunities: they are one thing, wherever they are written out and however often they are met."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace
from functools import cached_property
from typing import TypeVar

from journeybook.compare.change import Kind, Thing
from journeybook.compare.fields import differences
from journeybook.compare.ledger import Key, Ledger, id_of, key_of
from journeybook.compare.likeness import pairs
from journeybook.compare.things import renamed
from journeybook.model.catalogue import Catalogue, Place
from journeybook.model.parts import Opportunity, Pain

_Met = TypeVar("_Met", Pain, Opportunity)


class _Places:
    """Where the pain points or the opportunities of a catalogue are met, by their ids."""

    def __init__(self, catalogue: Catalogue, thing: Thing, equal: Collection[str]) -> None:
        """Take the catalogue, which of the two, and the ids of the journeys that both states have alike."""
        self._catalogue, self._thing, self._equal = catalogue, thing, equal

    def of(self, name: str) -> tuple[Place, ...]:
        """Return where something is met."""
        return self._by_id(self._catalogue).get(name, ())

    @cached_property
    def differ(self) -> Mapping[str, tuple[Place, ...]]:
        """Where each is met in journeys that both states have not alike."""
        others = {name: one for name, one in self._catalogue.journeys.items() if name not in self._equal}
        return self._by_id(replace(self._catalogue, journeys=others))

    def _by_id(self, catalogue: Catalogue) -> Mapping[str, tuple[Place, ...]]:
        return catalogue.places_by_pain if self._thing is Thing.PAIN else catalogue.places_by_opportunity


def compare_concerns(ledger: Ledger, unread: Collection[str] = ()) -> None:
    """Note what is different between pains and opportunities, but those written in journeys of the ids in `unread`."""
    old, new = ledger.old, ledger.new
    # Pains first: opportunities refer to them.
    _compare(ledger, Thing.PAIN, old.pains, new.pains, unread)
    _compare(ledger, Thing.OPPORTUNITY, old.opportunities, new.opportunities, unread)


def _compare(
    ledger: Ledger, thing: Thing, old: Mapping[str, _Met], new: Mapping[str, _Met], unread: Collection[str]
) -> None:
    """What came or went with a place that did is part of that, and not told again."""
    old_places, new_places = (_Places(one, thing, ledger.equal) for one in (ledger.old, ledger.new))
    old, new = _known(old, unread), _known(new, unread)
    gone = {name: one for name, one in old.items() if name not in new}
    come = {name: one for name, one in new.items() if name not in old}
    others: tuple[tuple[_Met, _Met], ...] = tuple(pairs(gone, come))
    for before, after in others:
        ledger.names.rename(thing, before.id, after.id)
    differ = old_places.differ.keys() | new_places.differ.keys()
    may_differ: list[tuple[_Met, _Met]] = [
        (old[name], one) for name, one in new.items() if name in old and (old[name] is not one or name in differ)
    ]
    may_differ += others
    for before, after in may_differ:
        if before is not after and before != after:
            renamed(ledger, thing, after.id, before, after)
            for name, was, now in differences(before, after, ledger.names):
                ledger.add(Kind.CHANGED, thing, after.id, after, field=name, old=was, new=now)
        # Under the same id it is met at the same places of journeys that are alike.
        if before.id != after.id or before.id in differ:
            _compare_places(ledger, thing, (before, after), (old_places, new_places), unread)
    were, are = {before.id for before, _ in others}, {after.id for _, after in others}
    for name, one in come.items():
        if name not in are and _is_told(new_places.of(name), ledger.stays):
            ledger.add(Kind.ADDED, thing, name, one)
    for name, one in gone.items():
        if name not in were and _is_told(old_places.of(name), ledger.now):
            ledger.add(Kind.REMOVED, thing, name, one)


def _is_told(places: Collection[Place], stays: Callable[[Place], object]) -> bool:
    """Say whether something came or went by itself: it was met nowhere, or somewhere that stays."""
    return not places or any(map(stays, places))


def _compare_places(
    ledger: Ledger, thing: Thing, pair: tuple[_Met, _Met], places: tuple[_Places, _Places], unread: Collection[str]
) -> None:
    """Tell where else it is met, of the places that both catalogues have."""
    (before, after), (then, here) = (one.id for one in pair), places
    if before == after:
        was, now = _keys(ledger, then.differ.get(before, ()), here.differ.get(after, ()), unread)
        if was == now:
            return
    was, now = _keys(ledger, then.of(before), here.of(after), unread)
    lost, won = was - now, now - was
    if lost or won:
        kind = Kind.MOVED if lost and won else Kind.CHANGED
        ledger.add(
            kind, thing, after, pair[1], field="places",
            old=_ids(was, ledger), new=_ids(now, ledger),
        )  # fmt: skip


def _keys(
    ledger: Ledger, old: Iterable[Place], new: Iterable[Place], unread: Collection[str]
) -> tuple[set[Key], set[Key]]:
    """Return those of the places that both catalogues have, as they are now: where it was met, where it is."""
    was = {key for place in old if place.journey.id not in unread and (key := ledger.now(place))}
    return was, {key_of(place) for place in new if place.journey.id not in unread and ledger.stays(place)}


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
