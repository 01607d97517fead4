"""What something is worth, as a few bytes: the same for equal values in any process, another one for others.

A journey is known by its file, which says all of it. Whatever holds journeys or personas is known by their outlines:
what else is read of them is noted, see `aspects.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cached_property
from io import BytesIO
from operator import attrgetter
from pickle import Pickler
from types import MappingProxyType
from typing import Any

from journeybook.caching import digest
from journeybook.checks.health import JourneyHealth
from journeybook.checks.rule import Rule
from journeybook.compare import Since
from journeybook.history.log import Logged
from journeybook.history.past import ReleaseCurve
from journeybook.incremental.aspects import ASPECTS, OUTLINE, WORDS, aspect, outline
from journeybook.incremental.notes import Notes
from journeybook.incremental.reads import ALL, COUNT, KEYS, MARK, ONE, SLICE
from journeybook.incremental.recall import TODAY, doubtful, held, number_all
from journeybook.insight.flow import Flow, Shift
from journeybook.insight.pains import PainFound
from journeybook.insight.priorities import Priority
from journeybook.model.catalogue import Catalogue, Move, Place
from journeybook.model.journey import Journey, Stage, Step
from journeybook.model.parts import Opportunity, Pain
from journeybook.model.persona import Persona
from journeybook.model.place import Channel, Touchpoint
from journeybook.pages.context import SiteContext
from journeybook.source import Origin

_NOTHING = object()
_MOST = 100_000
"""Digests of notes that are kept: hardly one is asked for twice, and a large site has half a million."""
_outlines = {kind: outline(kind) for kind in (Journey, Persona, Stage, Step)}
_parts: dict[type[Any], Callable[[Any], Any]] = {
    kind: attrgetter(*(field.name for field in fields(kind)))
    for kind in (Channel, Opportunity, Pain, PainFound, Priority, Touchpoint)
}
"""Types of things that several values hold."""
_all_of_origin = attrgetter(*(field.name for field in fields(Origin)))
_KEEPERS = (Flow, Shift)
"""Types with values that are kept once they are worked out, and that read nothing but outlines on what a site keeps: a
page works out the others for itself (`Flow.anew`).
"""


class Digests:
    """The digests of what some sites, the editions of one, hold now."""

    def __init__(self, sites: Mapping[str, SiteContext], journeys: Mapping[int, str]) -> None:
        """Take the sites by the names that notes begin with, and digests of journeys by `id()`."""
        self._sites = sites
        self._files = dict(journeys)
        self._things: dict[int, str] = {}
        self._kept: list[object] = []
        self._sources: dict[str, Any] = {}
        self._known: dict[str, str] = {}
        self._ways, self._whole_ways = _Ways(self), _WholeWays(self)
        self._by_path: dict[str, list[Journey | Persona]] = {}
        for site in sites.values():
            things: tuple[Journey | Persona, ...] = (
                *site.catalogue.journeys.values(),
                *site.catalogue.personas.values(),
            )
            for thing in things:
                self._by_path.setdefault(thing.origin.path, []).append(thing)

    def of(self, note: str) -> str:
        """Return the digest of what a note is about; what is not there has one too."""
        known = self._known.get(note)
        if known is None:
            source, _, part = note.partition(MARK)
            if source in ASPECTS or source == OUTLINE:
                return self._aspect(source, part.removeprefix(ONE))  # not kept: there are many, and each is asked once
            known = self._part(self._source(source), source, part)
            if len(self._known) < _MOST:
                self._known[note] = known
        return known

    def value(self, value: Any) -> str:
        """Return the digest of a value of the model, of whose journeys and personas only the outline counts."""
        return _pickled(value, self._ways)

    def whole(self, value: Any) -> str:
        """Return the digest of a value of the model, of whose journeys and personas everything counts."""
        return _pickled(value, self._whole_ways)

    def rest(self) -> tuple[str, str]:
        """Return a digest of what lists are made of beside journeys and what all pages share, and the day."""
        known = [site.catalogue for site in self._sites.values()]
        shared = [(one.personas, one.touchpoints, one.channels, one.phases, one.translated) for one in known]
        return self.value(shared), " ".join(dict.fromkeys(str(site.today) for site in self._sites.values()))

    def recall(self, known: Notes, rest: str) -> tuple[Mapping[str, Sequence[int]], str]:
        """Take notes as they were known once, with what `rest` was; return the places of those that may be others now,
        by source, and `rest` now. Where none is known, those that will surely be noted get their numbers.
        """
        if not len(known):
            number_all(known, self._by_path)
            return {}, " ".join(self.rest())
        same = held(known, self.of)
        if OUTLINE in known.sources:
            for part, was in zip(known.parts(OUTLINE), known.digests(OUTLINE), strict=True):
                things = self._by_path.get(part.removeprefix(ONE), ()) if part in same else ()
                if len(things) == 1:
                    self._things.setdefault(id(things[0]), was)
        now, today = self.rest()
        was, _, day = rest.partition(" ")
        others = None if was != now else frozenset({TODAY} if day != today else ())
        return doubtful(known, same, self._by_path, self.of, others=others), f"{now} {today}"

    def thing(self, thing: object) -> str:
        """Return the digest of the outline of a journey or persona, or of another thing that many values hold."""
        known = self._things.get(id(thing))
        if known is None:
            self._kept.append(thing)  # so that no other one can come to have its number
            kind = Journey if isinstance(thing, Journey) else type(thing)
            parts = _outlines[kind] if kind in _outlines else _parts[kind]
            known = self._things[id(thing)] = self.value((kind.__qualname__, parts(thing)))
        return known

    def file(self, thing: Journey | Persona) -> str:
        """Return the digest of all of a journey or a persona."""
        known = self._files.get(id(thing))
        if known is None:
            self._kept.append(thing)
            known = self._files[id(thing)] = self.whole([getattr(thing, field.name) for field in fields(thing)])
        return known

    def hears(self, path: str) -> bool:
        """Say whether it is noted what is read of the thing in a file."""
        return path in self._by_path

    def _aspect(self, name: str, path: str) -> str:
        """Return the digest of an aspect of what stands in a file; in another language that has its path too."""
        found = self._by_path.get(path, ())
        if name == WORDS:
            return " ".join(dict.fromkeys(map(self.file, found)))
        if name == OUTLINE:
            return " ".join(dict.fromkeys(map(self.thing, found)))
        return " ".join(dict.fromkeys(self.value(aspect(name, one)) for one in found if isinstance(one, Journey)))

    def _source(self, source: str) -> Any:
        if source not in self._sources:
            name, *path = source.split(".")
            value: Any = self._sites[name]
            for one in path:
                value = getattr(value, one, _NOTHING)
            self._sources[source] = value
        return self._sources[source]

    def _part(self, value: Any, source: str, part: str) -> str:
        if value is _NOTHING:
            return "nothing"
        kind, rest = part[:1], part[1:]
        if kind == ALL:
            return self._whole(value, source)
        if kind == COUNT:
            return str(len(value))
        if kind == KEYS:
            return self.value(list(value))
        if kind == SLICE:
            first, _, end = rest.partition(":")
            return self.value(list(value[int(first) : int(end)]))
        return self._one(value, rest)

    def _one(self, value: Any, key: str) -> str:
        if isinstance(value, Mapping):
            found = value.get(key, _NOTHING)
        elif isinstance(value, Sequence):
            found = value[int(key)] if -len(value) <= int(key) < len(value) else _NOTHING
        else:
            return str(key in value)
        if type(found) is JourneyHealth:  # there are thousands
            return found.digest
        return "nothing" if found is _NOTHING else self.value(found)

    def _whole(self, value: Any, source: str) -> str:
        if isinstance(value, Mapping) and all(isinstance(key, str) for key in value):
            parts = [f"{key}{MARK}{self.of(f'{source}{MARK}{ONE}{key}')}" for key in value]
            return digest("\n".join(parts).encode("utf-8", "surrogatepass"))
        if isinstance(value, Since):
            # What was before is known by its commit, what is now by the catalogue in the project's own language.
            site = self._sites[source.partition(".")[0]]
            known = site.original or site.catalogue
            others = (known.personas, known.touchpoints, known.channels, known.phases)
            now = ([self.file(journey) for journey in known.journeys.values()], self.whole(others))
            return self.value((value.commit, value.release, value.day, value.standing, value.unread, now))
        if isinstance(value, Sequence) and not isinstance(value, str):
            return self.value(list(value))  # some are worked out when they are asked for
        is_set = isinstance(value, Collection) and not isinstance(value, (Sequence, Mapping))
        return self.value(sorted(value) if is_set else value)


class _Ways(dict[type[Any], Callable[[Any], Any]]):
    """How the values of each type are written down: as what they are, not by how they share their parts, nor by what
    they have computed.
    """

    def __init__(self, digests: Digests) -> None:
        self._digests = digests
        things: dict[type[Any], Callable[[Any], Any]] = dict.fromkeys(
            (*_parts, Journey, Persona), lambda one: (_Digest, (digests.thing(one),))
        )
        super().__init__(
            {
                **things,
                Stage: _by_fields("Stage", _outlines[Stage]),
                Step: _by_fields("Step", _outlines[Step]),
                Origin: lambda one: (_Digest, (one.path,) if digests.hears(one.path) else _all_of_origin(one)),
                Place: lambda one: (_Digest, (digests.thing(one.journey), _id(one.stage), _id(one.step))),
                Move: lambda one: (_Digest, (digests.thing(one.journey), one.before.id, one.after.id, one.personas)),
                JourneyHealth: lambda one: (_Digest, (one.digest,)),
                # A rule is part of the code, and a commit is what Git names so. But a .mailmap says how authors are
                # called, and what a shallow clone begins with has no commit before it.
                Rule: lambda one: (_Digest, (one.id,)),
                Logged: lambda one: (_Digest, (one.id, one.author, one.is_root)),
                ReleaseCurve: lambda one: (_Digest, (one.release, one.id, one.source, one.scale)),
                Catalogue: _refuse,
                MappingProxyType: lambda one: (dict, (list(one.items()),)),
            }
        )

    def __missing__(self, kind: type[Any]) -> Callable[[Any], Any]:
        if issubclass(kind, Journey):  # one of which only the head is read
            self[kind] = self[Journey]
        elif issubclass(kind, Enum):
            name = kind.__qualname__
            self[kind] = lambda one: (_Values, (name, one._name_))  # `name` is slow, and there are thousands
        elif is_dataclass(kind) and (names := [field.name for field in fields(kind)]):
            self[kind] = self._by_all_fields(kind, attrgetter(*names))
        else:
            raise KeyError(kind)
        return self[kind]

    def _by_all_fields(self, kind: type[Any], values: Callable[[Any], Any]) -> Callable[[Any], Any]:
        keeps = any(isinstance(one, cached_property) for base in kind.__mro__ for one in vars(base).values())
        if keeps and kind not in _KEEPERS:
            # What it has read already of a journey nobody will hear again.
            return lambda one: (_Digest, (self._digests.whole((kind.__qualname__, values(one))),))
        return _by_fields(kind.__qualname__, values)


class _WholeWays(_Ways):
    """The same for values of which everything counts."""

    def __init__(self, digests: Digests) -> None:
        super().__init__(digests)
        for kind in (*_parts, Persona, Stage, Step, Origin):
            del self[kind]
        self[Journey] = lambda one: (_Digest, (digests.file(one),))
        self[Place] = lambda one: (_Digest, (digests.file(one.journey), _id(one.stage), _id(one.step)))
        self[Move] = lambda one: (_Digest, (digests.file(one.journey), one.before.id, one.after.id, one.personas))

    def _by_all_fields(self, kind: type[Any], values: Callable[[Any], Any]) -> Callable[[Any], Any]:
        return _by_fields(kind.__qualname__, values)


def _pickled(value: Any, ways: _Ways) -> str:
    stream = BytesIO()
    pickler = Pickler(stream, 5)
    pickler.fast = True
    pickler.dispatch_table = ways
    pickler.dump(value)
    return digest(stream.getbuffer())


def _by_fields(name: str, values: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return lambda one: (_Values, (name, values(one)))


def _refuse(_: Catalogue) -> Any:
    raise TypeError("a catalogue is no value: what is read of it is noted")


class _Digest:
    """Stands for a thing by its digest."""


class _Values:
    """Stands for a thing by its fields."""


def _id(thing: Stage | Step | None) -> str:
    return thing.id if thing else ""
