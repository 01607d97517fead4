"""Two states of one thing, field by field. A field that is added to the model is compared without a word here."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from journeybook.compare.change import Thing, Value
from journeybook.compare.names import Names
from journeybook.compare.values import meaning, plain
from journeybook.model.persona import Trait

Difference = tuple[str, Value, Value]
"""A field, what it said, what it says."""

_REFERENCES = {
    "touchpoint": Thing.TOUCHPOINT,
    "channel": Thing.CHANNEL,
    "channels": Thing.CHANNEL,
    "journey": Thing.JOURNEY,
    "of": Thing.JOURNEY,
    "personas": Thing.PERSONA,
    "phases": Thing.PHASE,
    "pains": Thing.PAIN,
}
"""Fields that hold ids."""
_WRITTEN = {"phases": "phase"}
"""What a field is called in files, where the model calls it otherwise."""
_SETS = ("channels", "personas", "phase", "pains", "tags", "next")
"""Lists whose order says nothing."""
_BESIDE = ("id", "title", "origin", "body_path", "body_line", "body_language")
"""Who a thing is and where it is written: not what it says."""


def differences(old: Any, new: Any, names: Names, without: Collection[str] = ()) -> Iterator[Difference]:
    """Yield the fields in which two states of a thing differ, but those in `without`; ids as they are now."""
    for member in dataclasses.fields(new):
        name = member.name
        if name in _BESIDE or name in without:
            continue
        before, after = getattr(old, name), getattr(new, name)
        if before == after and name not in _REFERENCES:
            continue
        if name == "extras":
            yield from _by_key("", before, after)
        elif name == "facts":
            yield from _by_key("facts/", dict(before), dict(after))
        elif name == "traits":
            yield from _by_key("traits/", _values(before), _values(after))
        else:
            yield from difference(_WRITTEN.get(name, name), _now(name, before, names), after)


def difference(name: str, before: Any, after: Any) -> Iterator[Difference]:
    """Yield a field where two values of it say different things."""
    before, after = _ordered(name, before), _ordered(name, after)
    if meaning(before) != meaning(after):
        yield name, plain(before), plain(after)


def _by_key(prefix: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[Difference]:
    for key in dict.fromkeys((*before, *after)):
        yield from difference(f"{prefix}{key}", before.get(key), after.get(key))


def _values(traits: Iterable[Trait]) -> dict[str, Any]:
    return {f"{trait.left}–{trait.right}": trait.value for trait in traits}


def _now(name: str, value: Any, names: Names) -> Any:
    """Return ids of the old catalogue as they are in the new one."""
    thing = _REFERENCES.get(name)
    if thing is None or not value:
        return value
    return names.all_now(thing, value) if isinstance(value, tuple) else names.now(thing, value)


def _ordered(name: str, value: Any) -> Any:
    return tuple(sorted(set(value))) if name in _SETS and value else value
