"""What changed of which thing, asked for by the thing: for the marks that a site compared with a revision carries.

Knows neither links nor words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from journeybook.compare import Change, Compared, Kind, Thing
from journeybook.compare.alignment import Alignment
from journeybook.model.catalogue import Catalogue
from journeybook.pages.elsewhere import Elsewhere
from journeybook.pages.names import Names, things_of

Named = tuple[Thing, str]
"""A thing by its id; a step by those of its journey and its own, whatever stage it is in."""
_WHOLE = (Kind.ADDED, Kind.REMOVED)


@dataclass(frozen=True)
class Changed:
    """A project against what it was. Without slots, because it keeps what it found."""

    compared: Compared
    catalogue: Catalogue
    """As it is, in the language of the pages."""

    @property
    def revision(self) -> str:
        """What it is compared with: `main (a1b2c3d)`, or the commit alone where that was asked for."""
        old = self.compared.old
        short = old.commit[:7]
        return old.name if not short or old.name.startswith(short) else f"{old.name} ({short})"

    @cached_property
    def names(self) -> Names:
        """What things are called, those that are gone too."""
        return Names(self.compared.old.catalogue, self.catalogue)

    @cached_property
    def alignment(self) -> Alignment:
        """What was what."""
        return Alignment(self.compared.old.catalogue, self.compared.comparison)

    def kind_of(self, thing: str, name: str) -> str:
        """Return what happened to a thing that is there: `added`, `moved`, `renamed` or `changed`; empty for nothing.

        A journey has changed when anything in it has. `name` is as in `Named`.
        """
        return self._kinds.get((thing, name), "")

    def kinds(self, thing: Thing) -> tuple[str, ...]:
        """Return what happened to those things of a kind that are there and to which something happened."""
        return tuple(kind for (of, _), kind in self._kinds.items() if of == thing.value)

    def of(self, thing: Thing, name: str) -> tuple[Change, ...]:
        """Return the changes of a thing; of a journey those of all that is in it."""
        if thing is Thing.JOURNEY:
            return self.by_journey.get(name, ())
        return self._changes.get((thing, name), ())

    def removed(self, thing: Thing) -> tuple[str, ...]:
        """Return the titles of what is gone of a kind of things, also of what went with a step or a journey."""
        now, before = things_of(self.catalogue, thing), things_of(self.compared.old.catalogue, thing)
        renamed, unread = self.compared.comparison.renamed.get(thing, {}), set(self.compared.unread)
        return tuple(
            str(one.title)
            for name, one in before.items()
            if renamed.get(name, name) not in now and one.origin.path not in unread
        )

    @cached_property
    def by_journey(self) -> Mapping[str, tuple[Change, ...]]:
        """Journey → the changes that are about it: in the order in which they are told."""
        found: dict[str, list[Change]] = {}
        for change in self.compared.comparison.changes:
            for journey in self._journeys_of(change):
                found.setdefault(journey, []).append(change)
        return {journey: tuple(changes) for journey, changes in found.items()}

    @cached_property
    def shared(self) -> tuple[Change, ...]:
        """The changes that are about no one journey."""
        told = {id(change) for changes in self.by_journey.values() for change in changes}
        return tuple(change for change in self.compared.comparison.changes if id(change) not in told)

    def named(self, change: Change) -> Named:
        """Return the thing that a change is about; of a figure or of evidence what that hangs on."""
        if change.thing in (Thing.METRIC, Thing.EVIDENCE):
            around = self.names.around(change)
            thing, name = around[-1] if around else (change.thing, change.id)
        else:
            thing, name = change.thing, change.id
        return thing, _short(name) if thing is Thing.STEP else name

    def _journeys_of(self, change: Change) -> tuple[str, ...]:
        """Return the journeys that a change is about, as they are called now: where something went or came from too."""
        own = self._elsewhere.journey_of(change)
        found = [self._now(own) if change.kind is Kind.REMOVED and own not in self.catalogue.journeys else own]
        if change.kind is Kind.MOVED and change.field in ("journey", "place"):
            found += [self._now(str(value).partition("/")[0]) for value in (change.old, change.new) if value]
        elif change.field == "places":
            was, now = (set(value) if isinstance(value, tuple) else set() for value in (change.old, change.new))
            found += sorted(self._now(str(place).partition("/")[0]) for place in was ^ now)
        known = (self.catalogue.journeys, self.compared.old.catalogue.journeys)
        return tuple(name for name in dict.fromkeys(found) if any(name in journeys for journeys in known))

    def _now(self, journey: str) -> str:
        return self.compared.comparison.renamed.get(Thing.JOURNEY, {}).get(journey, journey)

    @cached_property
    def _elsewhere(self) -> Elsewhere:
        return Elsewhere(self.alignment, self.catalogue)

    @cached_property
    def _changes(self) -> Mapping[Named, tuple[Change, ...]]:
        found: dict[Named, list[Change]] = {}
        for change in self.compared.comparison.changes:
            found.setdefault(self.named(change), []).append(change)
        return {name: tuple(changes) for name, changes in found.items()}

    @cached_property
    def _kinds(self) -> Mapping[tuple[str, str], str]:
        return dict(self._found_kinds())

    def _found_kinds(self) -> Iterator[tuple[tuple[str, str], str]]:
        for (thing, name), changes in self._changes.items():
            if thing is not Thing.JOURNEY and (kind := _kind(thing, changes)):
                yield (thing.value, name), kind
        for journey, changes in self.by_journey.items():
            kind = _kind(Thing.JOURNEY, changes)
            if journey in self.catalogue.journeys and kind:
                yield (Thing.JOURNEY.value, journey), kind
        # What came with a step or a journey is told with that; to whom lists it, it is new all the same.
        for thing in (Thing.PAIN, Thing.OPPORTUNITY):
            before, unread = things_of(self.compared.old.catalogue, thing), set(self.compared.unread)
            for name, one in things_of(self.catalogue, thing).items():
                if self.alignment.id_of(thing, name) not in before and one.origin.path not in unread:
                    yield (thing.value, name), Kind.ADDED.value


def _kind(thing: Thing, changes: Iterable[Change]) -> str:
    """Return the one word for all changes of a thing; empty for one that is gone."""
    kinds = {change.kind if change.thing is thing else Kind.CHANGED for change in changes}
    for whole in _WHOLE:
        if whole in kinds:
            return whole.value if whole is Kind.ADDED else ""
    return next(iter(kinds)).value if len(kinds) == 1 else Kind.CHANGED.value


def _short(step: str) -> str:
    """Return the id of a step without that of its stage."""
    parts = step.split("/")
    return f"{parts[0]}/{parts[-1]}"
