"""What was made of files, as bytes: for another process, or for another day. Knows not what it is made of them for.

Things are made empty, and their fields filled kind by kind: plain pickling looks up the fields of every single thing
anew, and takes three times as long. Some things at a time are best: few have little in common, and many are not near
at hand any more when they are filled.
"""

from __future__ import annotations

import pickle
from collections import deque
from collections.abc import Callable, Collection, Mapping, Sequence
from copyreg import __newobj__ as empty  # type: ignore[attr-defined]
from dataclasses import fields
from importlib import import_module
from io import BytesIO
from itertools import repeat
from operator import attrgetter
from types import MappingProxyType
from typing import Any

from journeybook.diagnostics import Diagnostic, Findings, Related, Suppression
from journeybook.load.drafted import Drafted
from journeybook.load.inventory import ReadList
from journeybook.model.extras import NO_EXTRAS
from journeybook.model.journey import Emotions, Journey, Stage, Step
from journeybook.model.needs import Needs
from journeybook.model.parts import Duration, Evidence, Metric, Narrative, Opportunity, Pain, Section
from journeybook.model.persona import Persona, Trait
from journeybook.model.place import Channel, Touchpoint
from journeybook.model.scale import EmotionScale
from journeybook.prose.links import ProseLink, RawHtml
from journeybook.source import Origin, Span

_Reduced = tuple[Callable[..., Any], tuple[Any, ...]]
_Column = list[Any] | tuple[Any]
"""The values of one field, or in a tuple the one that all have."""


class Packing:
    """Puts things down that consist of parts of some kinds, and of plain values; takes nothing else up."""

    def __init__(
        self,
        kinds: Sequence[type],
        modules: Collection[str],
        values: Collection[type] = (),
    ) -> None:
        """Take the kinds that there are many of, with slots; those first that hold others: then each is written once.

        `modules` are all those whose types are met, and `values` kinds of which equal ones may be one and the same
        thing.
        """
        self._plain = {*values, type(None)}
        self._modules = frozenset((*modules, *(kind.__module__ for kind in kinds)))
        self._found: dict[tuple[str, str], Any] = {}
        self._values = {kind: _values(kind) for kind in kinds}
        self._fields = {kind: tuple(getattr(kind, field.name).__set__ for field in fields(kind)) for kind in kinds}

    def packed(self, thing: object) -> bytes:
        """Return a thing as bytes."""
        stream = BytesIO()
        pickler = pickle.Pickler(stream, pickle.HIGHEST_PROTOCOL)
        met: dict[type, list[Any]] = {kind: [] for kind in self._values}
        pickler.dispatch_table = {
            MappingProxyType: _reduced_unchangeable,
            **{kind: _noting(kind, things.append) for kind, things in met.items()},
        }
        pickler.dump(thing)
        texts: dict[object, Any] = {}
        while any(met.values()):
            for kind, things in met.items():
                if things:
                    these = things[:]
                    things.clear()
                    rows = map(self._values[kind], these)
                    columns = [_column(values, texts, self._plain) for values in zip(*rows, strict=True)]
                    pickler.dump((kind, these, columns))
        pickler.dump(None)
        return stream.getvalue()

    def unpacked(self, data: bytes | memoryview) -> Any:
        """Return the thing that these bytes were made of."""
        unpickler = _Unpickler(BytesIO(data), self._part)
        thing = unpickler.load()
        while (filled := unpickler.load()) is not None:
            kind, things, columns = filled
            for put, values in zip(self._fields[kind], columns, strict=True):
                if type(values) is tuple:
                    values = repeat(values[0], len(things))
                elif len(values) != len(things):
                    raise pickle.UnpicklingError("a field has another number of values")
                deque(map(put, things, values), 0)  # the quickest way to call it for each
        return thing

    def unpacked_safely(self, data: bytes | memoryview) -> Any:
        """Return the same of bytes that somebody may have changed on a disk; None where they are not whole."""
        try:
            return self.unpacked(data)
        except Exception:  # broken bytes fail in any way
            return None

    def _part(self, module: str, name: str) -> Any:
        found = self._found.get((module, name))
        if found is None:
            found = self._found[module, name] = self._found_now(module, name)
        return found

    def _found_now(self, module: str, name: str) -> Any:
        if (module, name) == (__name__, "_unchangeable"):
            return _unchangeable
        found = getattr(import_module(module), name, None) if module in self._modules else None
        if not isinstance(found, type) or found.__module__ != module:
            raise pickle.UnpicklingError(f"{module}.{name} is no part of this")
        return found


class _Unpickler(pickle.Unpickler):
    def __init__(self, stream: BytesIO, part: Callable[[str, str], Any]) -> None:
        super().__init__(stream)
        self._part = part

    def find_class(self, module: str, name: str) -> Any:
        return self._part(module, name)


def _noting(kind: type, note: Callable[[Any], None]) -> Callable[[Any], _Reduced]:
    made = empty, (kind,)

    def reduced(thing: Any) -> _Reduced:
        note(thing)
        return made

    return reduced


def _column(values: tuple[Any, ...], texts: dict[object, Any], plain: set[type]) -> _Column:
    """Return the values of a field as they are written; `texts` are those that are there already, and what stands for
    things of `plain` kinds.
    """
    kinds = set(map(type, values))
    if kinds <= _TEXTS:
        values = tuple(map(texts.setdefault, values, values))
    elif kinds <= plain:
        values = tuple(None if one is None else texts.setdefault((type(one), repr(one)), one) for one in values)
    elif kinds == {tuple}:
        values = tuple(texts.setdefault(one, one) if all(type(text) is str for text in one) else one for one in values)
    first = values[0]
    return (first,) if all(value is first for value in values) else list(values)


def _unchangeable(plain: dict[str, Any]) -> Mapping[str, Any]:
    return MappingProxyType(plain) if plain else NO_EXTRAS


def _reduced_unchangeable(mapping: MappingProxyType[str, Any]) -> _Reduced:
    return _unchangeable, (dict(mapping),)


def _values(kind: type) -> Callable[[Any], tuple[Any, ...]]:
    names = [field.name for field in fields(kind)]
    values = attrgetter(*names)
    return values if len(names) > 1 else lambda thing: (values(thing),)


_TEXTS = {str, bytes, type(None)}
DRAFTS = Packing(
    (
        Drafted, Needs, Journey, Persona, Stage, Step, Narrative, Section, Opportunity, Pain, Metric, Evidence, Trait,
        Duration, Emotions, ProseLink, RawHtml, Suppression, Diagnostic, Related, Span, Origin,
    ),
    modules={"datetime", "journeybook.model.scale"},
    values={Duration, Emotions},
)  # fmt: skip
"""For what consists of drafts and findings."""
LISTS = Packing(
    (ReadList, Findings, Touchpoint, Channel, Metric, Suppression, Diagnostic, Related, Span, Origin, EmotionScale),
    modules={"datetime"},
)
"""For lists of things that journeys share."""
packed, unpacked, unpacked_safely = DRAFTS.packed, DRAFTS.unpacked, DRAFTS.unpacked_safely
