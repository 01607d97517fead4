"""A site that notes what is read of it: the one way by which pages come to what a project says.

What a page may read is opened as far as it pays: of a mapping each entry is noted by its key, of a catalogue each
field. What is handed out inside is the thing itself, which leads nowhere else. Whatever is read and not opened is
noted as a whole, so that a field that somebody adds tomorrow is noted too.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cached_property, partial
from typing import Any

from journeybook.checks.health import Health
from journeybook.history import History
from journeybook.incremental.aspects import heard, listen, unheard
from journeybook.incremental.reads import ALL, MARK, Reads, WatchedMapping, WatchedSequence, WatchedSet
from journeybook.insight.priorities import Priorities
from journeybook.model.catalogue import Catalogue
from journeybook.model.scale import EmotionScale
from journeybook.pages.context import SiteContext

FIXED = frozenset(
    {
        *("settings", "routes", "language", "compared", "changed"),
        *("catalogue.language", "catalogue.scale", "catalogue.needs"),
    }
)
"""What is the same for all pages of a site and part of what a site is known by, see `base.py`; and what tells no more
than where to look.
"""
_OPENED = (SiteContext, Catalogue, History, Health, Priorities)
_classes: dict[type[Any], type[Any]] = {}
_ROWS = frozenset({"by_health", "comparisons", "curves", "index", "pains", "priorities.items", "register", "to_bes"})
"""Long rows of which pages show a part."""


def watched(site: SiteContext, name: str, reads: Reads) -> SiteContext:
    """Return the site as one that notes what is read of it; the notes begin with `name`, but those of aspects."""
    listen()
    reads.beside = heard
    opened = _opened(site, _Watch(source=name, path="", reads=reads))
    assert isinstance(opened, SiteContext)
    return opened


@dataclass(frozen=True, slots=True, kw_only=True)
class _Watch:
    """Where a thing stands in a site, and who takes the notes."""

    source: str
    """The way to it from all sites, as notes begin."""
    path: str
    """The same from its site."""
    reads: Reads

    def of(self, name: str) -> _Watch:
        return _Watch(source=f"{self.source}.{name}", path=f"{self.path}.{name}".lstrip("."), reads=self.reads)


class _Field:
    """A field that is noted when it is read, or hands out what notes its own parts."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __get__(self, thing: Any, owner: type) -> Any:
        own = thing.__dict__
        wholes = own["_wholes"]
        if self._name in wholes:
            note, value = wholes[self._name]
            own["_watch"].reads.note(note)
            return value
        value, watch = unheard(partial(getattr, own["_raw"], self._name)), own["_watch"].of(self._name)
        if watch.path not in FIXED:
            opened = _watched(value, watch)
            if opened is None:
                # It is noted each time that it is read.
                wholes[self._name] = note, value = watch.source + MARK + ALL, value
                watch.reads.note(note)
                return value
            value = opened
        own[self._name] = value  # from now on it is found there, and this is not asked
        return value


def _watched(value: Any, watch: _Watch) -> Any:
    """Return a value as one that notes what is read of it; None for one that is not opened."""
    if isinstance(value, _OPENED):
        return _opened(value, watch)
    if isinstance(value, Mapping):
        return WatchedMapping(watch.source, value, watch.reads)
    if watch.path in _ROWS and isinstance(value, Sequence):
        return WatchedSequence(watch.source, value, watch.reads)
    if isinstance(value, frozenset) or watch.path == "files":
        return WatchedSet(watch.source, value, watch.reads)
    return None


def _opened(value: Any, watch: _Watch) -> Any:
    made: Any = object.__new__(_class(type(value)))
    made.__dict__.update(_raw=value, _watch=watch, _wholes={})
    return made


def _class(kind: type[Any]) -> type[Any]:
    """Return a class like this one whose fields, and what it computes once, are noted."""
    if kind in _classes:
        return _classes[kind]
    computed = (name for base in kind.__mro__ for name, one in vars(base).items() if isinstance(one, cached_property))
    names = dict.fromkeys((*(field.name for field in fields(kind)), *computed))
    own: dict[str, Any] = {name: _Field(name) for name in names}
    if kind is SiteContext:
        own["at_scale"] = _at_scale
    return _classes.setdefault(kind, type(f"Watched{kind.__name__}", (kind,), own))


def _at_scale(site: Any, scale: EmotionScale) -> SiteContext:
    raw, watch = site.__dict__["_raw"], site.__dict__["_watch"]
    assert isinstance(raw, SiteContext)
    return watched(raw.at_scale(scale), watch.source, watch.reads)
