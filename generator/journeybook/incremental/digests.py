"""What something is worth, as a few bytes: the same for equal values in any process, another one for others.

A journey is known by its file, which says all of it; whatever holds journeys is known by theirs.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import partial
from io import BytesIO
from operator import attrgetter
from pickle import Pickler, PicklingError
from types import FunctionType, MappingProxyType
from typing import Any

from journeybook.checks.rule import Rule
from journeybook.compare import Since
from journeybook.history.log import Logged
from journeybook.history.past import ReleaseCurve
from journeybook.incremental.code import digest
from journeybook.incremental.reads import ALL, COUNT, KEYS, MARK, ONE, SLICE
from journeybook.model.catalogue import Catalogue, Move, Place
from journeybook.model.journey import Journey, Stage, Step
from journeybook.model.parts import Opportunity, Pain
from journeybook.model.persona import Persona
from journeybook.model.place import Channel, Touchpoint
from journeybook.pages.context import SiteContext

_NOTHING = object()
_parts: dict[type[Any], Callable[[Any], Any]] = {
    kind: attrgetter(*(field.name for field in fields(kind)))
    for kind in (Channel, Journey, Opportunity, Pain, Persona, Touchpoint)
}


class Digests:
    """The digests of what some sites, the editions of one, hold now."""

    def __init__(self, sites: Mapping[str, SiteContext], journeys: Mapping[int, str]) -> None:
        """Take the sites by the names that notes begin with, and digests of journeys by `id()`."""
        self._sites = sites
        self._things = dict(journeys)
        self._kept: list[object] = []
        self._sources: dict[str, Any] = {}
        self._known: dict[str, str] = {}
        self._ways = _Ways(self)

    def of(self, note: str) -> str:
        """Return the digest of what a note is about; what is not there has one too."""
        known = self._known.get(note)
        if known is None:
            source, _, part = note.partition(MARK)
            known = self._known[note] = self._part(self._source(source), source, part)
        return known

    def value(self, value: Any) -> str:
        """Return the digest of a value of the model."""
        stream = BytesIO()
        pickler = Pickler(stream, 5)
        pickler.fast = True
        pickler.dispatch_table = self._ways
        pickler.dump(value)
        return digest(stream.getbuffer())

    def call(self, call: Callable[[], object]) -> str:
        """Return the digest of a function and the values it will be called with; empty where they are not known.

        A site among them does not count: what is read of it is noted.
        """
        if not isinstance(call, partial) or not isinstance(call.func, FunctionType):
            return ""
        values = [value for value in call.args if not isinstance(value, SiteContext)]
        named = {name: value for name, value in call.keywords.items() if not isinstance(value, SiteContext)}
        try:
            return self.value((call.func.__module__, call.func.__qualname__, values, named))
        except (TypeError, PicklingError):
            return ""

    def thing(self, thing: object) -> str:
        """Return the digest of a journey, or of another thing that many values hold."""
        known = self._things.get(id(thing))
        if known is None:
            self._kept.append(thing)  # so that no other one can come to have its number
            known = self._things[id(thing)] = self.value((type(thing).__qualname__, _parts[type(thing)](thing)))
        return known

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
        return "nothing" if found is _NOTHING else self.value(found)

    def _whole(self, value: Any, source: str) -> str:
        if isinstance(value, Mapping) and all(isinstance(key, str) for key in value):
            parts = [f"{key}{MARK}{self.of(f'{source}{MARK}{ONE}{key}')}" for key in value]
            return digest("\n".join(parts).encode("utf-8", "surrogatepass"))
        if isinstance(value, Since):
            # What was before is known by its commit, what is now by the catalogue.
            now = self.of(f"{source.partition('.')[0]}.catalogue.journeys{MARK}{ALL}")
            return self.value((value.commit, value.release, value.day, value.standing, now))
        is_set = isinstance(value, Collection) and not isinstance(value, (Sequence, Mapping))
        return self.value(sorted(value) if is_set else value)


class _Ways(dict[type[Any], Callable[[Any], Any]]):
    """How the values of each type are written down: as what they are, not by how they share their parts, nor by what
    they have computed.
    """

    def __init__(self, digests: Digests) -> None:
        super().__init__(
            {
                **dict.fromkeys(_parts, lambda one: (_Digest, (digests.thing(one),))),
                Place: lambda one: (_Digest, (digests.thing(one.journey), _id(one.stage), _id(one.step))),
                Move: lambda one: (_Digest, (digests.thing(one.journey), one.before.id, one.after.id, one.personas)),
                # A rule is part of the code; a commit and what was known at a release are what Git names so. But a
                # .mailmap says how authors are called, and what a shallow clone begins with has no commit before it.
                Rule: lambda one: (_Digest, (one.id,)),
                Logged: lambda one: (_Digest, (one.id, one.author, one.is_root)),
                ReleaseCurve: lambda one: (_Digest, (one.release, one.journey.origin.path)),
                Catalogue: _refuse,
                MappingProxyType: lambda one: (dict, (list(one.items()),)),
            }
        )

    def __missing__(self, kind: type[Any]) -> Callable[[Any], Any]:
        if issubclass(kind, Enum):
            name = kind.__qualname__
            self[kind] = lambda one: (_Values, (name, one.name))
        elif is_dataclass(kind) and (names := [field.name for field in fields(kind)]):
            self[kind] = _by_fields(kind.__qualname__, attrgetter(*names))
        else:
            raise KeyError(kind)
        return self[kind]


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
