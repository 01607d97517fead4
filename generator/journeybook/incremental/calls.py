"""What the maker of a page is called with: numbers, names, and things of the catalogue by their names.

That these are what they were is noted like what is read.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from types import FunctionType
from typing import Any

from journeybook.incremental.aspects import OUTLINE
from journeybook.incremental.reads import MARK, ONE
from journeybook.model.catalogue import Catalogue
from journeybook.model.journey import Journey
from journeybook.model.parts import Opportunity
from journeybook.model.persona import Persona
from journeybook.model.place import Channel, Phase, Touchpoint
from journeybook.pages.context import SiteContext

_KINDS: Mapping[type[Any], str] = {
    Channel: "channels",
    Journey: "journeys",
    Opportunity: "opportunities",
    Persona: "personas",
    Phase: "phases",
    Touchpoint: "touchpoints",
}
"""Where in a catalogue things stand by their ids."""
_PLAIN = frozenset({int, str})


def made_of(call: Callable[[], object]) -> str:
    """Return the name of a function and of what it will be called with; empty where that cannot be said.

    A site among that does not count: what is read of it is noted.
    """
    if not isinstance(call, partial) or not isinstance(call.func, FunctionType) or call.keywords:
        return ""
    names = [call.func.__qualname__]
    for value in call.args:
        kind = _kind(value)
        if kind is not None:
            names.append(f"{kind} {value.id}")
        elif type(value) in _PLAIN:
            names.append(repr(value))
        elif not isinstance(value, SiteContext):
            return ""
    return MARK.join(names)


def notes_of(call: Callable[[], object], catalogue: Catalogue, source: str) -> tuple[str, ...] | None:
    """Return the notes on the things that a function will be called with; None where one is not of the catalogue.

    `source` is how notes on that begin.
    """
    notes = []
    for value in call.args if isinstance(call, partial) else ():
        name = _kind(value)
        if name is None:
            continue
        if getattr(catalogue, name).get(value.id) is not value:
            return None
        own = isinstance(value, (Journey, Persona))
        notes.append(f"{OUTLINE}{MARK}{ONE}{value.origin.path}" if own else f"{source}.{name}{MARK}{ONE}{value.id}")
    return tuple(notes)


def _kind(value: Any) -> str | None:
    found = _KINDS.get(type(value))
    return found or (_KINDS[Journey] if isinstance(value, Journey) else None)
