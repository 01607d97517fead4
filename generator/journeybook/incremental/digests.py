"""What something is worth, as a few bytes: the same for equal values in any process, another one for others.

A journey is known by its file, which says all of it; whatever holds journeys is known by theirs.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import fields, is_dataclass
from functools import partial
from hashlib import blake2b
from io import BytesIO
from pickle import PicklingError
from types import FunctionType, MappingProxyType
from typing import Any

from journeybook.checks.rule import Rule
from journeybook.compare import Since
from journeybook.incremental.reads import ALL, COUNT, KEYS, MARK, ONE, SLICE
from journeybook.model.catalogue import Catalogue, Move, Place
from journeybook.model.journey import Journey
from journeybook.pages.context import SiteContext

_NOTHING = object()
_fields: dict[type[Any], tuple[str, ...]] = {}


def digest(data: bytes) -> str:
    """Return a digest of bytes."""
    return blake2b(data, digest_size=16).hexdigest()


class Digests:
    """The digests of what some sites, the editions of one, hold now."""

    def __init__(self, sites: Mapping[str, SiteContext], journeys: Mapping[int, str]) -> None:
        """Take the sites by the names that notes begin with, and digests of journeys by `id()`."""
        self._sites = sites
        self._journeys = dict(journeys)
        self._kept: list[Journey] = []
        self._sources: dict[str, Any] = {}
        self._known: dict[str, str] = {}

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
        _Pickler(stream, self).dump(value)
        return digest(stream.getvalue())

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

    def journey(self, journey: Journey) -> str:
        """Return the digest of a journey."""
        known = self._journeys.get(id(journey))
        if known is None:
            self._kept.append(journey)  # so that no other one can come to have its number
            stream = BytesIO()
            _Pickler(stream, self).dump(_values(journey))
            known = self._journeys[id(journey)] = digest(stream.getvalue())
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


class _Pickler(pickle.Pickler):
    """Writes values down as what they are: not by how they share their parts, nor by what they have computed."""

    def __init__(self, stream: BytesIO, digests: Digests) -> None:
        super().__init__(stream, 5)
        self.fast = True
        self._digests = digests

    def reducer_override(self, value: Any) -> Any:
        kind = type(value)
        if kind is Journey:
            return _Digest, (self._digests.journey(value),)
        if kind is Place:
            return _Digest, (f"{self._digests.journey(value.journey)} {_id(value.stage)} {_id(value.step)}",)
        if kind is Move:
            ends = f"{value.before.id} {value.after.id} {' '.join(value.personas)}"
            return _Digest, (f"{self._digests.journey(value.journey)} {ends}",)
        if kind is Rule:
            return _Digest, (value.id,)
        if kind is Catalogue:
            raise TypeError("a catalogue is no value: what is read of it is noted")
        if kind is MappingProxyType:
            return dict, (list(value.items()),)
        if is_dataclass(kind):
            return _Values, (kind.__qualname__, *_values(value))
        return NotImplemented


class _Digest:
    """Stands for a thing by its digest."""


class _Values:
    """Stands for a thing by its fields."""


def _values(value: Any) -> tuple[Any, ...]:
    return tuple([getattr(value, name) for name in _names(type(value))])


def _names(kind: type[Any]) -> tuple[str, ...]:
    if kind not in _fields:
        _fields[kind] = tuple(field.name for field in fields(kind))
    return _fields[kind]


def _id(thing: Any) -> str:
    return thing.id if thing else ""
