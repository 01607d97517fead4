"""What was made of files, as bytes: for another process, or for another day. Knows not what it is made of them for.

Plain pickling takes twice as long: it looks up the fields of every single thing anew.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable, Mapping
from dataclasses import fields
from importlib import import_module
from io import BytesIO
from operator import attrgetter
from sys import intern
from types import MappingProxyType
from typing import Any

from journeybook.diagnostics import Diagnostic, Related, Suppression
from journeybook.model.extras import NO_EXTRAS
from journeybook.model.journey import Emotions, Journey, Stage, Step
from journeybook.model.parts import Duration, Evidence, Metric, Narrative, Opportunity, Pain, Section
from journeybook.model.persona import Persona, Trait
from journeybook.prose.links import ProseLink, RawHtml
from journeybook.source import Origin, Span

_Reduced = tuple[Callable[..., Any], tuple[Any, ...]]
_new = object.__new__
_names: dict[tuple[str, ...], tuple[str, ...]] = {}
"""The names of fields that things have: most have the same, and keep them once."""
_MOST_NAMES = 50_000


def packed(thing: object) -> bytes:
    """Return a thing that consists of parts of the model, findings and plain values as bytes."""
    stream = BytesIO()
    pickler = pickle.Pickler(stream, pickle.HIGHEST_PROTOCOL)
    pickler.dispatch_table = _TABLE
    pickler.dump(thing)
    return stream.getvalue()


def unpacked(data: bytes) -> Any:
    """Return the thing that `packed` made these bytes of."""
    return pickle.loads(data)


def unpacked_safely(data: bytes | memoryview) -> Any:
    """Return the same of bytes that lay on a disk, where somebody may have changed them: nothing but parts of the model
    is made of them. None where they are not whole.
    """
    try:
        return _Unpickler(BytesIO(data)).load()
    except Exception:  # broken bytes fail in any way
        return None


class _Unpickler(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        if module == __name__ and name in _HELPERS:
            return globals()[name]
        found = getattr(import_module(module), name, None) if module in _MODULES else None
        if not isinstance(found, type) or found.__module__ != module:
            raise pickle.UnpicklingError(f"{module}.{name} is no part of a draft")
        return found


_HELPERS = frozenset({"_restored", "_origin", "_unchangeable"})
_MODULES = frozenset({
    "datetime", "journeybook.diagnostics", "journeybook.load.drafting", "journeybook.model.journey",
    "journeybook.model.parts", "journeybook.model.persona", "journeybook.model.scale", "journeybook.prose.links",
    "journeybook.source",
})  # fmt: skip


def _restored(kind: type, *values: object) -> object:
    thing: object = _new(kind)
    for put, value in zip(_SETTERS[kind], values, strict=True):
        put(thing, value)
    return thing


def _origin(path: str, names: tuple[str, ...], places: bytes) -> Origin:
    known = _names.get(names)
    if known is None:
        if len(_names) >= _MOST_NAMES:
            _names.clear()
        known = tuple(map(intern, names))
        _names[known] = known
    origin: Origin = _new(Origin)
    put_path, put_names, put_places = _SETTERS[Origin]
    put_path(origin, path)
    put_names(origin, known)
    put_places(origin, places)
    return origin


def _reduced_origin(origin: Origin) -> _Reduced:
    return _origin, (origin.path, origin.names, origin.places)


def _unchangeable(plain: dict[str, Any]) -> Mapping[str, Any]:
    return MappingProxyType(plain) if plain else NO_EXTRAS


def _reduced_unchangeable(mapping: MappingProxyType[str, Any]) -> _Reduced:
    return _unchangeable, (dict(mapping),)


def _reducer(kind: type) -> Callable[[Any], _Reduced]:
    values = attrgetter(*(field.name for field in fields(kind)))
    return lambda thing: (_restored, (kind, *values(thing)))


_KINDS: tuple[type, ...] = (
    Diagnostic, Duration, Emotions, Evidence, Journey, Metric, Narrative, Opportunity, Origin, Pain, Persona, ProseLink,
    RawHtml, Related, Section, Span, Stage, Step, Suppression, Trait,
)  # fmt: skip
_OFTEN = frozenset({
    "area", "channel", "folder", "id", "kpi", "owner", "rule", "source", "stage", "text", "title", "touchpoint", "unit",
})  # fmt: skip
"""The fields whose texts many files have."""


def _setter(kind: type, name: str) -> Callable[[Any, Any], None]:
    put: Callable[[Any, Any], None] = getattr(kind, name).__set__
    return (lambda thing, text: put(thing, text and intern(text))) if name in _OFTEN else put


_SETTERS = {kind: tuple(_setter(kind, field.name) for field in fields(kind)) for kind in _KINDS}
_TABLE: dict[type, Callable[[Any], Any]] = {
    **{kind: _reducer(kind) for kind in _KINDS},
    Origin: _reduced_origin,
    MappingProxyType: _reduced_unchangeable,
}
